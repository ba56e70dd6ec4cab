"""Opening a docs page once, and saying what came of it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from msgspec.structs import replace
from playwright.async_api import Error

from extract.pages.kinds.paths import named
from extract.pages.results import Visit
from extract.pages.watching import Watched, first_line, watch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playwright.async_api import BrowserContext

    from extract.pages.asked import Asked, PageAsked
    from extract.pages.kinds import Kind
    from extract.pages.watching import Given


async def visit(
    context: BrowserContext,
    asked: Asked,
    page: PageAsked,
    kind: Kind,
    *,
    others: Callable[[str], Awaitable[Given | None]] | None = None,
) -> tuple[Visit, Watched]:
    """Open a page in a context of its own, until its first operation is there or it has come to rest without one.

    It raises nothing of Playwright's: that a page can't be opened is a result.

    Args:
        context: A context without other pages.
        asked: What is asked about its service.
        page: The page.
        kind: Its adapter.
        others: Answers other hosts' requests in their place; see `watch`.

    Returns:
        What came of it, and the page, still open unless it is hung.
    """
    watched = await watch(context, asked.url, others)
    try:
        async with asyncio.timeout(asked.seconds):
            return await _look(watched, asked, page, kind), watched
    except TimeoutError:
        said = Visit(outcome="hung", why=f"it did not come to rest within {asked.seconds:g} s")
    except Error as error:
        said = Visit(outcome="failed", why=first_line(error))
    return await _with_notes(said, watched), watched


async def _look(watched: Watched, asked: Asked, page: PageAsked, kind: Kind) -> Visit:
    began = time.monotonic()
    answer = await watched.page.goto(asked.url + page.path, wait_until="commit", timeout=asked.seconds * 1000)
    seconds = await _until_ready(watched, kind, began)
    said = Visit(outcome="shown", status=answer.status if answer else None, seconds=seconds)
    seen = await kind.operations(watched.page, page.path) if seconds is not None else ()
    await watched.page.wait_for_load_state("load", timeout=0)
    said = _against(replace(said, operations=named(seen, asked.operations)), asked, page, kind)
    said = await _with_notes(said, watched)
    if seconds is None:
        said = replace(said, outcome="blank", why=_why_blank(said))
    return said


async def _until_ready(watched: Watched, kind: Kind, began: float) -> float | None:
    """The seconds until the first operation is there; None where the page comes to rest without one."""
    ready = asyncio.ensure_future(watched.page.wait_for_selector(kind.READY, state="visible", timeout=0))
    rest = asyncio.ensure_future(watched.rest())
    try:
        done, _ = await asyncio.wait({ready, rest}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        return round(time.monotonic() - began, 3) if ready in done else None
    finally:
        for task in (ready, rest):
            task.cancel()
        await asyncio.gather(ready, rest, return_exceptions=True)


def _against(said: Visit, asked: Asked, page: PageAsked, kind: Kind) -> Visit:
    """Set what the page shows against what the document has; a page of one URL only against that URL's operations."""
    expected = [operation.name for operation in asked.operations if kind.expects(page.path, operation)]
    known = {operation.name for operation in asked.operations}
    return replace(
        said,
        missing=tuple(name for name in expected if name not in said.operations),
        surplus=tuple(name for name in said.operations if name not in known),
    )


async def _with_notes(said: Visit, watched: Watched) -> Visit:
    try:
        async with asyncio.timeout(5):
            requests, brought = await watched.sizes()
    except TimeoutError:  # a hung page's browser may not answer
        requests, brought = len(watched.ended), 0
    return replace(
        said,
        console_errors=watched.console_errors(),
        page_errors=tuple(watched.errors),
        other_hosts=watched.other_hosts(),
        requests=requests,
        bytes=brought,
    )


def _why_blank(said: Visit) -> str:
    """What kept a page from showing anything, as far as the page itself tells."""
    if said.status is not None and said.status >= 400:  # noqa: PLR2004 - HTTP's errors
        return f"answered with {said.status}"
    if said.page_errors:
        return said.page_errors[0]
    blocked = [other.url for other in said.other_hosts if other.ended == "blocked"]
    if blocked:
        return f"without {blocked[0]}"
    return "it came to rest without an operation"
