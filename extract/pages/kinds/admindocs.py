"""Django's admindocs: a list of all paths, and a page a view with its docstring; it tells of no methods."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from extract.pages.kinds.paths import ANY, bare
from extract.pages.results import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Filling
    from extract.pages.operations import Operation
    from extract.pages.results import Tried

LINK = "#content-main h3 a"
FORMS = False
LIVE = False
# The framework's own views are on each such list, and no project's operations.
READY = f"{LINK}:not([href*='/views/django.'])"
FOCUS = READY
SCRIPT = ""
RELOADS = False  # the list is one page, and what it leads to are others

CONTENT = "#content"
PATTERN = re.compile(r"<(?:\w+:)?(\w+)>")


def address(path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG001 - the protocol's
    """The list itself: the page further on has the view's name in its address, which no document has."""
    return None if operation.webhook else path


def expects(path: str, operation: Operation) -> bool:  # noqa: ARG001 - one list for all
    """Whether the list is there to show an operation: it is there for all of the project's own."""
    return not operation.webhook


async def operations(page: Page, path: str) -> tuple[str, ...]:  # noqa: ARG001 - as the adapters' protocol has it
    """The paths on the list, each as `* /items/{item_id}`, since it tells of no methods."""
    return tuple(f"{ANY} {shown}" for shown in await _listed(page))


async def opened(page: Page, operation: Operation) -> Locator | None:
    """Follow the path's link to the page of its view, from the list; None where the list doesn't have the path."""
    await folded(page, operation)
    listed = await _listed(page)
    paths = {bare(shown): href for shown, href in listed.items()}
    href = paths.get(bare(operation.full_path))
    if href is None:
        return None
    await page.locator(f"{LINK}[href={json.dumps(href)}]").first.click()
    await page.wait_for_selector(f"{CONTENT} h1")
    return page.locator(CONTENT)


async def folded(page: Page, operation: Operation) -> None:  # noqa: ARG001 - the list is the same for all
    """Go back to the list, where a view's page is open."""
    if not await page.locator(READY).count():
        await page.goto(urljoin(page.url, "../"))
        await page.wait_for_selector(READY)


async def reveal(page: Page, element: Locator) -> str:  # noqa: ARG001 - the protocol's
    """Nothing: a view's page has nothing that unfolds."""
    return ""


async def search(page: Page, operations: Sequence[Operation]) -> Check:  # noqa: ARG001 - there is none for any
    """It has no search; the field in the sidebar is for the admin's models."""
    return Check(answer="no", why="the page has no search")


async def deep_link(page: Page, operation: Operation) -> Check:
    """Whether the path's view has a page of its own, which an address leads to."""
    if await opened(page, operation) is None:
        return Check(answer="no", why="the list doesn't have its path")
    view = urlsplit(page.url).path.rstrip("/").rpartition("/")[2]
    return Check(answer="yes", why=f"its view has a page of its own, {view}, for all methods of its path")


async def try_out(page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:  # noqa: ARG001
    """It has no forms."""
    return ()


async def _listed(page: Page) -> dict[str, str]:
    """The project's own paths, as a document writes them, with the links to their views' pages."""
    script = "links => links.map(link => [link.textContent.trim(), link.getAttribute('href')])"
    found: list[list[str]] = await page.locator(READY).evaluate_all(script)
    return {PATTERN.sub(r"{\1}", shown): href for shown, href in found}
