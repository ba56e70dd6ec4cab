"""Swagger UI, 4 and 5: its operations, what is behind a click in them, its filter, its deep links, and its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.async_api import TimeoutError as TookTooLongError

from extract.pages.kinds import swagger_scripts as scripts
from extract.pages.kinds.swagger_blocks import asked, folded, listed, opened, operations
from extract.pages.kinds.swagger_try import try_out
from extract.pages.results import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.operations import Operation

__all__ = [
    "FOCUS",
    "FORMS",
    "LIVE",
    "READY",
    "RELOADS",
    "SCRIPT",
    "address",
    "deep_link",
    "expects",
    "folded",
    "opened",
    "operations",
    "reveal",
    "search",
    "try_out",
]

FORMS = True
LIVE = False
READY = ".opblock-tag, .opblock"  # a page may start with its tags folded up; webhooks have no tag above them

# A tag that is folded up has to be unfolded first; the operations come next.
FOCUS = ".opblock-summary-control, .opblock-tag-section:not(.is-open) .expand-operation"

# For a page without `deepLinking`. Where a page has it, the script leaves the start to it and follows the changes.
SCRIPT = scripts.FOLLOW

# With `deepLinking`, Swagger UI reads the fragment once, when it has loaded the document, and listens to no change.
RELOADS = True

FOLLOWS_MS = 15_000  # for a page with deep links to open the operation, and to scroll there smoothly
STAYS_MS = 2000  # for one without
FILTER = ".operation-filter-input"


def expects(path: str, operation: Operation) -> bool:  # noqa: ARG001 - all of them on any page
    """Swagger UI shows all operations of its document."""
    return True


def address(path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG001 - one page for all
    """The fragment that Swagger UI itself writes for an operation: `#/tag/operationId`, each percent-encoded.

    Args:
        path: Where the page is.
        operation: The operation; one without a tag stands under `default`, a webhook under `webhooks`.
        ids: Not needed: paths keep their parameters here.

    Returns:
        The address.
    """
    tag = "webhooks" if operation.webhook else (operation.tags[0] if operation.tags else "default")
    parts = (quote(part, safe="!~*'()") for part in (tag, operation.id or _made_id(operation)))
    return f"{path}#/{'/'.join(parts)}"


async def reveal(page: Page, element: Locator) -> str:  # noqa: ARG001 - it is all in the element, or over it
    """One more round of clicks in an opened block.

    A round chooses each option of each select (and puts the first one back), opens and closes the padlock's dialogue,
    and clicks what unfolds. The examples go when their schema comes: whoever looks for something looks after every
    round. Callbacks take the parameters' place, so that they come last of all. A schema within itself is unfolded a
    few times.

    Returns:
        What was to be read while an option was chosen, and in the dialogue.
    """
    said = await element.evaluate(scripts.REVEAL)
    return said if isinstance(said, str) else ""


async def search(page: Page, operations: Sequence[Operation]) -> Check:
    """Whether the filter box, where the page shows one, finds an operation by its path. It is made to find tags."""
    box = page.locator(FILTER).first
    if not await box.is_visible():
        return Check(answer="no", why="the page has no search box")
    wanted = next((one for one in operations if not one.webhook and one.tags and one.path.strip("/")), None)
    if wanted is None:
        return Check(answer="not asked", why="there is no operation to search for")
    by_path = await _left(page, wanted.path, wanted)
    by_tag = await _left(page, wanted.tags[0], wanted)
    await box.fill("")
    if by_path:
        return Check(answer="yes", why=f"`{wanted.path}` finds {wanted.name}")
    found = f"tags only: `{wanted.tags[0]}` leaves its section" if by_tag else f"nothing by `{wanted.tags[0]}`"
    return Check(answer="no", why=f"its box finds {found}; `{wanted.path}` finds nothing")


async def deep_link(page: Page, operation: Operation) -> Check:
    """Whether the page, just loaded at an operation's address, comes to show it opened and in the window.

    A page that writes no links to operations isn't expected to follow any, and is given less time.
    """
    arrived = f"asked => ({scripts.IN_VIEW})(asked) === 'in view'"
    links = await page.evaluate(scripts.LINKS)
    try:
        await page.wait_for_function(arrived, arg=asked(operation), timeout=FOLLOWS_MS if links else STAYS_MS)
    except TookTooLongError:
        state = await page.evaluate(scripts.IN_VIEW, asked(operation))
        why = "opened, but out of view" if state == "out of view" else "it isn't opened"
        return Check(answer="no", why=why if links else f"{why}: the page has no links to operations")
    return Check(answer="yes", why="opened, and in view")


async def _left(page: Page, text: str, operation: Operation) -> bool:
    """Whether an operation is still listed once the filter has a text."""
    box = page.locator(FILTER).first
    await box.fill(text)
    await box.press("Tab")  # its input waits before it tells, and no longer than until it is left
    left = (await listed(page)).operations
    return any(found.path == operation.path and found.method == operation.method for found in left)


def _made_id(operation: Operation) -> str:
    """The id that Swagger UI makes for an operation without one: `get_items__item_id_`."""
    return operation.method.lower() + re.sub(r"\W", "_", operation.path, flags=re.ASCII)
