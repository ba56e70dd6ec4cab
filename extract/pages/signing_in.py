"""Signing in to a running service in the browser, once, and what a visitor meets who hasn't."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace
from playwright.async_api import Error

from extract.pages import pictures
from extract.pages.asked import Cookie
from extract.pages.results import Stranger
from extract.pages.watching import first_line, watch

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext

    from extract.pages.asked import Asked, Entrance, PageAsked

HERE = frozenset({"127.0.0.1", "localhost"})
PASSWORD = "input[type=password]"  # noqa: S105 - a selector


async def let_in(browser: Browser, asked: Asked) -> Asked:
    """Sign in where a service has an entrance and a page behind it.

    It raises nothing of Playwright's: that nobody is let in is a result.

    Args:
        browser: Signs in in a context of its own.
        asked: What is asked about the service.

    Returns:
        The same; its pages behind the entrance have the cookies of who has signed in, or the reason why there are none.
    """
    if asked.entrance is None or not any(page.signed_in for page in asked.pages):
        return asked
    cookies, barred = await _cookies(browser, asked, asked.entrance)
    pages = [replace(page, cookies=cookies, barred=barred) if page.signed_in else page for page in asked.pages]
    return replace(asked, pages=tuple(pages))


async def stranger(browser: Browser, asked: Asked, page: PageAsked) -> Stranger:
    """What a visitor gets at a page's address who hasn't signed in.

    Raises:
        playwright.async_api.Error: There is no answer.
    """
    context = await pictures.context(browser, "desktop", "light")
    try:
        opened = (await watch(context, asked.url, None)).page
        answer = await opened.goto(asked.url + page.path, timeout=asked.seconds * 1000)
        return Stranger(
            status=answer.status if answer else None,
            path=address(opened.url),
            asked=await opened.locator(PASSWORD).count() > 0,
        )
    finally:
        await context.close()


def address(url: str) -> str:
    """A page's path and query; with the host before them where that isn't this computer, and never with a port.

    Each run has another port, and what a run tells is to be the same in each.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    here = host in HERE or not host
    query = f"?{parts.query}" if parts.query else ""
    return f"{'' if here else f'{parts.scheme}://{host}'}{parts.path}{query}"


async def _cookies(browser: Browser, asked: Asked, entrance: Entrance) -> tuple[tuple[Cookie, ...], str]:
    context = await pictures.context(browser, "desktop", "light")
    try:
        await _send(context, asked, entrance)
        held = await context.cookies(asked.url)
    except (Error, ValueError) as error:
        return (), first_line(error)
    finally:
        await context.close()
    return tuple(Cookie(name=one["name"], value=one["value"]) for one in held), ""


async def _send(context: BrowserContext, asked: Asked, entrance: Entrance) -> None:
    """Fill in the form and send it off as with the Enter key; ValueError where the form is there again."""
    page = (await watch(context, asked.url, None)).page
    page.set_default_timeout(asked.seconds * 1000)
    await page.goto(asked.url + entrance.path)
    fields = [page.locator(f'form input[name="{name}"]').first for name in entrance.fields]
    for field, value in zip(fields, entrance.fields.values(), strict=True):
        await field.fill(value)
    async with page.expect_navigation():
        await fields[-1].press("Enter")
    if await page.locator(PASSWORD).count():
        raise ValueError("the form is there again once it has been sent")
