"""A page of a kind that we don't know: it is there once there is something to read, and what it shows we can't tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.pages.results import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Filling
    from extract.pages.operations import Operation
    from extract.pages.results import Tried

FORMS = False
LIVE = False
READY = "body >> text=/\\S/ >> visible=true"  # Playwright's: text outside of script, style and noscript, in sight
FOCUS = "a[href], button, input, select, summary, textarea, [tabindex]"
SCRIPT = ""
RELOADS = False
UNKNOWN = "nobody has told us how such a page works"


def address(path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG001 - the protocol's
    """Nobody knows where such a page shows an operation."""
    return None


def expects(path: str, operation: Operation) -> bool:  # noqa: ARG001 - the protocol's
    """Nothing is expected of such a page."""
    return False


async def operations(page: Page, path: str) -> tuple[str, ...]:  # noqa: ARG001 - the protocol's
    """None that we could tell."""
    return ()


async def opened(page: Page, operation: Operation) -> Locator | None:  # noqa: ARG001 - the protocol's
    """No element that we could tell."""
    return None


async def folded(page: Page, operation: Operation) -> None:
    """Nothing: the page keeps nothing open."""


async def reveal(page: Page, element: Locator) -> str:  # noqa: ARG001 - the protocol's
    """Nothing is clicked."""
    return ""


async def search(page: Page, operations: Sequence[Operation]) -> Check:  # noqa: ARG001 - the protocol's
    """Not asked."""
    return Check(answer="not asked", why=UNKNOWN)


async def deep_link(page: Page, operation: Operation) -> Check:  # noqa: ARG001 - the protocol's
    """Not asked."""
    return Check(answer="not asked", why=UNKNOWN)


async def try_out(page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:  # noqa: ARG001
    """Nothing is tried out."""
    return ()
