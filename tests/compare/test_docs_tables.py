"""What is measured on docs pages, lined up over pages and told in sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from compare.docs_pages import Check, Stranger
from compare.render.docs_tables import columns
from compare.render.fact_tables import each_fact, facts_by_kind, tried_out
from compare.render.measures import measures

from .docs import MISSING, OPERATIONS, blank, fact, other_host, page, report, shipped, tried, violation, visit
from .shelf import html_of as render

if TYPE_CHECKING:
    from compare.render.docs_tables import Table

SURPLUS = visit(operations=(*OPERATIONS, "GET /x"), surplus=("GET /x",))
ASKING = visit(other_hosts=(other_host("https://x.example/1"), other_host("https://x.example/2")))
SENT = (tried("works once filled", sent="{}"), tried("refused", sent="{}"))
MOVED = shipped(visit(), blank(), releases={"x@latest": "x 3.0.1", "y@2": "y 2.5"})
SENT_AWAY = Stranger(status=200, path="/login?next=<here>", asked=True)
CUT_OFF = "Cut off from other hosts, as shipped,"
IN_REACH = "Even with other hosts in reach, as shipped,"


def cells(table: Table) -> dict[str, list[str]]:
    """Each row of a table as `mark: text`, by its label."""
    return {
        row.label: [f"{cell.mark}: {cell.text}" for cell in row.cells] for group in table.groups for row in group.rows
    }


class TestMeasures:
    """A cell says what was measured, and how to take it; what nobody measured is never fine."""

    @pytest.mark.parametrize(
        ("measure", "members", "said"),
        [
            ("Outcome", {}, "good: shown"),
            ("Outcome", {"visit": visit(outcome="hung")}, "bad: hung"),
            ("Readers", {}, "plain: anyone"),
            ("Readers", {"stranger": SENT_AWAY}, "part: who signs in"),
            ("Readers", {"stranger": replace(SENT_AWAY, asked=False)}, "part: anyone"),
            ("Operations", {}, "good: 3 of 3"),
            ("Operations", {"visit": MISSING}, "bad: 2 of 3"),
            ("Operations", {"visit": SURPLUS}, "part: 3 of 3, 1 more"),
            ("Operations", {"known": False}, "unknown: unknown kind of page"),
            ("Operations", {"visit": visit(operations=())}, "unknown: none to show"),
            ("Errors", {}, "good: none"),
            ("Errors", {"visit": visit(console_errors=("a",), page_errors=("b",))}, "bad: 2"),
            ("Errors", {"visit": visit(outcome="failed")}, "unknown: not looked at"),
            ("First operation", {"visit": visit(seconds=0.4567)}, "plain: 0.46 s"),
            ("First operation", {}, "unknown: never"),
            ("Requests", {"visit": visit(requests=1234)}, "plain: 1,234"),
            ("Bytes", {"visit": visit(bytes=1_713_402)}, "plain: 1.7 MB"),
            ("Bytes", {"visit": visit(bytes=45_600)}, "plain: 45.6 kB"),
            ("Bytes", {"visit": visit(bytes=999)}, "plain: 999 B"),
            ("Other hosts", {}, "good: none"),
            ("Other hosts", {"visit": ASKING}, "part: asks 1 host"),
            ("WCAG", {}, "good: none"),
            ("WCAG", {"violations": (violation(), violation("list", 5))}, "bad: 2 rules, 7 places"),
            ("WCAG", {"violations": (violation(nodes=1),)}, "bad: 1 rule, 1 place"),
            ("WCAG", {"visit": blank()}, "unknown: not looked at"),
            ("WCAG", {"unmeasured": {"accessibility": "not done within 30 s"}}, "unknown: not looked at"),
            ("Dark", {}, "unknown: not looked at"),
            ("Dark", {"checks": {"dark": Check(answer="no", why="it looks the same")}}, "bad: no"),
            ("Search", {"checks": {"search": Check(answer="not asked", why="")}}, "unknown: not asked"),
            ("Phone", {"checks": {"phone": Check(answer="yes", why="")}}, "good: yes"),
            ("Offline", {}, "unknown: not looked at"),
            ("Offline", {"shipped": shipped(blank())}, "bad: blank"),
            ("Offline", {"shipped": shipped(MISSING)}, "bad: 2 of 3"),
            ("Offline", {"shipped": shipped(visit())}, "good: shown"),
            ("Online", {"shipped": shipped(blank())}, "unknown: not looked at"),
            ("Online", {"shipped": shipped(blank(), visit())}, "good: shown"),
            ("Online", {"shipped": shipped(visit(), same=True)}, "plain: as served"),
            ("Facts shown", {}, "unknown: not looked at"),
            ("Facts shown", {"facts": (fact("not documented"),)}, "unknown: none to look for"),
            ("Facts shown", {"facts": (fact("shown"), fact("not documented"))}, "good: 1 of 1"),
            ("Facts shown", {"facts": (fact("shown"), fact("behind a click"))}, "part: 1 of 2, 1 behind a click"),
            ("Facts shown", {"facts": (fact("shown"), fact("not shown"))}, "bad: 1 of 2"),
            ("Filled-in bodies", {}, "unknown: no forms"),
            ("Filled-in bodies", {"tried": (tried("works"),)}, "unknown: none filled in"),
            ("Filled-in bodies", {"tried": SENT}, "part: 1 of 2"),
            ("Tried out", {"tried": (tried("works"), tried("no form"))}, "good: 1 of 1"),
            ("Tried out", {"tried": (tried("works"), tried("not sent"))}, "part: 1 of 2"),
        ],
    )
    def test_says(self, measure: str, members: dict[str, Any], said: str) -> None:
        table = measures(columns(report([page(**members)])))
        assert cells(table)[measure] == [said]

    def test_without_axe_core_nothing_is_said_of_wcag(self) -> None:
        (column,) = columns(report([page()]))
        assert cells(measures([replace(column, axe="")]))["WCAG"] == ["unknown: not looked at"]

    def test_each_cell_stands_below_its_page(self) -> None:
        pages = [page(), page(name="ReDoc", path="/redoc", visit=MISSING)]
        html = render(report(pages, [page(visit=visit(outcome="hung", why="for ever"))]))
        table = html[html.index('<h3 id="measures">') :]
        heads, cells_ = re.findall(r"<th scope=col>([^<\n]+)", table), re.findall(r"<td class=(\w)>([^<\n]+)", table)
        assert heads[:3] == ["Swagger UI", "ReDoc", "Swagger UI"]
        assert cells_[:2] == [("y", "shown"), ("y", "shown")]
        assert '<td class=n><a href="#page-2-outcome">hung</a>' in table
        assert re.findall(r"<th colspan=(\d) scope=colgroup>(\w)", table)[:2] == [("2", "A"), ("1", "B")]

    def test_words_in_backticks_are_code(self) -> None:
        html = render(
            report([page(facts=(fact("shown", what="how long `q` may be"), fact("shown", what="a ` alone")))])
        )
        assert "<th scope=row>how long <code>q</code> may be" in html
        assert "<th scope=row>a ` alone" in html

    def test_every_link_of_a_cell_leads_to_its_explanation(self) -> None:
        worst = page(
            visit=blank(why="no script", console_errors=("e",), other_hosts=(other_host("https://x.example"),)),
            violations=(violation(),),
            checks={"dark": Check(answer="no", why="the same")},
            shipped=shipped(blank(), None, why_not="npm isn't there"),
            tried=(tried("refused", status=400, sent="{}", body="no"),),
            facts=(fact("not shown"),),
        )
        html = render(report([worst, replace(worst, visit=visit(surplus=("GET /x",)))]))
        ids = set(re.findall(r' id="?([^"\s>]+)', html))
        targets = set(re.findall(r'href="?#([^"\s>]+)', html))
        assert {"page-0-outcome", "page-0-errors", "page-0-shipped", "page-1-operations"} <= targets
        assert targets <= ids


class TestFacts:
    """Facts are lined up over pages by their kind and words, whatever a stack calls their operation."""

    def test_are_counted_by_kind(self) -> None:
        first = page(facts=(fact("shown"), fact("behind a click", what="x"), fact("not shown", "enum")))
        second = page(facts=(fact("not documented"), fact("not on the page", what="x"), fact("shown", "enum")))
        found = cells(facts_by_kind(columns(report([first], [second]))))
        assert found == {
            "default": ["part: 1 of 2, 1 behind a click", "unknown: none to look for"],
            "enum": ["bad: 0 of 1", "good: 1 of 1"],
        }

    def test_are_told_one_by_one(self) -> None:
        first = page(facts=(fact("shown"), fact("behind a click", operation="GET /items/{id}", clicks=2)))
        second = page(facts=(fact("not shown"), fact("not on the page", operation="GET /items/{no}")))
        table = each_fact(columns(report([first], [second], [page()])))
        rows = [(row.about, [cell.text for cell in row.cells]) for group in table.groups for row in group.rows]
        assert rows == [
            ("GET /items", ["shown", "not shown"]),
            ("GET /items/{id}", ["behind 2 clicks", "operation not there"]),
        ]

    def test_a_fact_that_one_page_was_not_asked_for_leaves_no_gap(self) -> None:
        pages = [page(facts=(fact("shown"), fact("shown", "enum"))), page(facts=(fact("shown", "enum"),))]
        table = each_fact(columns(report(pages)))
        found = [(group.heading, [cell.text for cell in row.cells]) for group in table.groups for row in group.rows]
        assert found == [("default", ["shown", "not looked for"]), ("enum", ["shown", "shown"])]


class TestTriedOut:
    """Attempts are lined up over pages by method and the path's shape."""

    def test_has_a_row_for_each_operation(self) -> None:
        first = page(tried=(tried("works", "GET /items/{id}", status=200), tried("no form", "POST webhook shipped")))
        second = page(
            tried=(
                tried("works once filled", "GET /items/{no}", status=200),
                tried("refused", "POST /items", status=400),
                tried("not sent", "PUT /items", why="a file is missing"),
            )
        )
        assert cells(tried_out(columns(report([first, page()], [second])))) == {
            "GET /items/{id}": ["good: 200", "good: 200, once filled"],
            "POST webhook shipped": ["unknown: no form", "unknown: not tried"],
            "POST /items": ["unknown: not tried", "bad: 400"],
            "PUT /items": ["unknown: not tried", "bad: not sent"],
        }


