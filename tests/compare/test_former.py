"""A former report is read, or refused with one clear error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from compare.changed_since import changed_since
from compare.errors import SourceError
from compare.former import read_former
from compare.report_json import render

from .reports import contract, report_on, sheet_of

if TYPE_CHECKING:
    from compare.report import Report


def since_former(was: Report, now: Report) -> None:
    """Hold one report against another."""
    former = read_former(render(was, sheet_of(was), (), None).encode(), "old.json")
    changed_since(former, now, sheet_of(now), (), "old.json")


class TestRefusal:
    """What is no report of this format and of this API is one clear error."""

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\xff\xfe",
            b"[" * 100_000,
            b"[]",
            b"{}",
            b'{"format": 1}',
            b'{"format": 1, "stacks": [], "facts": []}',
            b'{"format": 1, "stacks": [{"name": 1}], "facts": []}',
            b'{"format": 1, "documents": [], "findings": []}',
        ],
    )
    def test_of_what_is_no_report(self, data: bytes) -> None:
        with pytest.raises(SourceError, match=r"^old\.json: it .*\. Name a report\.json .*\.$") as caught:
            read_former(data, "old.json")
        assert caught.value.exit_code == 2

    @pytest.mark.parametrize(
        "members", [{"format": 2}, {"format": True}, {"format": "1"}, {"facts": {}}, {"stacks": [{"name": 1}]}]
    )
    def test_of_what_is_nearly_one(self, members: dict[str, Any]) -> None:
        report = report_on(contract=contract(), a=contract())
        found = json.loads(render(report, sheet_of(report), (), None)) | members
        with pytest.raises(SourceError, match="it isn't a report of format 1"):
            read_former(json.dumps(found).encode(), "old.json")

    def test_of_one_that_is_too_deep(self) -> None:
        report = report_on(contract=contract(), a=contract())
        head = render(report, sheet_of(report), (), None).rstrip().removesuffix("}")
        deep = f'{head}, "later": {"[" * 100_000}{"]" * 100_000}}}'
        with pytest.raises(SourceError, match="it isn't a report: maximum recursion depth"):
            read_former(deep.encode(), "old.json")

    def test_of_a_report_on_another_api(self) -> None:
        with pytest.raises(SourceError, match="held to contract, and now they are held to another"):
            since_former(report_on(contract=contract(), a=contract()), report_on(another=contract(), a=contract()))

    def test_members_that_came_later_are_passed_over(self) -> None:
        report = report_on(contract=contract(), a=contract())
        found = json.loads(render(report, sheet_of(report), (), None)) | {"later": 1}
        assert read_former(json.dumps(found).encode(), "old.json").stacks[1].name == "a"
