"""What changed since a former report."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from compare.changed_since import changed_since
from compare.former import read_former
from compare.render.pages import fill
from compare.report_json import render

from .reports import (
    CLAIM,
    HOSTILE_CLAIM,
    contract,
    deviation,
    full,
    hostile,
    measured,
    otherwise,
    report_on,
    sheet_of,
    swagger,
    with_stack,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.claim import Claim
    from compare.report import Report
    from compare.since import Change, Since


def since(was: Report, now: Report, before: Sequence[Claim] = (), after: Sequence[Claim] = ()) -> Since:
    """What changed from one report to another, by way of the JSON of the first."""
    former = read_former(render(was, sheet_of(was), before, None).encode(), "old.json")
    return changed_since(former, now, sheet_of(now), after, "old.json")


def changed(path: tuple[str | int, ...], value: object, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """The contract, or another document, with something else at a place; None takes it away."""
    found = copy.deepcopy(document or contract())
    here: Any = found
    for step in path[:-1]:
        here = here[step]
    if value is None:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return found


def told(changes: Sequence[Change]) -> list[tuple[str, str, str]]:
    """Places, with what was said there and what is."""
    return [
        (each.where, each.was.words if each.was else "silent", each.now.words if each.now else "silent")
        for each in changes
    ]


GET = ("paths", "/items", "get")
SUMMARY = (*GET, "summary")
DEFAULT = (*GET, "parameters", 0, "schema", "default")


class TestFactsOfAStack:
    """Gained, lost or changed, by the fact's id."""

    @pytest.mark.parametrize(
        ("was", "now", "gained", "lost", "changes"),
        [
            (contract(), contract(), [], [], []),
            (otherwise(), otherwise(), [], [], []),
            (swagger(), swagger(), [], [], []),
            (changed(SUMMARY, None), contract(), [("GET /items › summary", "absent", "present: “List”")], [], []),
            (contract(), changed(SUMMARY, None), [], [("GET /items › summary", "present: “List”", "absent")], []),
            (
                contract(),
                changed(SUMMARY, "Other"),
                [],
                [],
                [("GET /items › summary", "present: “List”", "different: “Other”")],
            ),
            (
                changed(SUMMARY, "One"),
                changed(SUMMARY, "Two"),
                [],
                [],
                [("GET /items › summary", "different: “One”", "different: “Two”")],
            ),
            (
                contract(),
                changed((*GET, "tags"), ["new"]),
                [("GET /items › tags", "silent", 'added: ["new"]')],
                [],
                [],
            ),
            (
                changed((*GET, "tags"), ["a"]),
                changed((*GET, "tags"), ["b"]),
                [],
                [],
                [("GET /items › tags", 'added: ["a"]', 'added: ["b"]')],
            ),
        ],
    )
    def test_are_told_apart(
        self, was: dict[str, Any], now: dict[str, Any], gained: list[Any], lost: list[Any], changes: list[Any]
    ) -> None:
        found = since(report_on(contract=contract(), a=was), report_on(contract=contract(), a=now))
        (stack,) = found.stacks
        assert (told(stack.gained), told(stack.lost), told(stack.changed)) == (gained, lost, changes)
        assert found.contract.quiet
        assert found.quiet is (not (gained or lost or changes))

    def test_what_a_dialect_begins_to_keep_unsaid_has_changed_if_it_was_absent_before(self) -> None:
        without = copy.deepcopy(contract())
        del without["paths"]["/items"]["post"]["callbacks"]
        (stack,) = since(report_on(contract=contract(), a=without), report_on(contract=contract(), a=swagger())).stacks
        assert {(was, now) for _, was, now in told(stack.changed)} >= {("absent", "not expressible")}
        assert [each.name for each in stack.versions] == ["OpenAPI"]

    def test_other_means_are_a_change_where_both_are_known(self) -> None:
        report = report_on(contract=contract(), a=contract())
        (fact,) = [fact for fact in sheet_of(report).facts() if fact.aspect == "summary" and fact.group == "GET /items"]
        key = (fact.rule, str(fact.cells[1].pointer))
        by_hook, by_code = (with_stack(report, 1, means={key: means}) for means in ("hook", "code"))
        (stack,) = since(by_hook, by_code).stacks
        assert told(stack.changed) == [
            ("GET /items › summary", "present: “List” (by hook)", "present: “List” (by code)")
        ]
        assert since(report, by_code).quiet


class TestFactsOfTheContract:
    """What it says anew or no longer is nothing that a stack gained or lost."""

    @pytest.mark.parametrize("follows", [True, False])
    def test_a_new_fact_is_the_contract_s_alone(self, *, follows: bool) -> None:
        newer = changed((*GET, "deprecated"), value=True)
        now = report_on(contract=newer, a=newer if follows else contract())
        found = since(report_on(contract=contract(), a=contract()), now)
        assert told(found.contract.gained) == [("GET /items › deprecated", "silent", "present")]
        assert found.stacks[0].quiet

    def test_a_vanished_fact_is_not_there_any_more(self) -> None:
        newer = changed(SUMMARY, None)
        found = since(report_on(contract=contract(), a=contract()), report_on(contract=newer, a=newer))
        (change,) = found.contract.lost
        assert (change.where, change.there) == ("GET /items › summary", False)
        assert found.stacks[0].quiet

    def test_a_stack_that_follows_a_changed_value_has_not_changed(self) -> None:
        newer = changed(DEFAULT, 30)
        found = since(
            report_on(contract=contract(), a=contract(), b=contract()), report_on(contract=newer, a=newer, b=contract())
        )
        assert [(was, now) for _, was, now in told(found.contract.changed)] == [("present: 20", "present: 30")]
        follows, stays = found.stacks
        assert follows.quiet
        assert [(was, now) for _, was, now in told(stays.changed)] == [("present: 20", "different: 20")]


