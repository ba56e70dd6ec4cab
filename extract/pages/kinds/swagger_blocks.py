"""The operations of a Swagger UI page: which there are, and how one is opened and folded up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from extract.pages.kinds import swagger_scripts as scripts

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

    from extract.pages.operations import Operation


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An operation as the page names it: a webhook's path is its name."""

    method: str
    path: str
    webhook: bool


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What the page lists, and what it says of the server.

    Attributes:
        server: The chosen server's URL, on a page of OpenAPI 3; empty where the document names none.
        base: The line `[ Base URL: host/path ]`, on a page of Swagger 2.0.
        operations: All that can be seen.
    """

    server: str
    base: str
    operations: tuple[Found, ...]

    @property
    def base_path(self) -> str:
        """What stands before the paths."""
        said = re.search(r"Base URL:\s*[^/\s\]]*(/[^\s\]]*)?", self.base)
        path = (said[1] or "") if said else urlsplit(self.server).path
        return "" if "{" in path else path.rstrip("/")


async def listed(page: Page) -> Listed:
    """What the page lists once all tags are unfolded."""
    return msgspec.convert(await page.evaluate(scripts.LIST), Listed)


async def operations(page: Page, path: str) -> tuple[str, ...]:  # noqa: ARG001 - one page has them all
    """The names of the operations that the page shows once all tags are unfolded; each once, whatever its tags."""
    found = await listed(page)
    names = (
        f"{one.method} webhook {one.path}" if one.webhook else f"{one.method} {found.base_path}{one.path}"
        for one in found.operations
    )
    return tuple(dict.fromkeys(names))


async def opened(page: Page, operation: Operation) -> Locator | None:
    """Open an operation's block and give it, its body there; None where the page has none."""
    found = await page.evaluate(scripts.OPEN, asked(operation))
    if found is None:
        return None
    block, place = msgspec.convert(found, tuple[str, int])
    return page.locator(f'[id="{_in_quotes(block)}"]').nth(place)


async def folded(page: Page, operation: Operation) -> None:
    """Leave an operation's form and fold it up; nothing where the page has none."""
    await page.evaluate(scripts.FOLD, asked(operation))


def asked(operation: Operation) -> dict[str, object]:
    """An operation as the scripts look for it."""
    tags = list(operation.tags or ("default",))
    return {"method": operation.method, "path": operation.path, "webhook": operation.webhook, "tags": tags}


def _in_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
