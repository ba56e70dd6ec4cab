"""`triptych open` in a real browser, over the real services: one choice, and every panel shows that operation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from compare import load
from extract.fetch import JSON, client
from extract.open.addresses import checked
from extract.open.panels import Shown, shown, wanted
from extract.open.serving import side_by_side
from extract.pages.kinds.registry import KINDS
from tests.pages.side_by_side import by_arrows, by_filter, by_mouse, by_tab, chosen, frame, in_sight, said, shows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.async_api import Page

    from extract.open.panels import Wanted
    from extract.server import Service

    from .conftest import Driven

    At = Callable[..., Page]

STACKS = ("fastapi", "flask-restx", "drf")
TITLES = ["FastAPI", "Flask-RESTX", "Django REST framework"]
GET_ITEM = "/items/{item_id}"


@pytest.fixture(scope="module")
def operations(root: Path) -> tuple[Wanted, ...]:
    """What there is to choose."""
    return wanted(load(root / "services" / "contract.yaml").raw)


@pytest.fixture(scope="module")
def stacks(service: Callable[[str], Service], operations: tuple[Wanted, ...]) -> tuple[Shown, ...]:
    """The stacks, as `triptych open` sets them side by side."""
    return tuple(panel(service(name), operations) for name in STACKS)


@pytest.fixture(scope="module")
def url(
    stacks: tuple[Shown, ...], operations: tuple[Wanted, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The page's address."""
    with side_by_side(stacks, operations, tmp_path_factory.mktemp("report")) as url:
        yield url


@pytest.fixture
def at(open_page: Callable[..., Page], url: str) -> At:
    """Opens the page at a fragment: `at("#get-items")`, `at("#get-items", width=390)`."""
    return lambda fragment="", width=1280: open_page(f"{url}{fragment}", width=width)


def panel(service: Service, operations: Sequence[Wanted]) -> Shown:
    """A running service as a panel."""
    stack = service.stack
    with client(service) as asking:
        document = json.loads(asking.get(stack.answers_at, JSON).content)
    pages = checked(service, shown(stack, document, KINDS, operations))
    return Shown(name=stack.name, title=stack.config.title, url=service.url, pages=pages)


