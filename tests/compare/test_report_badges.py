"""Badges: SVG that says what the report says, whatever a stack is called."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from compare.render import evidence
from compare.render.badges import OURS, render

from .reports import contract, full, hostile, measured, report_on, sheet_of, small, with_stack

SVG = "{http://www.w3.org/2000/svg}"


def drawn(report: object) -> dict[str, ET.Element]:
    """The badges, each held to being small, well-formed and free of anything that loads or runs."""
    found = {}
    for name, text in render(report, sheet_of(report)).items():  # type: ignore[arg-type]
        root = ET.fromstring(text)  # noqa: S314 - our own output
        assert text.startswith(OURS)
        assert len(text) < 2500
        assert {each.tag for each in root.iter()} <= {f"{SVG}{tag}" for tag in ("svg", "title", "g", "path", "text")}
        assert root.attrib["aria-label"] == root.findtext(f"{SVG}title")
        found[name] = root
    return found


def words(badge: ET.Element) -> list[str]:
    """The texts in their fields."""
    return [each.text or "" for each in badge.iter(f"{SVG}text")]


class TestBadges:
    """What stands on them."""

    def test_each_stack_has_one_for_all_questions_and_one_for_each(self) -> None:
        questions = ("", "-documented", "-same", "-shown", "-true")
        assert set(drawn(small())) == {f"{name}{each}.svg" for name in ("old", "other") for each in questions}

    def test_one_question_s_badge_has_its_figures(self) -> None:
        report = small()
        sheet = sheet_of(report)
        present, total = sheet.counts(1)["present"], sheet.counts(0)["present"]
        assert words(drawn(report)["other-documented.svg"]) == ["Other", f"documented ✗ {present} of {total} facts"]

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("other-same.svg", "same ✗ 0 of 2 operations"),
            ("other-true.svg", "true ✗ 1 of 2 operations"),
            ("other-shown.svg", "shown ✗ 1 of 2 pages"),
            ("old-same.svg", "same – not looked at"),
        ],
    )
    def test_each_answer_is_in_words_and_not_in_colour_alone(self, name: str, text: str) -> None:
        assert words(drawn(full())[name])[1] == text

    def test_what_is_well_says_so(self) -> None:
        report = with_stack(report_on(contract=contract(), same=contract()), 1, measured=measured())
        found = drawn(report)["same.svg"]
        assert words(found)[2].startswith("documented ✓")
        assert words(found)[1] == "same ✓ 2 of 2"

    def test_a_screen_reader_hears_why(self) -> None:
        assert "different" in str(drawn(small())["other.svg"].attrib["aria-label"])

    def test_each_text_is_as_wide_as_its_field(self) -> None:
        for badge in drawn(small()).values():
            widths = [int(each.attrib["textLength"]) + 12 for each in badge.iter(f"{SVG}text")]
            assert int(badge.attrib["width"]) == sum(widths) + len(widths) - 1

    def test_hostile_names_make_harmless_files(self) -> None:
        names = list(drawn(hostile()))
        assert names
        assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.") for name in names)

    def test_two_names_that_look_alike_make_two_files(self) -> None:
        found = drawn(report_on(contract=contract(), **{"a b": contract(), "a-b": contract(), "a": contract()}))
        assert len(found) == 15
        assert {"a-b.svg", "a-b-2.svg"} <= found.keys()

    @pytest.mark.parametrize("names", [("a", "a-same"), ("a-same", "a"), ("a", "a-2", "A"), ("a", "A", "a-2")])
    def test_no_badge_takes_the_place_of_another(self, names: tuple[str, ...]) -> None:
        assert len(drawn(report_on(contract=contract(), **{name: contract() for name in names}))) == 5 * len(names)

    def test_a_stack_s_badge_is_called_as_its_document_s_page_is(self) -> None:
        report = report_on(contract=contract(), **{"a/b": contract(), "a b": contract(), "é": contract()})
        pages = [each.path for each in evidence.fragments(report, sheet_of(report))]
        assert {f"documents/{name}.html" for name in ("a-b", "a-b-2", "document")} <= set(pages)
        assert {"a-b.svg", "a-b-2.svg", "document.svg"} <= drawn(report).keys()
