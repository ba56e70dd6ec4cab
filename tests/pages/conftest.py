"""A real browser, and the real services: each started once, when the first test asks for it."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from playwright.async_api import async_playwright

from extract.environments import interpreter
from extract.pages.browser import find, launch
from extract.server import serving
from extract.stack import load
from tests.pages.swagger import Docs

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from playwright.async_api import Browser, Page

    from extract.server import Service

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Driven:
    """A browser that plain tests can drive: what awaits runs in one event loop, from call to call.

    Attributes:
        chromium: The browser, as Playwright has it.
        loop: Where everything that awaits runs.
    """

    chromium: Browser
    loop: asyncio.Runner

    def run(self, what: Coroutine[object, object, T]) -> T:
        """Wait for something asynchronous, such as `browser.run(page.title())`; no longer than a minute.

        Its loop is the current one thereafter, as Playwright's `page.on` needs it to be: whoever calls `asyncio.run`
        leaves none behind.
        """
        asyncio.set_event_loop(self.loop.get_loop())
        return self.loop.run(asyncio.wait_for(what, 60))


@pytest.fixture(scope="session")
def browser() -> Iterator[Driven]:
    """The browser that the stage `pages` would take, headless."""
    chosen = find()  # runs an event loop of its own
    with asyncio.Runner() as loop:
        manager = async_playwright()
        playwright = loop.run(manager.start())
        try:
            chromium = loop.run(launch(playwright, chosen))
            yield Driven(chromium=chromium, loop=loop)
            loop.run(chromium.close())
        finally:
            loop.run(playwright.stop())


@pytest.fixture
def open_page(browser: Driven) -> Iterator[Callable[..., Page]]:
    """Opens a page of its own: `open_page(url)`, `open_page(html=…)`, `open_page(url, width=390, dark=True)`."""
    contexts = contextlib.ExitStack()

    def opened(url: str = "about:blank", *, html: str = "", width: int = 1280, dark: bool = False) -> Page:
        made = browser.chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
        )
        context = browser.run(made)
        contexts.callback(lambda: browser.run(context.close()))
        context.set_default_timeout(20_000)
        page = browser.run(context.new_page())
        browser.run(page.goto(url))
        if html:
            browser.run(page.set_content(html))
        return page

    with contexts:
        yield opened


@pytest.fixture(scope="session")
def service(root: Path) -> Iterator[Callable[[str], Service]]:
    """Gives a stack's running service by the stack's name: `service("drf").url`; the same one all through the tests."""
    running: dict[str, Service] = {}
    with contextlib.ExitStack() as services:

        def started(name: str) -> Service:
            if name not in running:
                stack = load(root / "services" / name)
                python = interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n"))
                running[name] = services.enter_context(serving(stack, python))
            return running[name]

        yield started


@pytest.fixture
def swagger(
    browser: Driven, open_page: Callable[..., Page], service: Callable[[str], Service], root: Path
) -> Callable[[str], Docs]:
    """Gives a stack's Swagger UI by the stack's name."""

    def made(name: str) -> Docs:
        path = load(root / "services" / name).answers_at
        return Docs(browser, open_page(), service(name).url, path)

    return made