class TestChoosing:
    """An operation, once chosen, is what every panel shows."""

    @pytest.mark.parametrize("choose", [by_mouse, by_arrows, by_tab, by_filter])
    def test_moves_every_panel(self, browser: Driven, at: At, choose: Callable[[Page, str], Awaitable[None]]) -> None:
        page = at()

        async def scenario() -> None:
            await choose(page, "get-items-item-id")
            for stack in STACKS:
                await shows(page, stack, GET_ITEM, "One item by its id.", "If-None-Match")
            assert await in_sight(page) == TITLES

        browser.run(scenario())

    def test_again_moves_every_panel_on_and_back_again(self, browser: Driven, at: At) -> None:
        page = at()

        async def scenario() -> None:
            await by_mouse(page, "get-items-item-id")
            await by_mouse(page, "post-orders")
            for stack in STACKS:
                await shows(page, stack, "/orders", "Place an order")
            assert await page.title() == "/orders · Triptych"
            await page.evaluate("navigation.back()")  # past what Swagger UI itself added to the history
            await chosen(page, "get-items-item-id")
            for stack in STACKS:
                await shows(page, stack, GET_ITEM, "One item by its id.")

        browser.run(scenario())

    def test_can_be_shared_with_the_pages_that_are_shown(self, browser: Driven, at: At) -> None:
        page = at("#post-items&fastapi=redoc&drf=redoc")

        async def scenario() -> None:
            for stack in ("fastapi", "drf"):
                await shows(page, stack, "Create an item", "Adds an item to the shop", "Request Body schema")
            await by_mouse(page, "get-categories")
            for stack in ("fastapi", "drf"):
                await shows(page, stack, "Get the tree of categories")
            assert page.url.endswith("#get-categories&fastapi=redoc&drf=redoc")

        browser.run(scenario())

    def test_tells_where_a_script_of_ours_did_it(self, browser: Driven, at: At) -> None:
        page = at()

        async def scenario() -> list[str]:
            assert await page.locator(".note:visible").count() == 0
            await by_mouse(page, "get-items")
            await shows(page, "flask-restx", "List the items", "One page of the items")
            return [await page.locator(f"[data-stack={stack}] .note").inner_text() for stack in STACKS]

        fastapi, restx, drf = browser.run(scenario())
        assert (fastapi, drf) == ("", "")
        assert restx.startswith("Opened by a script that we added")

    def test_of_another_page_moves_its_panel(self, browser: Driven, at: At) -> None:
        page = at("#get-items-item-id")

        async def scenario() -> None:
            await page.get_by_label("Django REST framework’s page").first.select_option(label="Browsable API")
            await shows(page, "drf", "GET /items/1", "HTTP 200 OK")
            await by_mouse(page, "get-categories")
            await shows(page, "drf", "GET /categories", "HTTP 200 OK")
            await shows(page, "fastapi", "Get the tree of categories")
            assert await page.locator("[data-stack=drf] iframe").get_attribute("title") == (
                "Django REST framework: Browsable API"
            )

        browser.run(scenario())

    def test_of_another_page_stays_where_it_was_chosen_first(self, browser: Driven, at: At) -> None:
        page = at()

        async def scenario() -> None:
            chooser = page.get_by_label("Django REST framework’s page").first
            await chooser.select_option(label="ReDoc")
            assert page.url.endswith("#&drf=redoc")
            assert await chooser.input_value() == "redoc"
            await by_mouse(page, "get-categories")
            await shows(page, "drf", "Get the tree of categories")
            assert page.url.endswith("#get-categories&drf=redoc")

        browser.run(scenario())

    @pytest.mark.parametrize(
        ("key", "reason"),
        [
            ("post-webhook-ordershipped", "no such operation"),
            ("get-orders-order-id", "takes order_id"),
            ("get-items-export", "GET /items/export gives a browser no page: 200, text/csv."),
        ],
    )
    def test_tells_why_a_page_has_no_place_for_it(self, browser: Driven, at: At, key: str, reason: str) -> None:
        page = at(f"#{key}&drf=browsable-api-root")

        async def scenario() -> None:
            assert reason in await said(page, "drf")
            assert await page.locator("[data-stack=drf] iframe").count() == 0
            await by_mouse(page, "get-items")
            await shows(page, "drf", "GET /items", "HTTP 200 OK")

        browser.run(scenario())


class TestOnAPhone:
    """At 390 pixels there is one panel at a time, and the list comes when it is asked for."""

    def test_one_choice_moves_every_panel_too(self, browser: Driven, at: At) -> None:
        page = at(width=390)

        async def scenario() -> None:
            assert not await page.locator("#list").is_visible()
            await page.get_by_role("button", name="Operations").click()
            await by_mouse(page, "get-items-item-id")
            assert not await page.locator("#list").is_visible()
            for title, stack in zip(TITLES, STACKS, strict=True):
                await page.get_by_role("button", name=title, exact=True).click()
                await shows(page, stack, GET_ITEM)
                assert await in_sight(page) == [title]

        browser.run(scenario())

    def test_a_page_that_scrolls_itself_brings_no_other_panel(self, browser: Driven, at: At) -> None:
        page = at("#get-items-item-id", width=390)

        async def scenario() -> None:
            for stack in STACKS:
                await (await frame(page, stack)).wait_for_function("scrollY > 0")
            assert await in_sight(page) == ["FastAPI"]

        browser.run(scenario())


class TestConsole:
    """Nothing of ours complains."""

    def test_holds_no_error_of_the_page(self, browser: Driven, open_page: Callable[..., Page], url: str) -> None:
        page = open_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.location["url"].startswith(url) else None)
        page.on("requestfailed", lambda request: wrong.append(request.url) if request.url.startswith(url) else None)

        async def scenario() -> None:
            await page.goto(url)
            for key in ("get-items", "post-webhook-ordershipped", "get-items-item-id"):
                await by_mouse(page, key)
            for stack in STACKS:
                await shows(page, stack, GET_ITEM)

        browser.run(scenario())
        assert wrong == []
