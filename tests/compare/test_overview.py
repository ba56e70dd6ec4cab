"""The four questions on one screen: what each cell says, where it leads, and what isn't known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare.docs_pages import DocsSeen
from compare.fact_sheet import fact_sheet
from compare.render.overview import overview
from compare.render.report_html import render
from compare.report import Deviation, Measured

from . import docs, shelf
from .docs import MISSING, OPERATIONS, fact, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.docs_pages import DocsPage
    from compare.render.overview import Overview
    from compare.report import Report

SAME, TRUE, SHOWN = range(3)


def measured(same: Sequence[str] = (), true: Sequence[str] = ()) -> Measured:
    """A service that was looked at, with deviations at these operations."""
    looked = dict.fromkeys(OPERATIONS, 1)
    found = [tuple(Deviation(operation=name, check="a check", message="no") for name in each) for each in (same, true)]
    return Measured(
        tests=looked,
        requests=looked,
        own_requests=looked,
        same=found[0],
        true=found[1],
        switched_off=(),
        tool="a fuzzer",
    )


def drawn(report: Report) -> Overview:
    """What is drawn of a report."""
    return overview(report, fact_sheet(report))


def with_measures(found: Measured | None, pages: Sequence[DocsPage] | None = None) -> Report:
    """A report on one stack that was measured so."""
    report = docs.report(pages)
    return replace(report, subjects=(report.subjects[0], replace(report.subjects[1], measured=found)))


def cells(report: Report, question: int) -> dict[str, str]:
    """What each operation's cell says, with its mark."""
    return {
        line.name: f"{line.cells[0][question].mark}: {line.cells[0][question].text}"
        for line in drawn(report).operations
    }


class TestSameAndTrue:
    """A cell for each operation says whether anything deviates there."""

    @pytest.mark.parametrize(
        ("found", "question", "said"),
        [
            (measured(), SAME, "yes: yes"),
            (measured(), TRUE, "yes: yes"),
            (measured(same=["GET /items"]), SAME, "no: 1 deviation"),
            (measured(same=["GET /items"]), TRUE, "yes: yes"),
            (measured(same=["POST /items, GET /items", "GET /items"]), SAME, "no: 2 deviations"),
            (measured(true=["GET /items"]), TRUE, "no: 1 deviation"),
            (measured(true=["POST /items"]), TRUE, "yes: yes"),
            (replace(measured(), own_requests={}), TRUE, "unknown: not looked at"),
        ],
    )
    def test_says(self, found: Measured, question: int, said: str) -> None:
        assert cells(with_measures(found), question)["GET /items"] == said

    def test_what_nobody_looked_at_is_not_fine(self) -> None:
        report = with_measures(None, [page()])
        assert set(cells(report, SAME).values()) == set(cells(report, TRUE).values()) == {"unknown: not looked at"}

    def test_a_parameter_may_have_another_name(self) -> None:
        found = measured(true=["GET /items/{no}"])
        assert cells(with_measures(found), TRUE)["GET /items/{id}"] == "no: 1 deviation"


class TestShown:
    """An operation is shown where a reader of any page gets to see it and the facts that were looked for."""

    @pytest.mark.parametrize(
        ("pages", "said"),
        [
            (None, "unknown: not looked at"),
            ([], "unknown: not looked at"),
            ([page()], "yes: on Swagger UI"),
            ([page(visit=MISSING)], "no: not on Swagger UI"),
            ([page(), page(name="ReDoc", visit=MISSING)], "partly: on Swagger UI; not on ReDoc"),
            (
                [page(facts=(fact("not shown", operation="GET /items/{id}"),))],
                "partly: on Swagger UI; 1 fact of 1 looked for on no page",
            ),
            (
                [
                    page(facts=(fact("not shown", operation="GET /items/{id}"),)),
                    page(name="ReDoc", facts=(fact("behind a click", operation="GET /items/{no}"),)),
                ],
                "yes: on Swagger UI, ReDoc",
            ),
            ([page(facts=(fact("not documented", operation="GET /items/{id}"),))], "yes: on Swagger UI"),
        ],
    )
    def test_says(self, pages: list[DocsPage] | None, said: str) -> None:
        assert cells(with_measures(measured(), pages), SHOWN)["GET /items/{id}"] == said


class TestDocumented:
    """Bars by topic, of what the first document states."""

    def test_a_bar_s_parts_are_the_facts(self) -> None:
        found = drawn(shelf.report())
        (topic,) = [topic for topic in found.topics if topic.key == "path-and-query-parameters"]
        one, _ = topic.bars
        assert one.total > one.present > 0
        assert "1 different" in one.text
        assert sum(share.width for share in one.shares) == pytest.approx(100, abs=0.1)
        assert [share.verdict for share in one.shares] == ["present", "different"]
        assert one.shares[1].start == one.shares[0].width

    def test_counts_are_those_of_the_sheet(self) -> None:
        report = shelf.report()
        sheet = fact_sheet(report)
        for topic in overview(report, sheet).topics:
            counts = [sheet.counts(index, topic.key)["present"] for index in (1, 2)]
            assert [bar.present for bar in topic.bars] == counts


class TestPicture:
    """In the page it is a table whose symbols have words, and links that lead somewhere."""

    def part(self, report: Report) -> str:
        """The part of the page."""
        html = render(report, fact_sheet(report))
        return html[html.index('<section aria-labelledby="overview"') : html.index("</section>")]

    def test_each_symbol_has_its_words(self) -> None:
        html = self.part(with_measures(measured(true=["GET /items"]), [page()]))
        assert "<title>1 deviation</title>" in html
        assert html.count("<svg role=img>") == html.count("<svg role=img><title>")
        assert not re.search(r"<title>\s*</title>", html)

    def test_no_link_leads_to_what_nobody_looked_at(self) -> None:
        assert "#measured" not in self.part(with_measures(None, [page()]))
        assert "#shown" not in self.part(with_measures(measured()))

    def test_without_operations_looked_at_there_is_no_such_table(self) -> None:
        assert "by operation" not in self.part(shelf.report())

    def test_one_document_alone_has_no_answers(self) -> None:
        assert not drawn(shelf.alone()).stacks

    def test_hostile_words_are_text(self) -> None:
        report = docs.report([page(name="<script>x</script>", visit=MISSING)])
        assert "<script>x" not in self.part(report)

    def test_two_renderings_are_the_same(self) -> None:
        report = with_measures(measured(), [page()])
        assert self.part(report) == self.part(report)


def test_a_stack_without_pages_is_no_page_with_trouble() -> None:
    """Its answer is unknown, and no cell says otherwise."""
    report = docs.report([page()])
    bare = replace(report.subjects[1], docs=DocsSeen(browser="b", axe="4", pages=()), measured=measured())
    (stack,) = drawn(replace(report, subjects=(report.subjects[0], bare))).stacks
    assert stack.answers[-1].mark == "unknown"
