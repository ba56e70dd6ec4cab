"""The guide in a browser: for everyone to read, on any screen and on paper, and without a script."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare.fact_sheet import fact_sheet
from compare.render import guide_html
from compare.reporting import report_on
from extract.pages import axe
from tests.compare.guiding import GUIDE, call, claim, excerpt, guided

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Page

    from compare.docs_pages import Picture

    from .conftest import Driven

LONG = "def long_name():\n" + "".join(f"    value_{number} = '{'word ' * 30}'\n" for number in range(80))
SCROLLED = """strip => new Promise(done => {
  const look = () => strip.scrollLeft > 0 ? done() : requestAnimationFrame(look);
  look();
})"""
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


class Dots:
    """A picture of one dot, whichever is asked for."""

    def __call__(self, picture: Picture) -> str:  # noqa: ARG002 - as a report calls it
        """The dot."""
        return DOT

    def full(self, picture: Picture) -> str:
        """Where nothing is."""
        return f"shots/{picture.file.name}"


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where a guide is with code, answers and words that are too long for a line."""
    report = guided(
        code={"GET /items": (excerpt(LONG),)}, calls=(call(path=f"/items?q={'x' * 300}", answer="y" * 4000, cut=True),)
    )
    claims = [claim(key=verdict[:5].strip(), verdict=verdict) for verdict in ("holds", "doesn't hold", "not checked")]
    claims.append(claim(key="partly", verdict="holds with", reservation="one exception", sentence="z" * 200))
    path = tmp_path / "guide.html"
    path.write_text(guide_html.render(report, fact_sheet(report), claims, Dots()), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
class TestScreens:
    """At a desk and on a phone, light and dark."""

    def test_break_no_rule_of_wcag(
        self, browser: Driven, open_page: Callable[..., Page], address: str, width: int, *, dark: bool
    ) -> None:
        assert browser.run(axe.violations(open_page(address, width=width, dark=dark))) == ()

    def test_are_wide_enough(
        self, browser: Driven, open_page: Callable[..., Page], address: str, width: int, *, dark: bool
    ) -> None:
        page = open_page(address, width=width, dark=dark)
        assert browser.run(page.evaluate("document.documentElement.scrollWidth")) == width


class TestColumns:
    """The stacks are beside each other where there is room, on paper too, and below each other on a phone."""

    TOPS = "[...document.querySelectorAll('#routing-code + .g-cols > div')].map(one => one.offsetTop)"

    @pytest.mark.parametrize(("width", "rows"), [(1280, 1), (390, 2)])
    def test_stand_where_there_is_room(
        self, browser: Driven, open_page: Callable[..., Page], address: str, width: int, rows: int
    ) -> None:
        assert len(set(browser.run(open_page(address, width=width).evaluate(self.TOPS)))) == rows

    def test_stand_side_by_side_on_paper(self, browser: Driven, open_page: Callable[..., Page], address: str) -> None:
        page = open_page(address, width=794)
        browser.run(page.emulate_media(media="print"))
        assert len(set(browser.run(page.evaluate(self.TOPS)))) == 1

    def test_are_whole_on_paper(self, browser: Driven, open_page: Callable[..., Page], address: str) -> None:
        page = open_page(address, width=794)
        browser.run(page.emulate_media(media="print"))
        hidden = "[...document.querySelectorAll('pre')].filter(one => one.scrollHeight > one.clientHeight + 1).length"
        assert browser.run(page.evaluate(hidden)) == 0


class TestStacks:
    """A box for each stack decides whether the guide shows it; no script is needed."""

    SHOWN = "#routing-code + .g-cols > div:visible h4"

    @pytest.fixture
    def page(self, open_page: Callable[..., Page], tmp_path: Path) -> Page:
        """A guide to five stacks, of which two are to be shown first."""
        found = guided()
        stacks = [replace(found.subjects[1], title=f"Stack {name}") for name in "abcde"]
        told = report_on(
            [
                found.subjects[0],
                *(
                    replace(one, document=replace(one.document, name=name))
                    for one, name in zip(stacks, "abcde", strict=True)
                ),
            ]
        )
        told = replace(told, guide=replace(GUIDE, first=("d", "b")))
        path = tmp_path / "many.html"
        path.write_text(guide_html.render(told, fact_sheet(told), []), encoding="utf-8")
        return open_page(path.as_uri())

    def shown(self, browser: Driven, page: Page) -> list[str]:
        """The stacks whose code is to be seen."""
        titles = browser.run(page.locator(self.SHOWN).all_inner_texts())
        return [title.split()[1] for title in titles]

    def test_that_the_guide_begins_with_are_shown(self, browser: Driven, page: Page) -> None:
        assert self.shown(browser, page) == ["b", "d"]

    def test_are_chosen_by_keyboard(self, browser: Driven, page: Page) -> None:
        browser.run(page.locator("#show-1").focus())
        browser.run(page.keyboard.press("Space"))
        assert self.shown(browser, page) == ["a", "b", "d"]

    def test_that_have_no_room_are_reached_by_keyboard(self, browser: Driven, page: Page) -> None:
        for number in (1, 3, 5):
            browser.run(page.check(f"#show-{number}"))
        strip = page.locator("#routing-code + .g-cols")
        browser.run(strip.focus())
        browser.run(page.keyboard.press("ArrowRight"))
        browser.run(strip.evaluate(SCROLLED))
        assert browser.run(page.evaluate("document.documentElement.scrollWidth")) == 1280

    def test_break_no_rule_of_wcag(self, browser: Driven, page: Page) -> None:
        for number in (1, 3, 5):
            browser.run(page.check(f"#show-{number}"))
        assert browser.run(axe.violations(page)) == ()


class TestAlone:
    """From disk, with neither a script nor a request."""

    def test_needs_nothing_else(self, browser: Driven, open_page: Callable[..., Page], address: str) -> None:
        page = open_page()
        seen: list[str] = []
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda said: seen.append(said.text))
        browser.run(page.goto(address))
        assert [one for one in seen if not one.startswith("data:")] == [address]
        assert browser.run(page.locator("script").count()) == 0

    def test_is_copied_as_it_is_written(self, browser: Driven, open_page: Callable[..., Page], address: str) -> None:
        shown = browser.run(open_page(address).locator("#routing-code + .g-cols pre").first.text_content())
        assert shown == LONG
