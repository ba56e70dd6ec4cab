"""The JSON of a comparison: as its published schema says, and the laws that a schema can't say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import compare as package
from compare import Loss, Match
from compare.render.json import render

from .apis import V2, V30, api, asking, comparison, having
from .hand import NOTHING, OF_EACH_EFFECT, added, compared, finding, missing
from .json_laws import broken_laws

if TYPE_CHECKING:
    from compare import Comparison

SCHEMA = json.loads((Path(package.__file__).parent / "comparison.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

VARIED = (
    (),
    OF_EACH_EFFECT,
    (missing(rule="operation.exists", location=""), added(rule="parameter.exists", location="query q")),
    (finding(None, NOTHING, 1.5, "x"), finding(NOTHING, NOTHING, [1], {"a": None}, location="#Item › price")),
    (
        finding(1, 2, operation=None, used_by=("GET /a", "GET /b"), location="#Item"),
        finding(1, 2, operation=None, used_by=("POST /b",), location="#Item", effect="compatible", cause="c"),
        finding(1, 2, operation=None, used_by=(), location="info", effect="none", kind="contract"),
    ),
)


def checked(comparison: Comparison) -> Any:  # noqa: ANN401 - JSON
    """The JSON, held to its schema and laws."""
    found = comparison.to_json()
    VALIDATOR.validate(found)
    assert broken_laws(found) == set()
    return found


class TestSchema:
    """What is published is what is written."""

    def test_is_a_schema(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize("findings", VARIED, ids=range(len(VARIED)))
    def test_holds_for_findings_of_every_kind(self, findings: tuple[Any, ...]) -> None:
        assert len(checked(compared(*findings))["findings"]) == len(findings)

    def test_holds_for_what_the_engine_finds(self) -> None:
        one = {**asking({"in": "cookie"}), "tags": [{"name": "t"}]}
        found = checked(comparison(one, having({"default": None}, V2), having({"type": "string"}, V30)))
        assert found["findings"]

    def test_holds_for_documents_that_say_the_same(self) -> None:
        found = checked(comparison(api(), api(V2)))
        assert (found["identical"], found["same_api"], found["findings"]) == (True, True, [])

    def test_names_every_member_in_the_order_in_which_it_is_written(self) -> None:
        losses = (Loss(document="a", pointer="/x", why="Odd."),)
        matches = (Match(operations=("GET /a", None), why="the same shape"),)
        found = checked(compared(*OF_EACH_EFFECT, losses=losses, matches=matches))
        assert list(found) == list(SCHEMA["properties"])
        for key, name in (("document", "documents"), ("finding", "findings"), ("loss", "losses"), ("match", "matches")):
            written = SCHEMA["$defs"][key]
            assert list(found[name][0]) == list(written["properties"]) == written["required"]
            assert written["additionalProperties"] is False

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("format",), 0),
            (("identical",), True),
            (("same_api",), True),
            (("more",), 1),
            (("counts", "contract"), 1),
            (("documents", 0, "dialect"), "openapi-4.0"),
            (("documents", 0, "sha256"), "0"),
            (("findings", 0, "effect"), "compatible"),
            (("findings", 0, "effect"), "none"),
            (("findings", 0, "effects", 0), "breaking"),
            (("findings", 0, "effects", 1), "compatible"),
            (("findings", 0, "relations", 0), "wider"),
            (("findings", 0, "verdicts", 0), "added"),
            (("findings", 0, "values"), [None, None]),
            (("findings", 0, "values", 0), 1),
            (("findings", 0, "operation"), ""),
            (("findings", 0, "fingerprint"), "x"),
            (("findings", 0, "message"), "No full stop"),
            (("findings", 0, "pointers", 0), "paths"),
            (("losses",), [{"document": "a", "pointer": "/x"}]),
            (("matches",), [{"operations": ["GET /a"], "why": "so"}]),
        ],
    )
    def test_refuses_what_can_not_be(self, path: tuple[str | int, ...], value: object) -> None:
        found = checked(compared(OF_EACH_EFFECT[0]))
        *way, last = path
        here = found
        for step in way:
            here = here[step]
        here[last] = value
        assert not VALIDATOR.is_valid(found)


class TestLaws:
    """The check of what a schema can't say sees each breach."""

    @pytest.mark.parametrize(
        ("law", "members"),
        [
            ("one a document", {"pointers": (None,)}),
            ("worst", {"effects": ("none", "compatible")}),
            ("used by", {"used_by": ()}),
            ("verdicts", {"verdicts": ("present", "added")}),
            ("verdicts", {"verdicts": ("absent", "different")}),
            ("silence has no pointer", {"values": (None, None)}),
            ("words have no effect", {"relations": ("same", "annotation")}),
        ],
    )
    def test_of_a_finding(self, law: str, members: dict[str, Any]) -> None:
        assert law in broken_laws(compared(replace(OF_EACH_EFFECT[0], **members)).to_json())

    def test_of_the_order(self) -> None:
        found = compared(*OF_EACH_EFFECT)
        assert broken_laws(replace(found, findings=found.findings[::-1]).to_json()) == {"sorted"}

    def test_of_the_counts(self) -> None:
        found = compared(*OF_EACH_EFFECT).to_json()
        found["counts"] = {"breaking": 3, "compatible": 0, "documentation": 0}
        assert broken_laws(found) == {"counts"}