class TestSentences:
    """What tells the most is said in words that follow from what was seen."""

    @pytest.mark.parametrize(
        ("members", "said"),
        [
            ({}, ()),
            ({"visit": blank()}, ("A's Swagger UI stays blank.",)),
            ({"visit": visit(outcome="hung")}, ("A's Swagger UI doesn't come to rest.",)),
            ({"visit": visit(outcome="failed")}, ("A's Swagger UI can't be opened.",)),
            ({"visit": MISSING}, ("A's Swagger UI leaves out 1 of 3 operations: GET /items/{id}.",)),
            ({"visit": visit(page_errors=("x",))}, ("A's Swagger UI reports errors while loading.",)),
            ({"shipped": shipped(blank(), visit())}, (f"{CUT_OFF} A's Swagger UI stays blank.",)),
            ({"shipped": shipped(blank(), same=True)}, ()),
            ({"shipped": MOVED}, (f"{IN_REACH} A's Swagger UI stays blank (x@latest is x 3.0.1 by now).",)),
            (
                {"tried": (tried("refused", sent="{}", status=400), tried("refused", status=404))},
                ("The service refuses what pages fill in for POST /items with 400 (A's Swagger UI).",),
            ),
            (
                {"facts": (fact("not shown", "enum"), fact("shown"), fact("not documented"))},
                ("A's Swagger UI never shows 1 of 2 facts that its document has and that were looked for: enum.",),
            ),
            (
                {"checks": {"deep link": Check(answer="no", why=""), "phone": Check(answer="not asked", why="")}},
                ("Links to an operation don't work on A's Swagger UI.",),
            ),
        ],
    )
    def test_say(self, members: dict[str, Any], said: tuple[str, ...]) -> None:
        assert report([page(**members)]).telling_of_pages() == said

    def test_name_pages_by_stack(self) -> None:
        empty = page(shipped=shipped(blank()))
        other = replace(empty, name="ReDoc")
        (sentence,) = report([empty, other], [other]).telling_of_pages()
        assert sentence == f"{CUT_OFF} A's Swagger UI and ReDoc, and B's ReDoc stay blank."

    def test_a_page_that_shows_no_fact_is_not_meant_to(self) -> None:
        bare = page(name="Bare", facts=(fact("not shown"),) * 9)
        some = page(facts=(fact("not shown", "enum"), fact("behind a click")))
        (sentence,) = report([bare, some]).telling_of_pages()
        assert sentence.startswith("A's Swagger UI never shows 1 of 2 facts")

    def test_the_page_that_hides_the_greatest_share_is_named(self) -> None:
        some = page(facts=(fact("not shown"),) * 3 + (fact("shown"),) * 9)
        most = page(name="ReDoc", facts=(fact("not shown"), fact("shown"), fact("not documented")))
        (sentence,) = report([some, most]).telling_of_pages()
        assert sentence.startswith("A's ReDoc never shows 1 of 2 facts")

    def test_of_equal_shares_the_one_of_more_facts(self) -> None:
        few, many = (page(name=f"{n}", facts=(fact("not shown"), fact("shown")) * n) for n in (1, 2))
        (sentence,) = report([few, many]).telling_of_pages()
        assert sentence.startswith("A's 2 never shows 2 of 4 facts")

    def test_are_few(self) -> None:
        worst = page(visit=MISSING, tried=(tried("refused", sent="{}"),), facts=(fact("not shown"), fact("shown")))
        assert len(report([worst] * 9).telling_of_pages()) == 6
