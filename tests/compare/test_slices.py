"""Reports on stacks of which some do the slice of a contract: each is held to what it does, and told so."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from compare import report_json
from compare.changed_since import changed_since
from compare.fact_sheet import fact_sheet
from compare.former import read_former
from compare.gate import at_bar
from compare.render import badges, evidence, guide_html, report_html, report_junit, report_markdown
from compare.render.fact_lines import line
from compare.render.questions import answers
from compare.render.terminal import print_summary
from compare.reporting import report_on
from compare.results import parse, render, results_of

from .slicing import CONTRACT, alone, contract, small, subject, three

if TYPE_CHECKING:
    from compare.report import Report
    from compare.sheet import Fact, FactSheet

OWN = 3
"""The column of the one that does the slice."""


@pytest.fixture(scope="module")
def report() -> Report:
    """Two that do the whole, and one that does the slice."""
    return three()


@pytest.fixture(scope="module")
def sheet(report: Report) -> FactSheet:
    """The facts."""
    return fact_sheet(report)


def named(sheet: FactSheet, name: str) -> Fact:
    """The fact at a place of `GET /items`, or of a component: `query limit: default`."""
    location, _, aspect = name.rpartition(": ")
    return next(
        fact
        for fact in sheet.facts()
        if fact.aspect == aspect
        and fact.location == location
        and {place.operation for place in fact.places} & {"GET /items", None}
    )


class TestComparisons:
    """There are two: of the whole, and of the slice."""

    def test_come_in_the_order_of_the_columns(self, report: Report) -> None:
        assert [subject.document.name for subject in report.subjects] == ["contract", "one", "two", "own"]
        whole, cut = report.compared()
        assert [document.name for document in whole.comparison.documents] == ["contract", "one", "two"]
        assert [document.name for document in cut.comparison.documents] == ["contract", "own"]
        assert (whole.columns, cut.columns) == ((0, 1, 2), (0, OWN))

    def test_of_the_whole_find_nothing_that_a_slice_leaves_out(self, report: Report) -> None:
        assert report.comparison
        assert report.comparison.identical

    def test_have_their_findings_told_by_a_bar(self, report: Report) -> None:
        assert report.slices
        assert at_bar(report.slices, "any")

    def test_of_a_stack_twice_tell_the_names_apart_across_both(self) -> None:
        found = report_on([contract(), subject("own", CONTRACT), subject("own", small(), "slice")])
        assert fact_sheet(found).documents == ("contract", "own", "own (2)")

    def test_need_a_contract_for_there_to_be_a_slice(self) -> None:
        found = report_on([subject("one", CONTRACT), subject("own", small(), "slice")])
        assert found.slices is None
        assert [one.profile for one in found.subjects] == ["whole", "whole"]


class TestFacts:
    """A fact beyond the slice is outside, and counts for nothing."""

    @pytest.mark.parametrize(
        ("name", "verdict"),
        [
            (": summary", "absent"),
            (": exists", "present"),
            ("query limit: default", "different"),
            ("query sort: exists", "outside"),
            ("response 503: exists", "outside"),
            ("response 422: exists", "absent"),
            ("response 200 header X-Total: exists", "outside"),
            ("response 200 header X-Page: exists", "absent"),
        ],
    )
    def test_of_the_contract(self, sheet: FactSheet, name: str, verdict: str) -> None:
        assert [cell.verdict for cell in named(sheet, name).cells] == ["present", "present", "present", verdict]

    def test_that_it_adds_are_its_own(self, sheet: FactSheet) -> None:
        tags = named(sheet, ": tags")
        assert tags.cells[OWN].verdict == "different"
        assert sheet.counts(OWN)["added"] == 0

    def test_are_as_many_as_the_slice_has(self, sheet: FactSheet) -> None:
        asked = sheet.stated(OWN)
        counts = sheet.counts(OWN)
        assert asked == sum(counts[verdict] for verdict in ("present", "different", "absent", "not-expressible"))
        assert 0 < asked < sheet.stated(1) == sheet.counts(0)["present"]

    def test_beyond_the_slice_that_it_states_all_the_same_do_not_count(self) -> None:
        more = small()
        more["paths"]["/items"]["get"]["parameters"].append({"name": "sort", "in": "query", "schema": {}})
        found = fact_sheet(report_on([contract(), subject("own", more, "slice")]))
        cell = named(found, "query sort: exists").cells[1]
        assert (cell.verdict, cell.effect) == ("outside", "none")
        assert cell.pointer is not None
        assert found.counts(1)["added"] == 0

    def test_are_the_same_whoever_else_is_there(self, sheet: FactSheet) -> None:
        single = fact_sheet(alone())
        assert [fact.id for fact in single.facts()] == [fact.id for fact in sheet.facts()]
        assert [fact.cells[1].verdict for fact in single.facts()] == [fact.cells[OWN].verdict for fact in sheet.facts()]
        assert [fact.cells[0] for fact in single.facts()] == [fact.cells[0] for fact in sheet.facts()]

    def test_of_a_shared_component_are_asked_for_in_the_places_of_the_slice(self, sheet: FactSheet) -> None:
        (length,) = (fact for fact in sheet.facts() if fact.aspect == "maxLength")
        assert {place.operation for place in length.places} == {"GET /items", "DELETE /items", "GET /all"}
        cell = length.cells[OWN]
        assert {length.places[number].operation for number in length.asked(cell)} == {"GET /items", "GET /all"}
        assert line(length).cells[OWN].some == "in 1 of 2"

    def test_lead_to_the_lines_of_the_whole_contract(self, report: Report, sheet: FactSheet) -> None:
        """There `limit` is the second parameter; in the slice it is the first."""
        assert named(sheet, "query limit: default").cells[0].pointer == (
            "/paths/~1items/get/parameters/1/schema/default"
        )
        pieces = {piece.path: piece.html for piece in evidence.fragments(report, sheet)}
        assert "/paths/~1items/get/parameters/1/schema/default" in pieces["evidence/get-items.html"]
        assert "isn’t asked: outside its slice" in pieces["evidence/get-items.html"]

    def test_have_no_lines_of_the_slice_for_what_is_around_them(self) -> None:
        """The slice counts its parameters anew, and what is shown are the lines of the whole contract."""
        more = small()
        more["paths"]["/items"]["get"]["parameters"][0]["schema"]["minimum"] = 1
        found = report_on([contract(), subject("own", more, "slice")])
        pieces = {piece.path: piece.html for piece in evidence.fragments(found, fact_sheet(found))}
        assert "minimum" in pieces["evidence/get-items.html"]
        assert "<code>/paths/~1items/get/parameters/0" not in pieces["evidence/get-items.html"].partition("own")[0]


class TestTelling:
    """Every form of the report speaks of the slice, and says so."""

    def test_answers_have_the_slice_s_figures(self, report: Report, sheet: FactSheet) -> None:
        found = {each.question: each for each in answers(report, sheet)[-1].answers}
        assert found["documented"].told.endswith(f"of {sheet.stated(OWN)} facts of its slice")
        assert found["same"].told == "2 of 2 operations of its slice"
        assert not any(each.scope for each in answers(report, sheet)[0].answers)

    def test_html_tells_what_is_not_asked(self, report: Report, sheet: FactSheet) -> None:
        html = report_html.render(report, sheet)
        assert "outside its slice" in html
        assert 'id="causes-slice"' in html
        assert "a slice of the API ·" in html

    def test_html_leaves_out_what_is_not_asked_at_the_end_of_a_row(self, report: Report, sheet: FactSheet) -> None:
        rows = report_html.render(report, sheet).split("<tr id=f-")[1:]
        cells = {row[:16]: row.split("<tr")[0].count("<td") for row in rows}
        asked = {fact.id: len(sheet.documents) - (fact.cells[-1].verdict == "outside") for fact in sheet.facts()}
        assert cells == asked
        assert len(set(asked.values())) == 2

    def test_html_of_whole_stacks_says_nothing_of_slices(self) -> None:
        found = report_on([contract(), subject("one", CONTRACT)])
        assert "slice" not in report_html.render(found, fact_sheet(found)).split("</style>")[1].split("<script>")[0]

    @pytest.mark.parametrize("words", ["of its slice", "Own its slice alone"])
    def test_markdown_says_so(self, report: Report, sheet: FactSheet, words: str) -> None:
        assert words in report_markdown.render(report, sheet, (), None)

    def test_a_terminal_says_so(self, report: Report) -> None:
        console = Console(file=io.StringIO(), width=100)
        print_summary(report, "file:///report", console)
        assert isinstance(console.file, io.StringIO)
        text = console.file.getvalue()
        assert "describes the same slice?" in text
        assert "own: of the slice only" in text

    def test_badges_say_so(self, report: Report, sheet: FactSheet) -> None:
        found = badges.render(report, sheet)
        assert "of its slice" in found["own-documented.svg"]
        assert "of its slice" not in found["one-documented.svg"]

    def test_junit_has_no_case_for_what_is_not_asked(self, report: Report, sheet: FactSheet) -> None:
        suites = ET.fromstring(report_junit.render(report, sheet))  # noqa: S314 - our own
        cases = {suite.get("name"): len(suite.findall("testcase[@classname]")) for suite in suites}
        own = next(suite for suite in suites if suite.get("name") == "own")
        facts = [case for case in own if str(case.get("classname")).startswith("documented.")]
        assert len(facts) == sheet.stated(OWN)
        assert cases["one"] > cases["own"]

    def test_json_names_it(self, report: Report, sheet: FactSheet) -> None:
        found = json.loads(report_json.render(report, sheet, (), None))
        assert [stack["profile"] for stack in found["stacks"]] == ["whole", "whole", "whole", "slice"]
        verdicts = [fact["cells"].get("own", {}).get("verdict") for fact in found["facts"]]
        assert verdicts.count("outside") == sheet.counts(OWN)["outside"] > 0
        assert sum(found["stacks"][OWN]["documented"].values()) == sheet.stated(OWN)

    def test_a_document_stands_beside_the_slice(self, report: Report, sheet: FactSheet) -> None:
        pieces = {piece.path: piece for piece in evidence.fragments(report, sheet)}
        assert "raw/contract-slice--own.html" in pieces
        assert "raw/contract--one.html" in pieces
        assert "raw/contract--own.html" not in pieces
        assert "deleteItem" not in "".join(pieces["documents/contract-slice.html"].lines)

    def test_the_guide_has_a_place_for_it(self, report: Report, sheet: FactSheet) -> None:
        assert "Own" in guide_html.render(report, sheet, ())


class TestResults:
    """Results of what does the slice hold facts of the slice alone."""

    def test_have_the_slice_s_facts(self) -> None:
        found = alone()
        results = results_of(fact_sheet(found), found.subjects[-1])
        lines = [one for group in results.facts.values() for one in group]
        assert len(lines) == fact_sheet(found).stated(1)
        assert not any(one.verdict in ("outside", "silent") for one in lines)
        assert parse(render(results), "own") == results
        assert '"profile": "slice"' in render(results)


class TestSince:
    """A fact that came into the slice is gained; one beyond it never was anything."""

    def test_tells_nothing_of_what_is_outside(self, report: Report, sheet: FactSheet) -> None:
        before = report_json.render(report, sheet, (), None).encode()
        since = changed_since(read_former(before, "r"), report, sheet, (), "r")
        assert [(one.gained, one.lost, one.changed) for one in since.stacks] == [((), (), ())] * 3

    def test_tells_what_came_with_another_profile(self, report: Report, sheet: FactSheet) -> None:
        before = report_json.render(report, sheet, (), None).encode()
        whole = [replace(one, profile="whole") for one in report.subjects]
        now = report_on(whole)
        since = changed_since(read_former(before, "r"), now, fact_sheet(now), (), "r")
        own = next(one for one in since.stacks if one.name == "own")
        assert not own.gained
        assert own.changed
