"""Results under version control: what they hold, how they are written, and how a change of them is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from compare import SourceError, compare, load, results_schema
from compare.fact_sheet import fact_sheet
from compare.report import Deviation, Measured, Report, Subject, Verdict
from compare.results import Deviates, Results, parse, render, results_of
from compare.results_since import differences

from .apis import V2, asking

if TYPE_CHECKING:
    from compare.means import Means

VALID = Verdict(valid=True, validator="a validator 1.0")
FULL: dict[str, Any] = {"description": "What for.", "schema": {"type": "string", "maxLength": 9}}
OTHER: dict[str, Any] = {"schema": {"type": "string", "maxLength": 8, "title": "Q"}}
DEVIATION = Deviation(operation="GET /items", check="not_a_server_error", message="500", curl="curl $URL", times=7)
MEASURED = Measured(
    tests={"GET /items": 3},
    requests={"GET /items": 99},
    own_requests={"GET /items": 98},
    same=(),
    true=(DEVIATION, replace(DEVIATION, message="501", times=1)),
    switched_off=(),
    tool="a fuzzer 1.0",
)


def results(parameter: dict[str, Any] = OTHER, version: str = "3.1.0", **members: Any) -> Results:  # noqa: ANN401 - any attribute of a subject
    """The results of a stack whose document says this of the contract's parameter."""
    parameter = parameter if version != V2 else {"type": "string", "maxLength": 9}
    documents = load(asking(FULL), name="contract"), load(asking(parameter, version), name="a")
    stated: dict[str, Any] = {"title": "A", "verdict": VALID, "python": "CPython 3.11.7", "measured": MEASURED}
    contract = Subject(document=documents[0], title="The contract", verdict=VALID)
    stack = Subject(document=documents[1], **(stated | {"versions": {"framework": "1.0"}} | members))
    report = Report(subjects=(contract, stack), failed=(), comparison=compare(*documents))
    return results_of(fact_sheet(report), stack)


def means(of: Means) -> dict[tuple[str, str], Means]:
    """The means of the one fact whose place is known."""
    return {("schema.maxLength", "/paths/~1items/get/parameters/0/schema/maxLength"): of}


class TestResults:
    """What they hold."""

    def test_each_fact_with_verdict_means_and_what_is_not_the_contracts_own(self) -> None:
        lines = {line.fact: line[1:] for line in results(means=means("annotation")).facts["GET /items"]}
        assert lines["query q › type"] == ("present", None, "query q › type", "")
        assert lines["query q › maxLength"] == ("different", "annotation", "query q › maxLength", "8")
        assert lines["query q › description"] == ("absent", None, "query q › description", "")
        assert lines["query q › title"] == ("added", None, "query q › title", "Q")

    def test_where_it_deviates_each_operation_and_check_once(self) -> None:
        assert results().true == (Deviates("GET /items", "not_a_server_error"),)

    def test_nothing_that_is_another_in_each_run(self) -> None:
        again = replace(MEASURED, tests={}, requests={}, own_requests={}, true=MEASURED.true[1:])
        assert render(results(measured=again, python="CPython 3.11.99")) == render(results())

    def test_a_long_value_is_cut_and_still_told_from_another(self) -> None:
        one, other = (
            next(
                line.value
                for line in results({"schema": {"type": "string", "default": "x" * 99 + end}}).facts["GET /items"]
                if line.value
            )
            for end in "yz"
        )
        assert one != other
        assert len(one) < 90


class TestFile:
    """How they are written."""

    def test_what_is_written_is_read_as_it_was(self) -> None:
        assert parse(render(results()), "a.json") == results()

    def test_each_fact_is_a_line(self) -> None:
        text, number = render(results()), sum(len(lines) for lines in results().facts.values())
        assert sum(line.startswith("      [") for line in text.splitlines()) == number
        assert json.loads(text)["columns"] == ["id", "verdict", "means", "fact", "value"]

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}'])
    def test_what_is_no_file_of_results_is_refused_by_name(self, text: str) -> None:
        with pytest.raises(SourceError, match=r"a\.json: .*triptych results"):
            parse(text, "a.json")


class TestPublishedSchema:
    """What others may rely on."""

    def test_it_is_that_of_the_types(self) -> None:
        published = Path(results_schema.__file__).with_name("results.schema.json").read_text(encoding="utf-8")
        assert json.loads(published) == results_schema.schema(), (
            "write it anew with `python -m compare.results_schema > compare/results.schema.json`"
        )

    def test_results_are_as_it_says(self) -> None:
        jsonschema.validate(json.loads(render(results(means=means("hook")))), results_schema.schema())


class TestDifferences:
    """A change is told in a line each."""

    @pytest.mark.parametrize(
        ("fresh", "said"),
        [
            (results(), []),
            (results(title="B"), ["title: A → B"]),
            (results(python="CPython 3.12.1"), ["python: CPython 3.11 → CPython 3.12"]),
            (results(versions={"framework": "1.1"}), ["framework: 1.0 → 1.1"]),
            (results(versions={}), ["framework: 1.0 → none"]),
            (results(means=means("code")), ["GET /items › query q › maxLength: different, 8 → different, code, 8"]),
            (results(measured=replace(MEASURED, tool="b")), ["fuzzer: a fuzzer 1.0 → b"]),
            (results(measured=replace(MEASURED, true=())), ["- true: GET /items: not_a_server_error"]),
            (results(measured=replace(MEASURED, same=MEASURED.true)), ["+ same: GET /items: not_a_server_error"]),
            (results(measured=None), []),
            (
                results({"schema": {"type": "string", "maxLength": 7, "pattern": "a"}}),
                [
                    "GET /items › query q › maxLength: different, 8 → different, 7",
                    "- GET /items › query q › title: added, Q",
                    "+ GET /items › query q › pattern: added, a",
                ],
            ),
        ],
    )
    def test_of_one_thing(self, fresh: Results, said: list[str]) -> None:
        assert list(differences(results(), fresh)) == said

    def test_of_another_dialect(self) -> None:
        assert "dialect: openapi-3.1 → swagger-2.0" in differences(results(FULL), results(version=V2))
