"""The table "Documented?": counts that add up, and lead to their facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from compare.fact_sheet import fact_sheet
from compare.render.choices import choices
from compare.render.documented import Tally, documented

from .docs import report as report_on
from .shelf import alone, html_of, report

if TYPE_CHECKING:
    from compare.report import Report


@pytest.fixture(scope="module")
def shelf() -> Report:
    """The report over three documents."""
    return report()


def numbers(tally: Tally) -> list[int]:
    """Present, different, absent, not expressible, added."""
    return [count.number for count in tally.verdicts]


class TestTopics:
    """Topics stand in their order, all together first, each with its operations and components."""

    def test_stand_in_order(self, shelf: Report) -> None:
        assert [topic.title for topic in documented(fact_sheet(shelf))] == [
            "All topics",
            "Routing",
            "Path and query parameters",
            "Automatic documentation",
            "Examples",
            "Prose",
            "Metadata",
            "Without a topic",
        ]

    @pytest.mark.parametrize(
        ("topic", "one", "two"),
        [
            ("", [21, 1, 8, 0, 1], [25, 0, 4, 1, 0]),
            ("path-and-query-parameters", [2, 1, 0, 0, 0], [3, 0, 0, 0, 0]),
            ("examples", [1, 0, 0, 0, 0], [0, 0, 0, 1, 0]),
            ("automatic-documentation", [2, 0, 0, 0, 1], [2, 0, 0, 0, 0]),
        ],
    )
    def test_count_the_verdicts_of_each_document(
        self, shelf: Report, topic: str, one: list[int], two: list[int]
    ) -> None:
        (found,) = [each for each in documented(fact_sheet(shelf)) if each.key == topic]
        assert [numbers(tally) for tally in found.tallies] == [one, two]

    def test_are_the_sum_of_their_parts_and_sum_up_to_all(self, shelf: Report) -> None:
        whole, *topics = documented(fact_sheet(shelf))
        for index in range(len(whole.tallies)):
            sums = [numbers(topic.tallies[index]) for topic in topics]
            assert [sum(column) for column in zip(*sums, strict=True)] == numbers(whole.tallies[index])
            for topic, summed in zip(topics, sums, strict=True):
                parts = [numbers(part.tallies[index]) for part in topic.parts]
                assert [sum(column) for column in zip(*parts, strict=True)] == summed

    def test_tell_by_which_means_what_is_present_got_there(self, shelf: Report) -> None:
        whole = documented(fact_sheet(shelf))[0]
        means = [(count.key, count.number) for count in whole.tallies[1].means]
        assert means == [("code", 17), ("annotation", 4), ("hook", 4)]

    def test_say_so_where_the_means_are_unknown(self) -> None:
        whole = documented(fact_sheet(report_on(None)))[0]
        assert [(count.key, count.word) for count in whole.tallies[0].means] == [("unknown", "means unknown")]

    def test_are_none_where_nothing_was_compared(self) -> None:
        found = alone()
        assert documented(fact_sheet(found)) == ()
        assert 'id="documented"' not in html_of(found)


class TestPage:
    """On the page each count is a link, to the facts' part at least."""

    def test_links_lead_to_something_on_the_page(self, shelf: Report) -> None:
        html = html_of(shelf)
        part = html[html.index('id="documented"') : html.index('id="facts"')]
        targets = set(re.findall(r'href="?#([\w-]+)', part))
        assert targets == {"facts", "group-document", "group-get-items", "group-post-items", "group-shared-item"}
        assert targets <= set(re.findall(r'id="?([\w-]+)', html))


class TestChoices:
    """The filter offers what there is."""

    def test_of_documents_groups_and_topics(self, shelf: Report) -> None:
        found = {choice.name: [option.value for option in choice.options] for choice in choices(fact_sheet(shelf))}
        assert found["stack"] == ["one", "two"]
        assert found["group"] == ["document", "get-items", "post-items", "shared-item"]
        assert found["topic"][0] == "routing"
        assert found["topic"][-1] == "other"
        assert found["verdict"] == ["present", "different", "absent", "not-expressible", "added"]
