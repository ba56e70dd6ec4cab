"""The summary that a run ends with."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from compare import compare, load
from compare.render.terminal import print_summary
from compare.report import Failed, Report, Subject, Verdict
from compare.since import Moved, Since, StackSince

from .reports import full

ADDRESS = "file:///somewhere/build/report/index.html"


def document(**members: object) -> dict[str, object]:
    """A document with one operation that has these members."""
    operation = {"responses": {"200": {"description": "fine"}}} | members
    return {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {"/a": {"get": operation}}}


@pytest.fixture
def report() -> Report:
    """A valid document, an invalid one without a summary of its operation, and a stack that failed."""
    loaded = load(document(summary="s"), name="one"), load(document(), name="two")
    verdicts = Verdict(valid=True, validator="v"), Verdict(valid=False, validator="v")
    subjects = tuple(
        Subject(document=each, title=each.name, verdict=verdict) for each, verdict in zip(loaded, verdicts, strict=True)
    )
    failed = Failed(name="three", title="Three", error="three: no server", detail="")
    return Report(subjects=subjects, failed=(failed,), comparison=compare(*loaded))


def printed(report: Report, width: int = 80, since: Since | None = None) -> list[str]:
    """The summary's lines."""
    console = Console(file=io.StringIO(), width=width)
    print_summary(report, ADDRESS, console, since=since)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


class TestSummary:
    """What it says, in 80 columns."""

    def test_ends_with_the_address(self, report: Report) -> None:
        assert printed(report)[-1] == ADDRESS

    def test_a_long_address_stays_on_one_line(self, report: Report) -> None:
        assert printed(report, width=20)[-1] == ADDRESS

    def test_has_a_line_for_each_document_and_each_failed_stack(self, report: Report) -> None:
        one, two, three = printed(report)[2:5]
        present = int(one.split()[4])
        assert one.split() == ["one", "3.1.0", "yes", "1", str(present), "0", "0", "0", "0"]
        assert two.split() == ["two", "3.1.0", "no,", "0", "1", str(present - 1), "0", "1", "0", "0"]
        assert three.split() == ["three", "failed"]

    @pytest.mark.parametrize(
        ("members", "said"),
        [
            ({}, "two yes 0 0 1"),
            ({"summary": "s"}, "two yes 0 0 0"),
            ({"summary": "s", "parameters": [{"name": "q", "in": "query"}]}, "two no 0 1 0"),
            ({"parameters": [{"name": "q", "in": "query", "required": True}]}, "two no 1 0 1"),
        ],
    )
    def test_says_whether_each_document_describes_the_same_api(self, members: dict[str, object], said: str) -> None:
        loaded = load(document(summary="s"), name="one"), load(document(**members), name="two")
        verdict = Verdict(valid=True, validator="v")
        subjects = tuple(Subject(document=each, title=each.name, verdict=verdict) for each in loaded)
        report = Report(subjects=subjects, failed=(), comparison=compare(*loaded))
        assert said in [" ".join(line.split()) for line in printed(report)]

    def test_answers_the_four_questions_of_each_stack(self) -> None:
        found = printed(full())
        lines = [" ".join(line.split()) for line in found]
        assert "stack Same? Documented? True? Shown?" in lines
        (other,) = [line for line in lines if line.startswith("other no, 0 of 2")]
        assert re.fullmatch(r"other no, 0 of 2 no, \d+ of \d+ no, 1 of 2 no, 1 of 2", other)
        (old,) = [line for line in lines if line.startswith("old not")]
        assert re.fullmatch(r"old not looked at partly, \d+ of \d+ not looked at not looked at", old)
        assert max(len(line.rstrip()) for line in found if not line.startswith((" - ", "failed"))) <= 80

    def test_says_what_changed_since_a_former_report(self, report: Report) -> None:
        contract = StackSince(name="one", title="One", versions=(Moved(name="x", was="1", now="2"),))
        since = Since(contract=contract, stacks=(), added=("[red]Two##[x]",), removed=(), claims=())
        found = printed(report, since=since)
        start = found.index("Since the former report:")
        assert found[start + 1 :] == [" - One: 1 version changed", " - new: [red]Two# #[x]", "", ADDRESS]

    def test_keeps_to_the_columns(self, report: Report) -> None:
        assert max(len(line.rstrip()) for line in printed(report)) <= 80

    def test_says_the_difference_in_words(self, report: Report) -> None:
        (sentence,) = [line for line in printed(report) if line.startswith(" - ")]
        assert "two" in sentence
        assert "summary" in sentence
