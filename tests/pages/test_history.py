"""Versions over time in a browser: for everyone to read, on any screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare.render import history_html
from extract.pages import axe
from tests.compare.releases import BROKEN, history_of, released, with_default, with_tag
from tests.compare.reports import contract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Page

    from .conftest import Driven

LONG = "word" * 80


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where a history is with all that there can be in one, and words that are too long for a line."""
    failed = replace(BROKEN, error=LONG, detail=f"{LONG}\n" * 40)
    steps = (released("1.0", contract(), companion="3.0"), failed, released("3.0", with_tag(LONG), friend=LONG))
    history = history_of(*steps, released("4.0", with_default(10)), is_slice=True)
    path = tmp_path / "history.html"
    path.write_text(history_html.render([history, replace(history, stack="two", is_slice=False)]), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
class TestScreens:
    """At a desk and on a phone, light and dark, with everything unfolded."""

    @pytest.fixture
    def page(self, browser: Driven, open_page: Callable[..., Page], address: str, width: int, *, dark: bool) -> Page:
        """The page."""
        page = open_page(address, width=width, dark=dark)
        browser.run(page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)"))
        return page

    def test_break_no_rule_of_wcag(self, browser: Driven, page: Page) -> None:
        assert browser.run(axe.violations(page)) == ()

    def test_are_wide_enough(self, browser: Driven, page: Page, width: int) -> None:
        assert browser.run(page.evaluate("document.documentElement.scrollWidth")) == width


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
