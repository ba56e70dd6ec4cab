"""Pages of a kind that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import TimeoutError as TooLongError

from extract.pages.kinds import plain
from tests.pages.documents import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Page

    from tests.pages.conftest import Driven

MOMENT = 300  # milliseconds in which what is there is found


class TestReady:
    """There is something to read, or there isn't."""

    @pytest.mark.parametrize(
        "html",
        [
            "<p>Words",
            "<script>1</script><div><span>Words</span></div>",
            "<p hidden>Nobody reads this</p><p>Words",
        ],
    )
    def test_once_there_is_text(self, browser: Driven, open_page: Callable[..., Page], html: str) -> None:
        page = open_page(html=html)
        assert browser.run(page.wait_for_selector(plain.READY, timeout=MOMENT * 30))

    @pytest.mark.parametrize(
        "html",
        [
            "",
            "<script>1</script><style>p {}</style><noscript>Switch it on</noscript>",
            "<p hidden>Nobody reads this",
            "<div>   </div>",
            "<div style='visibility: hidden'>Words</div>",
        ],
    )
    def test_never_without_text_to_read(self, browser: Driven, open_page: Callable[..., Page], html: str) -> None:
        page = open_page(html=html)
        with pytest.raises(TooLongError):
            browser.run(page.wait_for_selector(plain.READY, timeout=MOMENT))


class TestUnknown:
    """Nothing is claimed of a page that nobody knows."""

    def test_no_operation_is_shown_expected_or_tried(self, browser: Driven, open_page: Callable[..., Page]) -> None:
        page, one = open_page(html="<p>GET /items"), operation("GET", "/items")
        assert browser.run(plain.operations(page, "/")) == ()
        assert not plain.expects("/", one)
        assert plain.address("/", one, {}) is None
        assert browser.run(plain.opened(page, one)) is None

    def test_questions_are_not_asked_rather_than_answered_no(
        self, browser: Driven, open_page: Callable[..., Page]
    ) -> None:
        page = open_page(html="<p>Words")
        assert browser.run(plain.search(page, ())).answer == "not asked"
        assert browser.run(plain.deep_link(page, operation("GET", "/items"))).answer == "not asked"
