"""People's notes: which facts they are on, and when they no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare import compare, load
from compare.fact_sheet import fact_sheet
from compare.notes import Note, Noted, Written, fact_name, held, with_notes
from compare.render import report_html
from compare.report import Report, Subject, Verdict

from .apis import asking

if TYPE_CHECKING:
    from compare.sheet import CellVerdict

VALID = Verdict(valid=True, validator="a validator 1.0")
NAME = "GET /items › query q › maxLength"


def written(fact: str = NAME, verdict: CellVerdict = "absent", text: str = "why") -> Written:
    """A note."""
    return Written(fact=fact, verdict=verdict, note=Note(text=text, links=("https://issues.example/1",)))


@pytest.fixture
def report() -> Report:
    """A contract that says more of a parameter than stack `a`, and as much as stack `b`."""
    full, less = {"schema": {"type": "string", "maxLength": 9}}, {"schema": {"type": "string"}}
    documents = [load(asking(each), name=name) for name, each in (("contract", full), ("a", less), ("b", full))]
    subjects = [Subject(document=document, title=document.name, verdict=VALID) for document in documents]
    return Report(subjects=tuple(subjects), failed=(), comparison=compare(*documents))


class TestInAReport:
    """A note gets to the fact that it is on, in its own stack's cell."""

    def test_by_the_facts_name(self, report: Report) -> None:
        noted = with_notes(report, fact_sheet(report), {"a": [written()]})
        (fact,) = (fact for fact in fact_sheet(noted).facts() if any(cell.note for cell in fact.cells))
        assert fact_name(fact) == NAME
        assert [cell.note for cell in fact.cells] == [None, written().note, None]

    def test_by_the_facts_id(self, report: Report) -> None:
        (fact,) = (fact for fact in fact_sheet(report).facts() if fact_name(fact) == NAME)
        assert with_notes(report, fact_sheet(report), {"a": [written(fact.id)]}).subjects[1].notes == {
            fact.id: written().note
        }

    def test_one_that_does_not_hold_is_told_and_shown_nowhere(self, report: Report) -> None:
        noted = with_notes(report, fact_sheet(report), {"a": [written()], "b": [written()]})
        assert [str(stale) for stale in noted.stale_notes] == [
            f"a note of b on '{NAME}' doesn't hold: it says 'absent', and the fact is 'present'"
        ]
        assert noted.subjects[2].notes == {}

    def test_a_report_without_notes_is_as_it_was(self, report: Report) -> None:
        assert with_notes(report, fact_sheet(report), {}) == report


class TestHeld:
    """Notes are held to facts, wherever these come from."""

    FACTS = (Noted(id="0123456789abcdef", name=NAME, verdict="absent"),)

    @pytest.mark.parametrize(
        ("notes", "said"),
        [
            ([written()], []),
            ([written("0123456789abcdef")], []),
            ([written(verdict="present")], ["it says 'present', and the fact is 'absent'"]),
            ([written(NAME + "s")], [f"there is no such fact; perhaps '{NAME}' is meant"]),
            ([written("fedcba9876543210")], ["there is no such fact"]),
            ([written(), written("0123456789abcdef")], ["the fact has a note already"]),
        ],
    )
    def test_what_is_wrong_is_said(self, notes: list[Written], said: list[str]) -> None:
        found = held("a", notes, self.FACTS)
        assert [stale.why for stale in found.stale] == said
        assert len(found.notes) == len(notes) - len(said)


class TestShown:
    """What doesn't hold is in the report, made harmless."""

    def test_one_that_does_not_hold(self, report: Report) -> None:
        stale = with_notes(report, fact_sheet(report), {"a": [written("<script>alert(1)</script>")]})
        page = report_html.render(stale, fact_sheet(stale))
        assert "&lt;script&gt;alert(1)&lt;/script&gt;: there is no such fact" in page
        assert "<script>alert" not in page

    def test_nothing_where_all_hold(self, report: Report) -> None:
        assert 'id="stale-notes"' not in report_html.render(report, fact_sheet(report))
