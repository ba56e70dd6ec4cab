"""The page as the framework ships it: what a reader gets without a way out, and what the page shows with its CDN."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.async_api import Error

from extract.pages import pictures
from extract.pages.kinds.registry import kind_of
from extract.pages.npm import Missing
from extract.pages.results import Shipped
from extract.pages.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playwright.async_api import Browser, Route

    from extract.pages.asked import Asked, PageAsked
    from extract.pages.cdn import Cdn
    from extract.pages.results import Visit
    from extract.pages.watching import Given

    Others = Callable[[str], Awaitable[Given | None]]

CLOSING = 5.0  # seconds


async def shipped(browser: Browser, asked: Asked, page: PageAsked, cdn: Cdn | None, own: Visit) -> Shipped:
    """Look at a page as the framework ships it: offline, and with what npm brings in the CDNs' place.

    A page that asks no CDN for anything is the same both ways, and opened once.

    Args:
        browser: Opens it, in contexts of its own.
        asked: What is asked about its service.
        page: The page. Where its `shipped` is empty, the service serves it as it is shipped.
        cdn: Stands in for the CDNs; None where nothing may.
        own: What came of opening the page that the service serves, which is offline too.

    Raises:
        OSError: The file with the page can't be read.
    """
    html = _html(page)
    offline = own if html is None else await _visit(browser, asked, page, html, None)
    if cdn is None:
        return Shipped(same=html is None, offline=offline, why_not="nothing stands in for the CDNs")
    asked_for = [other.url for other in offline.other_hosts]
    brought = await cdn.bring(asked_for)
    if missing := [found.why for found in brought.values() if isinstance(found, Missing)]:
        return Shipped(same=html is None, offline=offline, why_not=missing[0])
    if asked_for and not brought:
        return Shipped(same=html is None, offline=offline, why_not=f"nothing stands in for {asked_for[0]}")
    online = await _visit(browser, asked, page, html, cdn.answer) if brought else offline
    brought = await cdn.bring([*asked_for, *(other.url for other in online.other_hosts)])
    if missing := [found.why for found in brought.values() if isinstance(found, Missing)]:
        return Shipped(same=html is None, offline=offline, why_not=missing[0])
    return Shipped(
        same=html is None,
        offline=offline,
        online=online,
        releases={wanted: str(found) for wanted, found in brought.items() if not isinstance(found, Missing)},
    )


def _html(page: PageAsked) -> bytes | None:
    return Path(page.shipped).read_bytes() if page.shipped else None


async def _visit(browser: Browser, asked: Asked, page: PageAsked, html: bytes | None, others: Others | None) -> Visit:
    """Open the page's address, with this HTML in the place of the service's own; all else is the service's."""
    kind, _ = kind_of(page.kind)
    context = await pictures.context(browser, "desktop", "light", url=asked.url, cookies=page.cookies)
    try:
        if html is not None:
            await context.route(lambda url: url == asked.url + page.path, _instead(html))
        said, _ = await visit(context, asked, page, kind, others=others)
        return said
    finally:
        with contextlib.suppress(TimeoutError, Error):  # a hung page ends with the browser
            await asyncio.wait_for(context.close(), CLOSING)


def _instead(html: bytes) -> Callable[[Route], Awaitable[None]]:
    async def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=html)
        else:
            await route.continue_()

    return answer
