"""Questions that can be asked of any page: does it go dark, does it fit a phone, can it be used by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.pages import pictures
from extract.pages.results import Check

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page

    from extract.pages.kinds import Kind
    from extract.pages.results import Shot

TABS = 100  # presses after which a reader has given up
WIDTH = "() => Math.round(Math.max(window.innerWidth, document.documentElement.scrollWidth))"
REACHED = """selector => {
  let focused = document.activeElement;
  while (focused && focused.shadowRoot && focused.shadowRoot.activeElement) focused = focused.shadowRoot.activeElement;
  return Boolean(focused && focused.closest(selector));
}"""


def dark(out: Path, light: Shot, other: Shot) -> Check:
    """Whether a page goes dark where its reader's system is."""
    if light.file == other.file:
        return Check(answer="no", why="it looks the same")
    brightness = pictures.brightness(out, other)
    percent = f"{brightness:.0%} as bright as white"
    return Check(answer="yes" if brightness < pictures.DARK else "no", why=percent)


async def phone(page: Page) -> Check:
    """Whether a page fits the width of a phone."""
    width: int = await page.evaluate(WIDTH)
    offered = pictures.VIEWS["phone"]["width"]
    if width <= offered:
        return Check(answer="yes", why=f"it fits {offered} pixels")
    return Check(answer="no", why=f"it is {width} pixels wide on a screen of {offered}")


async def keyboard(page: Page, kind: Kind) -> Check:
    """Whether the Tab key leads to where an operation is opened."""
    if not await page.locator(kind.FOCUS).count():
        return Check(answer="not asked", why="there is nothing to reach")
    for presses in range(1, TABS + 1):
        await page.keyboard.press("Tab")
        if await page.evaluate(REACHED, kind.FOCUS):
            return Check(answer="yes", why=f"{presses} times Tab")
    return Check(answer="no", why=f"not within {TABS} times Tab")