class TestWhatItSays:
    """Its members in detail."""

    def test_counts_are_by_effect(self) -> None:
        assert checked(compared(*OF_EACH_EFFECT))["counts"] == {"breaking": 1, "compatible": 1, "documentation": 1}

    def test_a_compatible_change_is_not_the_same_api(self) -> None:
        found = checked(compared(OF_EACH_EFFECT[1]))
        assert (found["identical"], found["same_api"]) == (False, False)

    def test_lost_words_are_the_same_api(self) -> None:
        found = checked(compared(OF_EACH_EFFECT[2]))
        assert (found["identical"], found["same_api"]) == (False, True)

    def test_null_is_told_from_absence(self) -> None:
        assert checked(compared(finding(None, NOTHING)))["findings"][0]["values"] == [{"value": None}, None]

    def test_a_finding_in_full(self) -> None:
        one = finding(9, 8, cause="c", pointers=("/a", "/b"), message="It falls.")
        assert checked(compared(one))["findings"] == [
            {
                "rule": "schema.maximum",
                "cause": "c",
                "kind": "contract",
                "effect": "breaking",
                "operation": "GET /items",
                "used_by": ["GET /items"],
                "location": "response 200 application/json › price",
                "aspect": "maximum",
                "values": [{"value": 9}, {"value": 8}],
                "verdicts": ["present", "different"],
                "effects": ["none", "breaking"],
                "relations": ["same", "wider"],
                "pointers": ["/a", "/b"],
                "fingerprint": one.fingerprint,
                "origin": "author",
                "message": "It falls.",
            }
        ]

    def test_rows_are_not_made_for_it(self) -> None:
        def refuse() -> tuple[()]:
            raise AssertionError

        assert replace(compared(*OF_EACH_EFFECT), _rows=refuse).to_json()["counts"]


class TestText:
    """As it is written."""

    @pytest.mark.parametrize(
        "value",
        [1, 1.5, "é", 2**64, -(2**70), "\ud800", "a##[b]", "##vso[task]", [[]], {"a": {"b": None}}, "\x1b\u2028"],
    )
    def test_gives_each_value_back(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        found = compared(finding(value, NOTHING))
        assert json.loads(render(found)) == found.to_json()

    def test_gives_deep_values_back(self) -> None:
        deep: Any = 1
        for _ in range(300):
            deep = [deep]
        assert json.loads(render(compared(finding(deep, NOTHING))))["findings"][0]["values"][0] == {"value": deep}

    @pytest.mark.parametrize("value", ["##[error]no", "###[error]no", 2**70])
    def test_holds_nothing_that_ci_takes_for_a_command(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        assert "##" not in render(compared(finding([value, "##[group]"], NOTHING), names=("##[a]", "b")))

    def test_is_indented_and_ends_with_a_newline(self) -> None:
        assert render(compared()).startswith('{\n  "format": 1,\n')
        assert render(compared()).endswith("}\n")
