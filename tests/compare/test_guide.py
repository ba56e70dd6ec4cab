"""What the guide shows of each stack: by topic, and whatever a stack spells otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare.fact_sheet import fact_sheet
from compare.guide import Guide, Section, guide_sections

from .guiding import CODE, ROUTING, call, excerpt, guided, with_subjects

if TYPE_CHECKING:
    from compare.report import Report


def sections(report: Report) -> tuple[Section, ...]:
    """The guide's topics."""
    return guide_sections(report, fact_sheet(report))


class TestColumns:
    """One for each document that a service makes."""

    def test_are_the_stacks(self) -> None:
        for section in sections(guided()):
            assert [column.subject.document.name for column in section.columns] == ["a", "b"]

    def test_have_the_counts_of_the_topics_facts(self) -> None:
        report = guided()
        first = sections(report)[0].columns[0]
        assert first.counts == fact_sheet(report).counts(1, topic="routing")
        assert first.counts["present"] > 0

    def test_are_none_without_a_guide(self) -> None:
        assert sections(replace(guided(), guide=None)) == ()


class TestCode:
    """The operations' lines, then the topic's, each once."""

    def test_names_file_and_lines(self) -> None:
        blocks = sections(guided())[0].columns[0].blocks
        assert [(block.where, block.operation) for block in blocks] == [
            ("services/a/shop.py:3-5", "GET /items"),
            ("services/a/shop.py:1", ""),
        ]

    def test_is_found_whatever_a_path_parameter_is_called(self) -> None:
        topic = replace(ROUTING, operations=("GET /items/{id}",))
        report = guided(code={"GET /items/{}": (excerpt(),)})
        report = replace(report, guide=Guide(topics=(topic,)))
        assert sections(report)[0].columns[0].blocks[0].operation == "GET /items/{id}"

    def test_begins_at_the_left(self) -> None:
        method = "    def get(self):\n        pass\n"
        (block, _) = sections(guided(code={"GET /items": (excerpt(method),)}))[0].columns[0].blocks
        assert block.text == "def get(self):\n    pass\n"

    @pytest.mark.parametrize("first", [3, 4])
    def test_shows_no_line_twice(self, first: int) -> None:
        part = "".join(CODE.splitlines(keepends=True)[first - 3 :])
        blocks = sections(guided(cuts={"routing": (excerpt(part, first),)}))[0].columns[0].blocks
        assert [block.where for block in blocks] == ["services/a/shop.py:3-5"]


class TestDocuments:
    """The operation's own part; without an operation, what stands beside all of them."""

    def test_have_the_operations_part(self) -> None:
        (said,) = sections(guided())[0].columns[0].said
        assert (said.operation, said.slug) == ("GET /items", "get-items")

    def test_as_a_whole_leave_out_paths(self) -> None:
        (said,) = sections(guided())[1].columns[0].said
        assert isinstance(said.value, dict)
        assert set(said.value) == {"openapi", "info"}


class TestPictures:
    """The operation on the first page that has it; without an operation, each page as it opens."""

    def test_are_of_the_operation_or_of_the_page(self) -> None:
        shown = [section.columns[0].shown for section in sections(guided())]
        assert [(one.operation, one.picture.file.name) for each in shown for one in each] == [
            ("GET /items", "panel.webp"),
            ("", "view.webp"),
        ]

    def test_are_none_where_nobody_looked(self) -> None:
        assert [section.columns[1].shown for section in sections(guided())] == [(), ()]


class TestCalls:
    """One request to all, with an answer of each."""

    def test_stand_side_by_side(self) -> None:
        (asked,) = sections(guided())[0].asked
        assert [answer and answer.status for answer in asked.answers] == [200, 404]
        assert sections(guided())[1].asked == ()

    def test_are_one_although_their_paths_differ(self) -> None:
        report = guided(calls=(call(path="/v1/items"),))
        assert len(sections(report)[0].asked) == 1

    def test_tell_who_was_not_asked(self) -> None:
        report = guided()
        (asked,) = sections(with_subjects(report, *report.subjects[:2], replace(report.subjects[2], calls=())))[0].asked
        assert [answer is None for answer in asked.answers] == [False, True]