class TestAroundTheFacts:
    """Versions, deviations, claims, and which stacks there are."""

    def test_versions(self) -> None:
        report = report_on(contract=contract(), a=contract())
        was = with_stack(report, 1, versions={"kept": "1", "gone": "1", "moved": "1"})
        now = with_stack(report, 1, versions={"kept": "1", "new": "1", "moved": "2"}, python="CPython 3.12.1")
        (stack,) = since(was, now).stacks
        assert [(each.name, each.was, each.now) for each in stack.versions] == [
            ("Python", "CPython 3.11.7", "CPython 3.12.1"),
            ("gone", "1", ""),
            ("moved", "1", "2"),
            ("new", "", "1"),
        ]

    def test_deviations(self) -> None:
        report = report_on(contract=contract(), a=contract())
        was = with_stack(report, 1, measured=measured(true=(deviation(check="kept"), deviation(check="mended"))))
        now = with_stack(report, 1, measured=measured(true=(deviation(check="kept"),), same=(deviation(check="new"),)))
        (stack,) = since(was, now).stacks
        assert stack.deviations == (
            ("new, from the contract", (("GET /items", "new"),)),
            ("gone, from its own document", (("GET /items", "mended"),)),
        )
        assert since(report, now).quiet  # it wasn't looked at before

    def test_claims(self) -> None:
        report = report_on(contract=contract(), a=contract())
        others = [replace(CLAIM, key=key, sentence=key) for key in ("kept", "gone")]
        now = [replace(CLAIM, verdict="holds"), others[0], replace(CLAIM, key="new", sentence="new")]
        found = since(report, report, [CLAIM, *others], now)
        assert [(each.name, each.was, each.now) for each in found.claims] == [
            ("Docs appear", "holds with", "holds"),
            ("new", "", "holds with"),
            ("gone", "holds with", ""),
        ]

    def test_a_stack_that_came_or_went_is_named_and_has_no_facts(self) -> None:
        found = since(
            report_on(contract=contract(), a=contract(), b=otherwise()),
            report_on(contract=contract(), a=contract(), c=otherwise()),
        )
        assert (found.added, found.removed) == (("C",), ("B",))
        assert [stack.name for stack in found.stacks] == ["a"]
        assert found.sentences == ("new: C", "no longer there: B")

    def test_facts_are_not_told_of_where_nothing_was_compared(self) -> None:
        alone, together = report_on(contract=contract()), report_on(contract=contract(), a=contract())
        assert since(alone, together).contract.quiet
        assert since(together, alone).contract.quiet

    def test_the_sentences_have_the_figures(self) -> None:
        found = since(report_on(contract=contract(), a=contract()), report_on(contract=contract(), a=otherwise()))
        assert found.sentences == ("A: facts: 1 gained, 1 lost, 1 changed",)

    def test_nothing_is_said_to_have_changed_where_nothing_has(self) -> None:
        found = since(full(), full(), [CLAIM], [CLAIM])
        assert found.quiet
        assert found.sentences == ("nothing changed",)

    def test_a_hostile_report_is_the_same_as_itself(self) -> None:
        assert since(hostile(), hostile(), [HOSTILE_CLAIM], [HOSTILE_CLAIM]).quiet


class TestPage:
    """The part of the report's page."""

    def test_leads_to_each_fact_that_is_there(self) -> None:
        newer = changed((*GET, "tags"), ["new"], changed(SUMMARY, None))
        found = since(report_on(contract=contract(), a=contract()), report_on(contract=changed(SUMMARY, None), a=newer))
        html = fill("since.html.j2", since=found)
        assert f'<a href="#f-{found.stacks[0].gained[0].fact}">GET /items › tags</a>: silent → added' in html
        assert "<li>GET /items › summary: present: “List” → silent</li>" in html
        assert html.count('id="since"') == 1

    def test_counts_what_it_has_no_room_for(self) -> None:
        newer = contract()
        for number in range(60):
            newer["paths"][f"/{number}"] = {"get": {"responses": {"200": {"description": "x"}}}}
        html = fill(
            "since.html.j2",
            since=since(report_on(contract=contract(), a=contract()), report_on(contract=newer, a=newer)),
        )
        assert "80 more, in <code>report.json</code>" in html

    def test_hostile_text_is_text(self) -> None:
        found = since(
            report_on(contract=contract(), a=contract()), report_on(contract=contract(), a=changed(SUMMARY, "<script>"))
        )
        assert "different: “&lt;script&gt;”" in fill("since.html.j2", since=found)
