"""Flask-Selfdoc's page, as its own template makes it: `selfdoc.html` is what version 1.4.0 gave for four functions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.pages.asked import Filling
from extract.pages.facts import visible_text
from extract.pages.kinds import flask_selfdoc as selfdoc
from extract.pages.kinds.paths import named
from extract.pages.operations import operations_of
from tests.pages.documents import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Page

    from extract.pages.operations import Operation
    from tests.pages.conftest import Driven

URL = Path(__file__).with_name("selfdoc.html").as_uri()
HELLO = operation("GET", "/")
LIST = operation("GET", "/items")
CREATE = operation("POST", "/items")
ITEM = operation("GET", "/items/{id}/{number}")
ALL = (HELLO, LIST, CREATE, ITEM)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The page."""
    return open_page(URL)


class TestBlocks:
    """A block a rule, with its methods."""

    def test_show_each_operation_without_the_methods_that_flask_adds(self, browser: Driven, page: Page) -> None:
        seen = browser.run(selfdoc.operations(page, "/docs"))
        assert seen == ("GET /", "GET /items", "POST /items", "GET /items/{item_id}/{line}")
        assert named(seen, ALL) == tuple(each.name for each in ALL)

    def test_are_opened_by_method_and_path(self, browser: Driven, page: Page) -> None:
        texts = []
        for each in ALL:
            element = browser.run(selfdoc.opened(page, each))
            assert element is not None
            texts.append(browser.run(visible_text(element)))
        for text, said in zip(texts, ("Say hello", "List the items", "Create an item", "Get an item"), strict=True):
            assert said in text
            assert sum(said in other for other in texts) == 1

    @pytest.mark.parametrize("missing", [operation("PUT", "/items"), operation("GET", "/orders")])
    def test_are_none_for_what_is_not_there(self, browser: Driven, page: Page, missing: Operation) -> None:
        assert browser.run(selfdoc.opened(page, missing)) is None
        assert browser.run(selfdoc.deep_link(page, missing)).answer == "no"

    def test_have_neither_search_nor_forms(self, browser: Driven, page: Page) -> None:
        assert browser.run(selfdoc.search(page, ALL)).answer == "no"
        assert browser.run(selfdoc.try_out(page, ALL, Filling())) == ()

    def test_lead_the_keyboard_to_what_get_answers(self, browser: Driven, page: Page) -> None:
        assert browser.run(page.locator(selfdoc.FOCUS).count()) == 2


class TestAddress:
    """A block has an anchor: its rule."""

    def test_is_the_rule_where_that_is_the_path(self) -> None:
        assert selfdoc.address("/docs", CREATE, {}) == "/docs#rule-/items"

    def test_is_none_where_the_rule_has_converters(self) -> None:
        assert selfdoc.address("/docs", ITEM, {"id": "1", "number": "2"}) is None

    def test_is_none_for_a_webhook(self) -> None:
        (hook,) = operations_of({"openapi": "3.1.0", "webhooks": {"a": {"post": {}}}})
        assert selfdoc.address("/docs", hook, {}) is None
        assert not selfdoc.expects("/docs", hook)

    @pytest.mark.parametrize("size", [100, 2000])
    def test_leads_there(self, browser: Driven, open_page: Callable[..., Page], size: int) -> None:
        page = open_page()
        browser.run(page.set_viewport_size({"width": 800, "height": size}))
        browser.run(page.goto(URL + (selfdoc.address("", LIST, {}) or "")))
        assert browser.run(selfdoc.deep_link(page, LIST)).answer == "yes"

    def test_of_an_operation_at_a_rule_that_is_there_twice_leads_to_the_first(
        self, browser: Driven, open_page: Callable[..., Page]
    ) -> None:
        page = open_page()
        browser.run(page.set_viewport_size({"width": 800, "height": 100}))
        browser.run(page.goto(URL + (selfdoc.address("", CREATE, {}) or "")))
        assert browser.run(selfdoc.deep_link(page, CREATE)).answer == "no"
