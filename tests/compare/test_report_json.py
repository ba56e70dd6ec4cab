"""The JSON of a report: as its published schema says, and what a schema can't say."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import compare as package
from compare.changed_since import changed_since
from compare.former import read_former
from compare.notes import Note
from compare.render.documented import documented
from compare.report_json import render

from .reports import CLAIM, HOSTILE_CLAIM, contract, full, hostile, report_on, sheet_of, small, with_stack

if TYPE_CHECKING:
    from compare.report import Report

SCHEMA = json.loads((Path(package.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def text_of(report: Report, claims: Any = (CLAIM,)) -> str:  # noqa: ANN401 - a sequence of claims
    """The report's JSON as it is written."""
    return render(report, sheet_of(report), claims, None)


def checked(report: Report) -> Any:  # noqa: ANN401 - JSON
    """The report's JSON, held to its schema."""
    found = json.loads(text_of(report))
    VALIDATOR.validate(found)
    return found


class TestSchema:
    """What is published is what is written."""

    def test_is_a_schema(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize("report", [small(), full(), hostile(), report_on(only=contract())], ids=range(4))
    def test_holds_for_every_report(self, report: Report) -> None:
        checked(report)

    def test_holds_for_what_changed_since(self) -> None:
        report = full()
        former = read_former(text_of(with_stack(report, 1, versions={}), ()).encode(), "old.json")
        fewer = replace(former, facts=former.facts[:5], stacks=former.stacks[:2])
        since = changed_since(fewer, report, sheet_of(report), (CLAIM,), "old.json")
        found = json.loads(render(report, sheet_of(report), (CLAIM,), since))
        VALIDATOR.validate(found)
        assert found["since"]["contract"]["gained"]
        assert found["since"]["stacks"][0]["versions"] == [
            {"name": "a", "was": "", "now": "1.0"},
            {"name": "b", "was": "", "now": "2.0"},
        ]

    @pytest.mark.parametrize("name", ["stack", "topic", "claim", "failed"])
    def test_names_every_member_in_the_order_in_which_it_is_written(self, name: str) -> None:
        found = checked(full())
        assert list(found) == list(SCHEMA["properties"])
        members = {"failed": "failed"}.get(name, f"{name}s")
        assert list(found[members][0]) == list(SCHEMA["$defs"][name]["properties"])

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("format",), 2),
            (("stacks",), []),
            (("more",), 1),
            (("stacks", 1, "dialect"), "openapi-4.0"),
            (("stacks", 1, "same", "deviations", 0, "times"), 3),
            (("stacks", 1, "documented", "present"), -1),
            (("facts", 0, "id"), "x"),
            (("facts", 0, "cells"), {}),
            (("facts", 0, "cells", "old", "verdict"), "silent"),
            (("facts", 0, "cells", "old", "verdict"), "different"),
            (("facts", 0, "cells", "old", "value"), 1),
            (("facts", 0, "cells", "old", "effect"), "none"),
            (("claims", 0, "verdict"), "maybe"),
        ],
    )
    def test_refuses_what_can_not_be(self, path: tuple[str | int, ...], value: object) -> None:
        found = checked(full())
        *way, last = path
        here = found
        for step in way:
            here = here[step]
        here[last] = value
        assert not VALIDATOR.is_valid(found)


class TestTopics:
    """They are called as in every other form of the report."""

    def test_are_those_of_the_page(self) -> None:
        report = small()
        topics = documented(sheet_of(report))[1:]
        assert [(each["key"], each["title"]) for each in checked(report)["topics"]] == [
            (topic.key, topic.title) for topic in topics
        ]
        assert (topics[-1].key, topics[-1].title) == ("other", "Without a topic")


