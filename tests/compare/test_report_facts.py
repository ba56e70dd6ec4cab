"""The facts on the report's page: each value in its column, each fact with its mark, its place and its evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from compare.fact_sheet import fact_sheet
from compare.render.fact_lines import line, mark, places
from compare.source_code import Excerpt

from .apis import asking, returning
from .docs import report as report_on
from .shelf import alone, fact_id, html_of, noted, report

if TYPE_CHECKING:
    from compare.report import Report

ROW = re.compile(r"<tr id=f-(\w+) data-f=(\w+)>(.*)")
HOSTILE = "</td><script>alert(1)</script>"


@pytest.fixture(scope="module")
def shelf() -> Report:
    """The report over three documents."""
    return report()


def row(found: Report, group: str, location: str, aspect: str) -> list[str]:
    """The cells of a fact as the page has them, the fact's name first, without the markup."""
    wanted = fact_id(fact_sheet(found), group, location, aspect)
    (cells,) = [cells for fact, _, cells in ROW.findall(html_of(found)) if fact == wanted]
    return [unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in re.split(r"<t[hd][^>]*>", cells)[1:]]


class TestRow:
    """A row says what each document makes of a fact: a tick, a value, or a word."""

    @pytest.mark.parametrize(
        ("location", "aspect", "cells"),
        [
            ("query limit", "type", ["type", "integer", "✓c", "✓c"]),
            ("query limit", "maximum", ["maximum", "100", "50c breaking", "✓c"]),
            ("query limit", "examples", ["examples", "[20]", "✓c", "can’t say"]),
            ("query limit", "title", ["title by rote", "", "Limit", ""]),
            ("response 409", "exists", ["exists", "yes", "absent compatible", "✓h"]),
            ("response 409", "description", ["description", "Taken.", "absent", "✓a"]),
        ],
    )
    def test_of_a_fact(self, shelf: Report, location: str, aspect: str, cells: list[str]) -> None:
        assert row(shelf, "GET /items", location, aspect) == cells

    def test_of_a_shared_component_says_in_how_many_places(self, shelf: Report) -> None:
        cells = row(shelf, "#Item", "response 200 application/json › name", "type")
        assert cells == ["type in 4 places", "string", "✓c in 2 of 4", "✓c"]

    def test_leads_to_its_evidence(self, shelf: Report) -> None:
        fact = fact_id(fact_sheet(shelf), "GET /items", "query limit", "maximum")
        assert f"<a href=evidence/get-items.html#{fact}>maximum</a>" in html_of(shelf)

    def test_is_there_for_every_fact(self, shelf: Report) -> None:
        assert [fact for fact, _, _ in ROW.findall(html_of(shelf))] == [fact.id for fact in fact_sheet(shelf).facts()]

    def test_has_no_means_where_none_is_known(self) -> None:
        found = report_on(None, documents=[asking({"type": "string"}), asking({"type": "string"})])
        assert "<td>✓<" not in html_of(found)

    def test_shows_a_note_and_only_links_of_the_web(self, shelf: Report) -> None:
        fact = fact_id(fact_sheet(shelf), "GET /items", "query limit", "maximum")
        html = html_of(noted(shelf, fact, HOSTILE, "https://issues.example/1", "javascript:alert(1)"))
        assert unescape(html).count(HOSTILE) == 1
        assert html.count(HOSTILE) == 0
        assert 'href="https://issues.example/1"' in html
        assert "javascript:alert" not in html

    def test_has_hostile_values_as_text(self) -> None:
        documents = [asking({"description": HOSTILE}), asking({"description": "fine"})]
        html = html_of(report_on(None, documents=documents))
        assert HOSTILE not in html
        assert HOSTILE in unescape(html)


class TestLongValues:
    """A long value is cut so that what differs is seen; all of it stands in the evidence."""

    def test_are_cut(self) -> None:
        text = "x" * 5_000
        (value,) = _values([returning({"description": text}), returning({"description": text})])
        assert value == f"{'x' * 159}…"

    def test_begin_shortly_before_the_difference(self) -> None:
        same = "x" * 5_000
        _, other = _values([returning({"description": f"{same} one"}), returning({"description": f"{same} two"})])
        assert other.startswith("…xxx")
        assert other.endswith("x two")


def _values(documents: list[dict[str, object]]) -> list[str]:
    sheet = fact_sheet(report_on(None, documents=documents))
    (found,) = [fact for fact in sheet.facts() if fact.rule == "schema.description"]
    return [cell.text for cell in line(found).cells if cell.text != "✓"]


class TestMark:
    """All that a fact is filtered by stands in a few letters."""

    @pytest.mark.parametrize(
        ("location", "aspect", "wanted"),
        [
            ("", "exists", "acanpcnnpcnn"),
            ("query limit", "maximum", "bcaydcbypcnn"),
            ("query limit", "examples", "hdaypcnnnxny"),
            ("query limit", "title", "edfyexnysxnn"),
            ("response 409", "exists", "zcayaxcyphnn"),
        ],
    )
    def test_of_a_fact(self, shelf: Report, location: str, aspect: str, wanted: str) -> None:
        sheet = fact_sheet(shelf)
        fact = fact_id(sheet, "GET /items", location, aspect)
        assert [mark(each) for each in sheet.facts() if each.id == fact] == [wanted]


class TestPlaces:
    """Facts stand under their place; within a shared component places begin where the component does."""

    def test_of_an_operation_and_of_a_component(self, shelf: Report) -> None:
        found = {group.key: [place.name for place in places(group)] for group in fact_sheet(shelf).groups}
        assert found[""] == ["info"]
        assert found["GET /items"][:3] == ["", "query limit", "response 200"]
        assert found["#Item"] == ["", "name"]

    def test_each_stand_once(self, shelf: Report) -> None:
        for group in fact_sheet(shelf).groups:
            names = [place.name for place in places(group)]
            assert len(names) == len(set(names))


class TestGroups:
    """Operations and shared components can be opened, and say beforehand what is in them."""

    def test_say_how_many_facts_differ(self, shelf: Report) -> None:
        summaries = re.findall(r"<h4>(.*?)</h4><span class=total>(.*?)<b", html_of(shelf))
        assert summaries == [
            ("The whole document", "2 facts"),
            ("GET /items", "15 facts, 8 differ"),
            ("POST /items", "10 facts, 5 differ"),
            ("Item", "4 facts, 4 differ"),
        ]

    def test_of_components_name_the_operations_that_share_them(self, shelf: Report) -> None:
        html = html_of(shelf)
        about = "<p>Met in GET /items, POST /items</p>"
        assert html.count(about) == 1
        assert html.index(about) > html.index("id=group-shared-item")

    def test_of_operations_lead_to_the_components_that_they_share(self, shelf: Report) -> None:
        html = html_of(shelf)
        shared = "share: <a href=#group-shared-item>Item</a></p>"
        assert html.count(shared) == 2
        assert html.index(shared) > html.index("id=group-get-items")

    def test_of_operations_lead_to_their_source(self, shelf: Report) -> None:
        contract, one, two = shelf.subjects
        code = {"POST /items": (Excerpt(file="app.py", first=3, last=9, text="…"),)}
        html = html_of(replace(shelf, subjects=(contract, replace(one, code=code), two)))
        assert html.count('<p>Source: one <a href="evidence/post-items.html#source1">app.py:3–9</a></p>') == 1

    def test_are_not_there_with_one_document(self) -> None:
        assert "Nothing to compare" in html_of(alone())
