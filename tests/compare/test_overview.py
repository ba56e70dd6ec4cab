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
                "partly: on Swagger UI; no page shows 1 of 1 fact looked for: limit is 20",
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


class TestAnswers:
    """A stack's answer on its docs pages counts the facts that none of them shows."""

    HIDING = page(facts=(fact("not shown"), fact("shown", "enum"), fact("not documented", "enum", what="x")))

    @pytest.mark.parametrize(
        ("pages", "said"),
        [
            ([page()], ("yes", "1 of 1 page", "")),
            ([HIDING], ("partly", "1 of 1 page", "no page shows 1 of 2 facts looked for")),
            ([HIDING, page(name="ReDoc", facts=(fact("behind a click"),))], ("yes", "2 of 2 pages", "")),
            (
                [HIDING, page(name="ReDoc", visit=MISSING)],
                ("no", "1 of 2 pages", "1 page with trouble; no page shows 1 of 2 facts looked for"),
            ),
            (
                [page(facts=(fact("not shown"), fact("not shown")))],
                ("partly", "1 of 1 page", "no page shows 2 of 2 facts looked for"),
            ),
        ],
    )
    def test_on_pages(self, pages: list[DocsPage], said: tuple[str, str, str]) -> None:
        (stack,) = drawn(docs.report(pages)).stacks
        answer = stack.answers[-1]
        assert (answer.mark, answer.figures, answer.why) == said


class TestLinks:
    """Whatever isn't well leads to where the page tells of it."""

    FACTS = tuple(fact("not shown", operation="GET /items/{id}", what=f"fact {each}") for each in (1, 2))

    @pytest.mark.parametrize(
        ("pages", "id_"),
        [
            ([page()], "shown"),
            ([page(visit=MISSING)], "page-0-operations"),
            ([page(), page(name="ReDoc", visit=MISSING)], "page-1-operations"),
            ([page(facts=(fact("shown"), *FACTS))], "looked-for-1"),
        ],
    )
    def test_of_a_cell_on_pages(self, pages: list[DocsPage], id_: str) -> None:
        report = docs.report(pages)
        (cell,) = [line.cells[0][SHOWN] for line in drawn(report).operations if line.name == "GET /items/{id}"]
        assert cell.id == id_
        assert re.search(rf' id="?{id_}[" >]', render(report, fact_sheet(report)))

    def test_of_a_deviation_leads_to_its_row_and_that_to_its_words(self) -> None:
        report = with_measures(measured(true=["POST /items", "GET /items/{no}"]))
        html = render(report, fact_sheet(report))
        (cell,) = [line.cells[0][TRUE] for line in drawn(report).operations if line.name == "GET /items/{id}"]
        row = html[html.index(f'<tr id="{cell.id}">') :]
        assert '<a href="#deviation-true-0-1">✗ 1</a>' in row[: row.index("</tr>")]
        assert '<li id="deviation-true-0-1"><code>GET /items/{no}</code>' in html

    def test_of_a_bar_lead_to_its_facts(self) -> None:
        report = shelf.report()
        html = TestPicture().part(report)
        assert '<a href=#facts data-hash="topic=path-and-query-parameters&amp;stack=one">' in html
        assert 'data-hash="topic=path-and-query-parameters&amp;stack=one&amp;verdict=present&amp;all=1"' in html

    def test_skip_what_stands_before(self) -> None:
        html = render(with_measures(measured()), fact_sheet(with_measures(measured())))
        assert re.findall(r'class="skip" href="#([^"]+)"', html) == ["facts", "find", "by-operation"]
        html = shelf.html_of(shelf.alone())
        assert re.findall(r'class="skip" href="#([^"]+)"', html) == ["facts"]

    def test_no_link_is_dead(self) -> None:
        troubled = page(visit=MISSING, facts=(fact("not shown"), fact("shown", "enum")))
        report = with_measures(measured(same=["GET /items"], true=["GET /nowhere"]), [troubled])
        html = render(report, fact_sheet(report))
        ids = set(re.findall(r'\sid="?([^"\s>]+)', html))
        assert set(re.findall(r'href="?#([^"\s>]+)', html)) <= ids


class TestMeasuredTable:
    """Same and true by operation, in the order of the facts, under the first document's names."""

    def test_both_tables_are_sorted_alike(self) -> None:
        found = drawn(with_measures(measured()))
        assert [line.name for line in found.measured.lines] == [line.name for line in found.operations]

    def test_what_the_facts_do_not_have_comes_last(self) -> None:
        looked = replace(measured(true=["GET /nowhere"]), own_requests={"GET /items/{no}": 4})
        *known, last = drawn(with_measures(looked)).measured.lines
        assert [line.cells[0][1].requests for line in known if line.name == "GET /items/{id}"] == [4]
        assert (last.name, last.id, last.cells[0][1].deviations) == ("GET /nowhere", "", ("deviation-true-0-0",))

    def test_what_nobody_looked_at_has_no_tick(self) -> None:
        report = with_measures(replace(measured(), own_requests={}))
        html = render(report, fact_sheet(report))
        table = html[html.index('id="measured"') :]
        assert ">∅ <small>not looked at</small>" in table
        assert "✓ <small>0" not in table


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