class TestFacts:
    """Every fact of the sheet, with what each document makes of it."""

    def test_are_those_of_the_sheet_in_its_order(self) -> None:
        report = small()
        assert [fact["id"] for fact in checked(report)["facts"]] == [fact.id for fact in sheet_of(report).facts()]

    @pytest.mark.parametrize("name", ["contract", "other", "old"])
    def test_add_up_to_the_figures_of_each_stack_and_topic(self, name: str) -> None:
        found = checked(small())
        cells = Counter(fact["cells"][name]["verdict"] for fact in found["facts"] if name in fact["cells"])
        (stack,) = (stack for stack in found["stacks"] if stack["name"] == name)
        by_topic: Counter[str] = Counter()
        for topic in found["topics"]:
            by_topic.update(topic["counts"][name])
        assert cells == Counter(stack["documented"]) == by_topic

    @pytest.mark.parametrize(
        ("aspect", "value", "cells"),
        [
            ("default", 20, {"other": {"verdict": "different", "value": 10}, "old": {"verdict": "present"}}),
            ("tags", None, {"other": {"verdict": "added", "value": ["mine"]}}),
            ("summary", "List", {"other": {"verdict": "absent"}, "old": {"verdict": "present"}}),
        ],
    )
    def test_say_what_each_document_says(self, aspect: str, value: object, cells: dict[str, Any]) -> None:
        (fact,) = [
            fact for fact in checked(small())["facts"] if fact["group"] == "GET /items" and fact["aspect"] == aspect
        ]
        assert fact.get("value") == value
        for name, cell in cells.items():
            assert {key: said for key, said in fact["cells"][name].items() if key in ("verdict", "value")} == cell
        assert {name for name in fact["cells"] if name != "contract"} == set(cells)

    def test_tell_null_from_silence(self) -> None:
        (fact,) = [fact for fact in checked(small())["facts"] if fact["aspect"] == "examples"]
        assert fact["value"] == [None]
        assert all("value" in fact or "contract" not in fact["cells"] for fact in checked(small())["facts"])

    def test_of_a_shared_component_name_the_operations_that_meet_them(self) -> None:
        found = [fact for fact in checked(small())["facts"] if fact["group"] == "#Item"]
        assert found
        assert all(fact["operations"] == ["GET /items", "POST /items"] for fact in found)

    def test_carry_the_limit_of_a_dialect(self) -> None:
        limits = [
            cell["limit"] for fact in checked(small())["facts"] if "limit" in (cell := fact["cells"].get("old", {}))
        ]
        assert {"what": "document a callback", "because": "has none"}.items() <= limits[0].items()

    def test_carry_notes(self) -> None:
        report = small()
        fact = next(sheet_of(report).facts())
        noted = with_stack(report, 1, notes={fact.id: Note(text="Odd.", links=("https://bug.example/1",))})
        cell = checked(noted)["facts"][0]["cells"]["other"]
        assert cell["note"] == {"text": "Odd.", "links": ["https://bug.example/1"]}


class TestStacks:
    """Sets of what, no figures of how long, how often or how large."""

    def test_each_deviation_stands_there_once(self) -> None:
        (_, stack, _) = checked(full())["stacks"]
        assert stack["true"]["deviations"] == [{"operation": "GET /items", "check": "status_code"}]
        assert stack["same"]["deviations"] == [{"operation": "GET /items, POST /items", "check": "test_x"}]

    def test_what_nobody_looked_at_is_null(self) -> None:
        (_, _, stack) = checked(full())["stacks"]
        assert [stack[name] for name in ("same", "true", "shown", "cost")] == [None] * 4

    def test_what_differs_from_run_to_run_is_left_out(self) -> None:
        written = text_of(full())
        for word in ("seconds", "bytes", "curl", "It was 500.", "/home/someone", "sha256"):
            assert word not in written


class TestText:
    """As it is written."""

    def test_is_the_same_each_time(self) -> None:
        assert text_of(full()) == text_of(full())

    def test_has_a_line_for_each_fact(self) -> None:
        written = text_of(small())
        facts = written[written.index('"facts": [') :].splitlines()[1:-2]
        assert [json.loads(line.rstrip(","))["id"] for line in facts] == [fact.id for fact in sheet_of(small()).facts()]

    def test_holds_nothing_that_ci_takes_for_a_command(self) -> None:
        assert "##" not in text_of(hostile(), (HOSTILE_CLAIM,))

    def test_gives_each_value_back(self) -> None:
        values = [
            fact["cells"][name]["value"]
            for fact in checked(hostile())["facts"]
            for name in fact["cells"]
            if "value" in fact["cells"][name]
        ]
        assert any(isinstance(value, list) and 2**70 in value for value in values)
