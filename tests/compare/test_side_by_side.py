"""Two documents side by side: nothing is lost, and only what differs is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.render.document_text import printed
from compare.render.side_by_side import side_by_side

if TYPE_CHECKING:
    from compare.render.side_by_side import Pair, Part

LINES = st.lists(st.sampled_from(["{", "}", "},", '"a": 1', '"a": 2,', '  "b": "x y"', '"b": "x z"', '"item"', ""]))


def pairs(left: list[str], right: list[str]) -> list[Pair]:
    """All pairs of lines."""
    return [pair for block in side_by_side(left, right) for run in block.runs for pair in run.pairs]


def written(line: tuple[Part, ...] | None) -> str:
    """A line with its marks as brackets; a dot for none."""
    if line is None:
        return "."
    return "".join(f"[{part.text}]" if part.differs else part.text for part in line)


def marked(left: str, right: str) -> list[tuple[str, str]]:
    """Two texts side by side."""
    return [(written(pair.left), written(pair.right)) for pair in pairs(left.split("\n"), right.split("\n"))]


class TestLines:
    """Each side is its document."""

    @given(LINES, LINES)
    def test_are_all_there_in_their_order(self, left: list[str], right: list[str]) -> None:
        found = pairs(left, right)
        assert ["".join(part.text for part in pair.left) for pair in found if pair.left is not None] == left
        assert ["".join(part.text for part in pair.right) for pair in found if pair.right is not None] == right

    @given(LINES, LINES)
    def test_are_numbered(self, left: list[str], right: list[str]) -> None:
        for block in side_by_side(left, right):
            for run in block.runs:
                first = run.pairs[0]
                if first.left is not None:
                    assert left[run.left - 1] == "".join(part.text for part in first.left)
                if first.right is not None:
                    assert right[run.right - 1] == "".join(part.text for part in first.right)

    @given(LINES)
    def test_of_one_document_twice_are_one_fold(self, lines: list[str]) -> None:
        blocks = side_by_side(lines, lines)
        assert [block.folded for block in blocks] == ([True] if lines else [])


class TestMarks:
    """What differs, and no more."""

    @pytest.mark.parametrize(
        ("left", "right", "found"),
        [
            ('"a": "one two",', '"a": "one three"', [('"a": "one [two]",', '"a": "one [three]"')]),
            ('"a": 1,', '    "a": 1', [('"a": 1,', '    "a": 1')]),
            ('  "a": 1', '  "b": 1', [('  ["a": 1]', "."), (".", '  ["b": 1]')]),
            ('"x",', '"entirely other",', [('["x"],', "."), (".", '["entirely other"],')]),
            ('"a/b/c"', '"a/b/d"', [('"a/b/[c]"', '"a/b/[d]"')]),
        ],
        ids=["words", "indentation and comma", "another member", "another item", "a changed item"],
    )
    def test_are_on(self, left: str, right: str, found: list[tuple[str, str]]) -> None:
        assert marked(left, right) == found

    def test_of_a_long_line_begin_where_it_differs(self) -> None:
        long = " ".join(f"w{number}" for number in range(500))
        ((left, right),) = marked(f'"a": "{long} one"', f'"a": "{long} two"')
        assert left.endswith('w499 [one"]')
        assert right.endswith('w499 [two"]')

    def test_members_that_moved_are_no_difference(self) -> None:
        left, right = printed({"a": 1, "b": 2}).lines, printed({"b": 2, "a": 1}).lines
        assert [block.folded for block in side_by_side(left, right)] == [True]


class TestFolds:
    """What is far from any difference is folded."""

    def test_leave_three_lines_around_a_difference(self) -> None:
        left = [f'"m{number}": 0' for number in range(20)]
        right = [*left[:10], '"m10": 1', *left[11:]]
        found = [(block.folded, sum(len(run.pairs) for run in block.runs)) for block in side_by_side(left, right)]
        assert found == [(True, 7), (False, 7), (True, 6)]

    def test_many_equal_lines_take_no_time(self) -> None:
        left, right = ["{", "},"] * 9000, ["{", "},"] * 9001
        assert sum(len(run.pairs) for block in side_by_side(left, right) for run in block.runs) >= len(right)
