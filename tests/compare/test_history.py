"""What each release of a framework gained or lost: each is held against the one before it that could be built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from compare.render.history_html import figures

from .releases import BROKEN, history_of, released, with_default, with_tag, without_summary
from .reports import contract, swagger

if TYPE_CHECKING:
    from compare.history import Step


def told(step: Step) -> list[tuple[str, str, str, str]]:
    """What became of which fact, from what to what."""
    return [
        (way, each.where, each.was.words if each.was else "silent", each.now.words if each.now else "silent")
        for way, changes in step.changes
        for each in changes
    ]


SUMMARY, DEFAULT, TAGS = ("GET /items › summary", "GET /items › query limit › default", "GET /items › tags")


class TestSteps:
    """A release beside the one before."""

    @pytest.mark.parametrize(
        ("was", "now", "changes", "words"),
        [
            (contract(), contract(), [], "nothing changed"),
            (with_tag("a"), with_tag("a"), [], "nothing changed"),
            (without_summary(), contract(), [("gained", SUMMARY, "absent", "present: “List”")], "1 gained"),
            (contract(), without_summary(), [("lost", SUMMARY, "present: “List”", "absent")], "1 lost"),
            (contract(), with_default(10), [("changed", DEFAULT, "present: 20", "different: 10")], "1 changed"),
            (with_default(9), with_default(10), [("changed", DEFAULT, "different: 9", "different: 10")], "1 changed"),
            (
                contract(),
                with_tag("a"),
                [("gained", TAGS, "silent", 'added: ["a"]')],
                "1 gained, all beyond the contract",
            ),
            (with_tag("a"), contract(), [("lost", TAGS, 'added: ["a"]', "silent")], "1 lost, all beyond the contract"),
            (
                with_tag("a"),
                with_tag("b"),
                [("changed", TAGS, 'added: ["a"]', 'added: ["b"]')],
                "1 changed, all beyond the contract",
            ),
        ],
    )
    def test_tell_what_became_of_a_fact(
        self, was: dict[str, Any], now: dict[str, Any], changes: list[tuple[str, ...]], words: str
    ) -> None:
        _, step = history_of(released("1.0", was), released("1.1", now)).steps
        assert told(step) == changes
        assert figures(step) == words

    def test_count_what_is_beyond_the_contract_apart(self) -> None:
        more = with_tag("a")
        _, step = history_of(released("1.0", without_summary()), released("1.1", more)).steps
        assert figures(step) == "2 gained, 1 beyond the contract"

    def test_say_nothing_of_before_where_they_are_the_first(self) -> None:
        (step,) = history_of(released("1.0", without_summary(), companion="3.0")).steps
        assert (step.since, step.changes) == ("", ())
        assert (step.title, step.python, step.versions) == ("1.0", "CPython 3.11.7", {"companion": "3.0"})
        assert step.counts["absent"] == 1

    def test_go_by_the_release_before_and_not_by_the_first(self) -> None:
        history = history_of(*(released(str(at), with_default(at)) for at in range(3)))
        assert [(step.since, told(step)) for step in history.steps][1:] == [
            ("0", [("changed", DEFAULT, "different: 0", "different: 1")]),
            ("1", [("changed", DEFAULT, "different: 1", "different: 2")]),
        ]

    def test_may_be_in_another_dialect(self) -> None:
        _, step = history_of(released("1.0", contract()), released("1.1", swagger())).steps
        assert {now for _, _, _, now in told(step)} == {"not expressible"}


class TestFailures:
    """A release that can't be built is a result, and the next is held against the one before it."""

    def test_between_two_that_were_built(self) -> None:
        history = history_of(released("1.0", contract()), BROKEN, released("3.0", without_summary()))
        first, failed, last = history.steps
        assert (failed.title, failed.failed, failed.detail) == ("2.0", BROKEN.error, BROKEN.detail)
        assert (failed.changes, failed.counts, failed.since) == ((), {}, "")
        assert (first.title, last.since) == ("1.0", "1.0")
        assert figures(last) == "1 lost"

    def test_at_first(self) -> None:
        failed, step = history_of(BROKEN, released("3.0", contract())).steps
        assert failed.failed
        assert (step.since, step.changes) == ("", ())

    def test_of_all(self) -> None:
        history = history_of(BROKEN)
        assert [step.failed for step in history.steps] == [BROKEN.error]
        assert history.asked == history_of(released("1.0", contract())).asked


class TestHistory:
    """What it says of all releases."""

    @pytest.mark.parametrize("is_slice", [True, False])
    def test_says_whose_releases_they_are_and_what_was_asked(self, *, is_slice: bool) -> None:
        history = history_of(released("1.0", contract()), is_slice=is_slice)
        assert (history.stack, history.title, history.distribution) == ("one", "One", "framework")
        assert history.is_slice is is_slice
        assert history.asked == history.steps[0].counts["present"]

    def test_asks_the_same_whatever_else_a_release_says(self) -> None:
        asked = history_of(released("1.0", contract())).asked
        assert history_of(released("1.0", with_tag("a")), released("1.1", without_summary())).asked == asked
