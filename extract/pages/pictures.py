"""Pictures of pages, in lossless WebP, named by their content, so that what looks the same is one file."""

from __future__ import annotations

import asyncio
import hashlib
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageStat

from extract.pages.results import PICTURES, Shot

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize

VIEWS: dict[Literal["desktop", "phone"], ViewportSize] = {
    "desktop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 800},
}
FAST = {"method": 2, "quality": 20}  # of WebP's efforts: a third larger than the next ones, in half of their time
PANEL_HEIGHT = 900  # CSS pixels; what is longer is cut off
DARK = 0.5  # of the brightness of white: below it a page counts as dark


async def context(
    browser: Browser, view: Literal["desktop", "phone"], scheme: Literal["light", "dark"]
) -> BrowserContext:
    """A fresh context: no cookies, no cache, one view, one colour scheme."""
    return await browser.new_context(
        viewport=VIEWS[view],
        color_scheme=scheme,
        is_mobile=view == "phone",
        has_touch=view == "phone",
        locale="en-GB",
        service_workers="block",
    )


async def shot(page: Page, out: Path, view: Literal["desktop", "phone"], scheme: Literal["light", "dark"]) -> Shot:
    """Take a picture of what is in view."""
    taken = await page.screenshot(animations="disabled", caret="hide")
    file, size = await asyncio.to_thread(_store, taken, out)
    return Shot(file=file, view=view, scheme=scheme, width=size[0], height=size[1])


async def panel(page: Page, element: Locator, out: Path) -> str:
    """Take a picture of an element, from its top as far as a panel goes; its file."""
    await element.evaluate("element => element.scrollIntoView({block: 'start', behavior: 'instant'})")
    box = await element.bounding_box()
    height = page.viewport_size["height"] if page.viewport_size else PANEL_HEIGHT
    if box is None or box["width"] < 1 or box["y"] >= height:
        raise ValueError("the operation takes no place on the page")
    top = max(box["y"], 0)
    taken = await page.screenshot(
        animations="disabled",
        caret="hide",
        clip={
            "x": max(box["x"], 0),
            "y": top,
            "width": box["width"],
            "height": min(box["y"] + box["height"], height) - top,
        },
    )
    file, _ = await asyncio.to_thread(_store, taken, out)
    return file


def brightness(out: Path, taken: Shot) -> float:
    """How bright a picture is on the whole, from 0 (black) to 1 (white)."""
    with Image.open(out / taken.file) as image:
        return ImageStat.Stat(image.convert("L")).mean[0] / 255


def _store(png: bytes, out: Path) -> tuple[str, tuple[int, int]]:
    with Image.open(io.BytesIO(png)) as image:
        pixels = image.convert("RGB")
    name = hashlib.sha256(pixels.tobytes() + repr(pixels.size).encode()).hexdigest()[:16]
    file = f"{PICTURES}/{name}.webp"
    path = out / file
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as partial:  # another thread may be at it too
            pixels.save(partial, "WEBP", lossless=True, **FAST)
        Path(partial.name).replace(path)
    return file, pixels.size
