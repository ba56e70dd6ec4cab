"""Which facts of a sample a docs page shows, and how many clicks further the others are."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from extract.pages.results import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Fact
    from extract.pages.kinds import Kind
    from extract.pages.operations import Operation

ROUNDS = 4
"""How many rounds of clicks a reader is thought to make."""

OUTSIDE_A_WORD = r"(?!(?<=\w)\w)"

Verdict: TypeAlias = Literal["shown", "behind a click", "not shown", "not documented", "not on the page"]


async def facts_shown(
    page: Page, kind: Kind, operations: Sequence[Operation], facts: Sequence[Fact]
) -> tuple[Shown, ...]:
    """Look for each fact on a page, once its operation is opened and after each further round of clicks.

    Args:
        page: The page, opened and ready.
        kind: Its adapter.
        operations: Those of the stack's document.
        facts: What to look for.

    Returns:
        One for each fact, in their order.

    Raises:
        playwright.async_api.Error: The page isn't as its adapter expects.
    """
    from playwright.async_api import Error  # noqa: PLC0415 - an optional dependency, which `is_in` does without

    known = {operation.name: operation for operation in operations}
    clicks: dict[Fact, int | None] = {}
    for name in dict.fromkeys(fact.operation for fact in facts if fact.documented):
        asked = [fact for fact in facts if fact.operation == name and fact.documented]
        element = await kind.opened(page, known[name]) if name in known else None
        if element is not None:
            clicks |= await _clicks(page, kind, element, asked)
            # All that was unfolded in it would be drawn anew at whatever else happens on the page.
            with contextlib.suppress(Error):
                await kind.folded(page, known[name])
    return tuple(_shown(fact, clicks) for fact in facts)


async def visible_text(element: Locator, *, unfolded: bool = False) -> str:
    """The text of an element that reaches a reader's eyes, a line a block.

    Args:
        element: What is looked at.
        unfolded: Whether the options of drop-down lists count as read.
    """
    text: str = await element.evaluate(_script(), {"unfolded": unfolded})
    return text


def is_in(expressions: Sequence[str], text: str) -> bool:
    r"""Whether all of some regular expressions are found in a text.

    Case doesn't count, `^` and `$` are the ends of a line, and a find neither begins nor ends in the midst of a word;
    `\w*` at an end of an expression says otherwise.
    """
    return all(_compiled(expression).search(text) for expression in expressions)


async def _clicks(page: Page, kind: Kind, element: Locator, facts: Sequence[Fact]) -> Mapping[Fact, int | None]:
    """After how many rounds of clicks each fact was found; None where it never was."""
    found: dict[Fact, int | None] = dict.fromkeys(facts)
    read: list[str] = []
    for clicks in range(ROUNDS + 1):
        extra = await kind.reveal(page, element) if clicks else ""
        seen = [text for text in (await visible_text(element, unfolded=clicks > 0), extra) if text not in read]
        if not any(seen):
            break
        read += seen
        text = "\n".join(read)
        found |= {fact: clicks for fact in facts if found[fact] is None and is_in(fact.text, text)}
        if None not in found.values():
            break
    return found


def _shown(fact: Fact, clicks: Mapping[Fact, int | None]) -> Shown:
    rounds = clicks.get(fact)
    return Shown(
        kind=fact.kind,
        operation=fact.operation,
        what=fact.what,
        text=fact.text,
        verdict=_verdict(fact, clicks),
        clicks=rounds or 0,
    )


def _verdict(fact: Fact, clicks: Mapping[Fact, int | None]) -> Verdict:
    if not fact.documented:
        return "not documented"
    if fact not in clicks:
        return "not on the page"
    rounds = clicks[fact]
    if rounds is None:
        return "not shown"
    return "behind a click" if rounds else "shown"


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(f"{OUTSIDE_A_WORD}(?:{expression}){OUTSIDE_A_WORD}", re.IGNORECASE | re.MULTILINE)


@cache
def _script() -> str:
    return Path(__file__).with_name("visible.js").read_text(encoding="utf-8")
