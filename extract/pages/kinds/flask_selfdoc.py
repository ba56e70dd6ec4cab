"""Flask-Selfdoc's own template: all operations on one page, a block a rule, with nothing to unfold or to send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import quote

from extract.pages.kinds.paths import bare
from extract.pages.results import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Filling
    from extract.pages.operations import Operation
    from extract.pages.results import Tried

FORMS = False
LIVE = False
READY = "div.mapping"
FOCUS = "div.mapping a[href]"  # what GET answers, where the rule takes no arguments; all else is only to be read
SCRIPT = ""
RELOADS = False  # it follows a changed fragment

BY_ROTE = {"HEAD", "OPTIONS"}  # which Flask gives to each rule with GET, and to each rule
RULE = re.compile(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>")
SHOWN = """() => [...document.querySelectorAll('div.mapping')].map((block, number) => ({
  number,
  rule: block.querySelector('.rule').textContent.trim(),
  methods: [...block.querySelectorAll('.methods .method')].map(method => method.textContent.trim()),
}))"""
IN_VIEW = """element => {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}"""


class Block(TypedDict):
    """A block of the page: its place among the others, the rule as Flask writes it, and all of its methods."""

    number: int
    rule: str
    methods: list[str]


def address(path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG001 - one page for all
    """The block's anchor, which is the rule; None where that has arguments, since no document has their converters."""
    if operation.webhook or "{" in operation.full_path:
        return None
    return f"{path}#rule-{quote(operation.full_path)}"


def expects(path: str, operation: Operation) -> bool:  # noqa: ARG001 - all of them on the one page
    """Whether the page is there to show an operation: it is there for all."""
    return not operation.webhook


async def operations(page: Page, path: str) -> tuple[str, ...]:  # noqa: ARG001 - as the adapters' protocol has it
    """The operations on the page, without those methods that Flask adds to any rule."""
    return tuple(f"{method} {_path(block)}" for block in await _blocks(page) for method in _methods(block))


async def opened(page: Page, operation: Operation) -> Locator | None:
    """Go to the operation's block; None where the page has none."""
    number = await _number(page, operation)
    if number is None:
        return None
    block = page.locator(READY).nth(number)
    await block.scroll_into_view_if_needed()
    return block


async def folded(page: Page, operation: Operation) -> None:
    """Nothing: the page keeps nothing open."""


async def reveal(page: Page, element: Locator) -> str:  # noqa: ARG001 - the protocol's
    """Nothing: there is nothing that unfolds."""
    return ""


async def search(page: Page, operations: Sequence[Operation]) -> Check:  # noqa: ARG001 - there is none for any
    """It has no search."""
    return Check(answer="no", why="the page has no search")


async def deep_link(page: Page, operation: Operation) -> Check:
    """Whether the operation's block is in view."""
    number = await _number(page, operation)
    if number is None:
        return Check(answer="no", why="the page doesn't show the operation")
    if await page.locator(READY).nth(number).evaluate(IN_VIEW):
        return Check(answer="yes", why="the page opens at the operation")
    return Check(answer="no", why="the page opens elsewhere")


async def try_out(page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:  # noqa: ARG001
    """It has no forms."""
    return ()


async def _number(page: Page, operation: Operation) -> int | None:
    """Which block shows an operation, counted from 0."""
    for block in await _blocks(page):
        if operation.method in block["methods"] and bare(_path(block)) == bare(operation.full_path):
            return block["number"]
    return None


async def _blocks(page: Page) -> list[Block]:
    blocks: list[Block] = await page.evaluate(SHOWN)
    return blocks


def _path(block: Block) -> str:
    return RULE.sub(r"{\1}", block["rule"])


def _methods(block: Block) -> list[str]:
    return [method for method in block["methods"] if method not in BY_ROTE]
