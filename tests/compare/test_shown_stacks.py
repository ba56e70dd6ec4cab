"""The boxes that choose which stacks the report's page shows."""

from __future__ import annotations

import pytest

from compare.fact_sheet import fact_sheet
from compare.render.overview import overview
from compare.render.shown_stacks import css_string, stack_boxes
from compare.reporting import report_on

from .shelf import html_of, report


class TestBoxes:
    """There is one for each document but the first, which the others are held to."""

    def test_name_each_stack_by_the_number_of_its_document(self) -> None:
        found = report()
        boxes = stack_boxes(found, overview(found, fact_sheet(found)), {})
        assert [(box.number, box.name) for box in boxes] == [(1, "one"), (2, "two")]

    def test_know_the_columns_of_facts(self) -> None:
        found = report()
        first, _ = stack_boxes(found, overview(found, fact_sheet(found)), {})
        assert {".facts tr>:nth-child(3)", ".topics tr>:nth-child(2)", ".cards>:nth-child(2)"} <= set(first.parts)

    def test_are_not_there_where_nothing_can_be_left_out(self) -> None:
        found = report_on(report().subjects[:2])
        assert stack_boxes(found, overview(found, fact_sheet(found)), {}) == ()
        assert 'id="stacks"' not in html_of(found)


class TestCssString:
    """A document's name in a style sheet is text, whatever is in it."""

    @pytest.mark.parametrize(
        ("text", "css"),
        [
            ("flask-restx 1.3_b", '"flask-restx 1.3_b"'),
            ('"}*{', '"\\22 \\7d \\2a \\7b "'),
            ("</style>", '"\\3c \\2f style\\3e "'),
            ("a\nb\\", '"a\\a b\\5c "'),
            ("é", '"\\e9 "'),
        ],
    )
    def test_escapes_all_but_plain_letters(self, text: str, css: str) -> None:
        assert css_string(text) == css
