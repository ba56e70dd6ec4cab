"""Django REST framework's Browsable API: a page for each URL, with what GET answers and forms for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extract.pages.kinds.browsable_try import buttons, tried
from extract.pages.kinds.paths import filled, fits
from extract.pages.kinds.unfolding import unfold
from extract.pages.results import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Filling
    from extract.pages.operations import Operation
    from extract.pages.results import Tried

FORMS = True
LIVE = True
READY = ".response-info"
FOCUS = "#get-form a, #content form button, #content [data-toggle=modal]"
SCRIPT = ""
RELOADS = False  # each operation has a URL of its own, which loads a page of its own

TABS = "[data-toggle=tab], [data-toggle=dropdown]"
OPTIONS = "OPTIONS"  # each page has a button for it, and no document has an operation for it
SHOWN = """() => {
  const methods = document.querySelector('#get-form') ? ['GET'] : [];
  for (const button of document.querySelectorAll('#content form button')) {
    methods.push(button.dataset.method ?? button.form.dataset.method ?? button.form.method.toUpperCase());
  }
  return methods;
}"""
PLACE = """element => {
  const { top } = element.getBoundingClientRect();
  return top < innerHeight ? 0 : Math.round(top);
}"""


def address(path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG001 - not the page's
    """The operation's own path, which is its page; None where it has a parameter without a value, and for a webhook."""
    return filled(operation, ids)


def expects(path: str, operation: Operation) -> bool:
    """Whether the page's URL is the operation's."""
    return fits(path, operation)


async def operations(page: Page, path: str) -> tuple[str, ...]:
    """What the page lets its reader do at its URL: `GET /items/1`. `OPTIONS`, which every page offers, is left out."""
    methods = await _methods(page)
    return tuple(f"{method} {urlsplit(path).path}" for method in methods)


async def opened(page: Page, operation: Operation) -> Locator | None:
    """What the page shows of an operation: of a GET its answer, of others the form; None where it has neither."""
    if not fits(page.url, operation) or operation.method not in await _methods(page):
        return None
    element = page.locator("#content .content-main")
    if operation.method != "GET":
        element = page.locator(f"#content > div:has({buttons(operation.method)})")
    await element.first.scroll_into_view_if_needed()
    return element.first


async def folded(page: Page, operation: Operation) -> None:
    """Nothing: the page keeps nothing open."""


async def reveal(page: Page, element: Locator) -> str:  # noqa: ARG001 - all is in the element
    """Look at a form's tabs, the HTML form and the raw data, and at what drops down."""
    return await unfold(element, TABS)


async def search(page: Page, operations: Sequence[Operation]) -> Check:  # noqa: ARG001 - there is none for any
    """It has no search."""
    return Check(answer="no", why="the page has no search")


async def deep_link(page: Page, operation: Operation) -> Check:
    """Whether the operation's URL is a page that shows it."""
    if not fits(page.url, operation) or operation.method not in await _methods(page):
        return Check(answer="no", why="its URL has a page that doesn't show it")
    element = page.locator(buttons(operation.method)).first
    below: int = await element.evaluate(PLACE) if operation.method != "GET" else 0
    where = f", its form {below} pixels further down" if below else ""
    return Check(answer="yes", why=f"its URL is a page{where}")


async def try_out(page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:  # noqa: ARG001
    """Press the button of each operation, with what the page has filled in; the page has no place for credentials."""
    return tuple([await tried(page, operation) for operation in operations if fits(page.url, operation)])


async def _methods(page: Page) -> tuple[str, ...]:
    methods: list[str] = await page.evaluate(SHOWN)
    return tuple(dict.fromkeys(method for method in methods if method != OPTIONS))
