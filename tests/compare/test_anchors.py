"""Which parts the report's pages have: no link of ours leads to one that isn't there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare.anchors import anchors
from compare.claims import judge
from compare.fact_sheet import fact_sheet
from compare.guide import Guide
from compare.render import guide_html, guide_markdown, report_html
from compare.report import Measured

from .claiming import reported, world
from .guiding import GUIDE, ROUTING, WHOLE, guided, with_subjects

if TYPE_CHECKING:
    from compare.report import Report

TEXT = (
    "[calls](#routing-calls), [page](guide.html#automatic-documentation-page), [none](#security-code), "
    "[table](index.html#documented), [filter](index.html#topic=routing), [pages](index.html#shown), "
    "[cards](index.html#documents), [runs](index.html#measured), [answers](index.html#overview), "
    "[group](index.html#group-get-items), [facts](index.html#facts), [nowhere](index.html#nowhere)"
)
LINKS = re.compile(r"\]\(([^)]*)\)")
IDS = re.compile(r'<[^>]*\sid="?([^\s">]+)')
MEASURED = Measured(
    tests={}, requests={"GET /items": 1}, own_requests={}, same=(), true=(), switched_off=(), tool="a fuzzer 1"
)


def full() -> Report:
    """A report with all that its pages may show."""
    report = guided(measured=MEASURED)
    return replace(report, guide=Guide(lead=TEXT, topics=(replace(ROUTING, text=TEXT), WHOLE)))


def alone() -> Report:
    """A report on a service alone, whose docs pages nobody looked at."""
    report = full()
    return replace(with_subjects(report, report.subjects[2]), comparison=None)


def bare() -> Report:
    """A report on a contract that no service stands behind."""
    report = full()
    return replace(with_subjects(report, report.subjects[0]), comparison=None, guide=Guide(topics=GUIDE.topics[:1]))


REPORTS = {"full": full, "alone": alone, "bare": bare}


def pages(report: Report) -> dict[str, set[str]]:
    """The ids on the report's pages."""
    sheet = fact_sheet(report)
    made = {
        "index.html": report_html.render(report, sheet),
        "guide.html": guide_html.render(report, sheet, judge(report, sheet)),
    }
    return {name: set(IDS.findall(html)) for name, html in made.items()}


class TestAnchors:
    """They are the parts that the pages do have."""

    @pytest.mark.parametrize("name", REPORTS)
    def test_are_on_the_pages(self, name: str) -> None:
        report = REPORTS[name]()
        found, known = pages(report), anchors(report, fact_sheet(report))
        assert known.guide <= found["guide.html"]
        assert known.report <= found["index.html"]

    def test_are_all_that_a_text_may_lead_to(self) -> None:
        report = full()
        known = anchors(report, fact_sheet(report))
        assert {href for href in LINKS.findall(TEXT) if not known.has(href)} == {"#security-code", "index.html#nowhere"}

    @pytest.mark.parametrize("name", REPORTS)
    def test_are_as_few_as_there_are(self, name: str) -> None:
        report = REPORTS[name]()
        found, known = pages(report), anchors(report, fact_sheet(report))
        for href in LINKS.findall(TEXT):
            page, _, part = href.partition("#")
            if "=" not in part:
                assert known.has(href) is (part in found[page or "guide.html"]), href

    def test_have_filters_only_where_there_are_facts(self) -> None:
        assert [
            anchors(report, fact_sheet(report)).has("index.html#topic=routing") for report in (full(), alone())
        ] == [True, False]


class TestTexts:
    """Their links lead somewhere; of one that would not, the words are left."""

    @pytest.mark.parametrize("name", REPORTS)
    def test_link_to_what_is_there(self, name: str) -> None:
        report = REPORTS[name]()
        sheet, found = fact_sheet(report), pages(report)
        html = guide_html.render(report, sheet, judge(report, sheet))
        for page, part in re.findall(r'href="((?:index|guide)\.html|)#([^"=]+)"', html):
            assert part in found[page or "guide.html"], f"{page}#{part}"

    def test_keep_the_words(self) -> None:
        report = alone()
        sheet = fact_sheet(report)
        html, text = guide_html.render(report, sheet, ()), guide_markdown.render(report, sheet, ())
        for lead in (html, text):
            assert "table, filter, pages, " in lead
        assert '<a href="index.html#documents">cards</a>' in html
        assert "[cards](index.html#documents)" in text

    def test_of_a_stack_are_no_exception(self) -> None:
        report = guided(remarks={"routing": "[a](#routing-calls) [b](#security-code)"})
        sheet = fact_sheet(report)
        assert '<a href="#routing-calls">a</a> b' in guide_html.render(report, sheet, ())
        assert "[a](#routing-calls) b" in guide_markdown.render(report, sheet, ())


class TestClaims:
    """They link to the guide where it has their topic."""

    @pytest.mark.parametrize(
        ("guide", "linked"),
        [(None, set()), (Guide(topics=(ROUTING,)), {"routing"}), (GUIDE, {t.id for t in GUIDE.topics})],
    )
    def test_link_to_chapters_that_there_are(self, guide: Guide | None, linked: set[str]) -> None:
        report, sheet = reported(world())
        found = judge(replace(report, guide=guide), sheet)
        links = {link.href for claim in found for link in claim.evidence}
        assert {href.removeprefix("guide.html#") for href in links if href.startswith("guide.html")} == linked
        assert all(claim.evidence for claim in found if claim.verdict != "not checked")
