"""A round of clicks in an opened operation: what unfolds, every tab, every choice of a list of choices."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Locator


async def unfold(element: Locator, unfolds: str, *, leave: str = "none", leave_words: str = "") -> str:
    """Click, once each, all in an element that hasn't been clicked before.

    A tab or a choice of a list is left as it was: what the others show is in what is returned.

    Args:
        element: Where to click.
        unfolds: A selector of what unfolds or switches something.
        leave: A selector of what of it isn't clicked.
        leave_words: A regular expression: what bears these words isn't clicked either.

    Returns:
        The lines that could be read in between and no longer can; empty where there were none, as where nothing was
        left to be clicked.
    """
    asked = {"unfolds": unfolds, "leave": leave, "words": leave_words}
    text: str = await element.evaluate(script("unfolding.js"), asked)
    return text


@cache
def script(name: str) -> str:
    """The text of a script that stands beside the adapters."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
