"""Pictures of pages, in lossless WebP, named by their content, so that what looks the same is one file.

Each has a small version beside it, which a report has room for within its one file: half as wide and as high, in three
colours. Of few colours, letters stay sharp: AVIF of the same size blurs them until 409 can't be told from 400.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import io
import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageStat
from playwright.async_api import Error

from extract.pages.results import PICTURES, Shot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.async_api import Browser, BrowserContext, FloatRect, Locator, Page, ViewportSize

    from extract.pages.asked import Cookie

VIEWS: dict[Literal["desktop", "phone"], ViewportSize] = {
    "desktop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 800},
}
FAST = {"method": 1, "quality": 20}  # of WebP's efforts: a third larger than the next ones, in half of their time
PANEL_HEIGHT = 4000  # CSS pixels; what is longer is cut off: an operation may list all that a service holds
PUT_BACK = 5.0  # seconds for all to be as it was before a picture; a hung page may never answer
SMALL = ".small.webp"
SMALL_EFFORT = {"method": 4, "quality": 90}  # the next ones take fifty times as long, for a tenth
SHADES = (102, 204)  # of grey, from 0 to 255: below the first dark, from the second on light
DARK = 0.5  # of the brightness of white: below it a page counts as dark

# Twice: what a page writes only when it comes into view may push the element away. What moves is brought to its end, or
# taken away where it has none, so that a picture is the same the next time.
AT_THE_TOP = """async element => {
  const scroll = () => element.scrollIntoView({ block: 'start', behavior: 'instant' });
  scroll();
  await new Promise(done => requestAnimationFrame(done));
  for (const moving of document.getAnimations()) {
    if (moving.effect?.getComputedTiming().endTime === Infinity) moving.cancel();
    else moving.finish();
  }
  scroll();
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}"""


async def context(
    browser: Browser,
    view: Literal["desktop", "phone"],
    scheme: Literal["light", "dark"],
    *,
    url: str = "",
    cookies: Sequence[Cookie] = (),
) -> BrowserContext:
    """A fresh context: no cache, one view, one colour scheme, and no cookies but these of a service's."""
    context = await browser.new_context(
        viewport=VIEWS[view],
        color_scheme=scheme,
        is_mobile=view == "phone",
        has_touch=view == "phone",
        locale="en-GB",
        service_workers="block",
    )
    await context.add_cookies([{"name": one.name, "value": one.value, "url": url} for one in cookies])
    return context


async def shot(page: Page, out: Path, view: Literal["desktop", "phone"], scheme: Literal["light", "dark"]) -> Shot:
    """Take a picture of what is in view."""
    taken = await page.screenshot(animations="disabled", caret="hide")
    file, size = await asyncio.to_thread(_store, taken, out)
    return Shot(file=file, view=view, scheme=scheme, width=size[0], height=size[1])


async def panel(page: Page, element: Locator, out: Path) -> str:
    """Take a picture of an element, also of what is out of view, as far as a panel goes; its file.

    A window that the element doesn't fit into is made higher for the picture. Playwright's way to take what is out of
    view has the browser draw all of the page above it as well: of a long page that is three times the work.
    """
    view = page.viewport_size or VIEWS["desktop"]
    place = await _at_the_top(element)
    if place["width"] < 1 or place["height"] < 1:
        raise ValueError("the operation takes no place on the page")
    height = min(place["height"], PANEL_HEIGHT)  # before the window grows: what fills the window would grow along
    needed = math.ceil(max(place["y"], 0) + height)  # a page may keep room above what it scrolls to
    try:
        if needed > view["height"]:
            await page.set_viewport_size({"width": view["width"], "height": needed})
            place = await _at_the_top(element)
        clip: FloatRect = {"x": max(place["x"], 0), "y": max(place["y"], 0), "width": place["width"], "height": height}
        taken = await _captured(page, clip)
    finally:
        if page.viewport_size != view:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(page.set_viewport_size(view), PUT_BACK)
    file, _ = await asyncio.to_thread(_store, taken, out)
    return file


async def _captured(page: Page, clip: FloatRect) -> bytes:
    """A picture of a part of the window, as it is now, in PNG.

    Playwright's own has the same pixels, in twice the time: Chromium's compression is at its fastest here.
    """
    session = await page.context.new_cdp_session(page)
    try:
        view = (await session.send("Page.getLayoutMetrics"))["cssVisualViewport"]
        place = {"x": clip["x"] + view["pageX"], "y": clip["y"] + view["pageY"]}
        place |= {"width": clip["width"], "height": clip["height"], "scale": 1}
        whole = {name: math.floor(value) for name, value in place.items()}  # else it would end in a line half drawn
        words = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": False, "clip": whole}
        answer = await session.send("Page.captureScreenshot", words)
    finally:
        with contextlib.suppress(Error, TimeoutError):  # the page may be gone, or hung
            await asyncio.wait_for(session.detach(), PUT_BACK)
    return base64.b64decode(answer["data"])


async def _at_the_top(element: Locator) -> FloatRect:
    """Bring an element to the top of the window as far as the page goes; where it is then, in CSS pixels."""
    place: FloatRect = await element.evaluate(AT_THE_TOP)
    return place


def small_version(file: str) -> str:
    """The file with the small version of a picture."""
    return file.removesuffix(".webp") + SMALL


def brightness(out: Path, taken: Shot) -> float:
    """How bright a picture is on the whole, from 0 (black) to 1 (white)."""
    with Image.open(out / taken.file) as image:
        return ImageStat.Stat(image.convert("L")).mean[0] / 255


def _store(png: bytes, out: Path) -> tuple[str, tuple[int, int]]:
    """Store a picture and its small version, unless they are there; the picture's file, and its size."""
    with Image.open(io.BytesIO(png)) as image:
        pixels = image.convert("RGB")
    name = hashlib.sha256(pixels.tobytes() + repr(pixels.size).encode()).hexdigest()[:16]
    file = f"{PICTURES}/{name}.webp"
    if not (out / file).exists():
        _save(_in_three_colours(pixels.reduce(2)), out / small_version(file), SMALL_EFFORT)
        _save(pixels, out / file, FAST)
    return file, pixels.size


def _save(pixels: Image.Image, path: Path, effort: dict[str, int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as partial:  # another thread may be at it too
        pixels.save(partial, "WEBP", lossless=True, **effort)
    Path(partial.name).replace(path)


def _in_three_colours(pixels: Image.Image) -> Image.Image:
    """The picture with only its dark, middling and light, each in the mean of its own colours."""
    shades = pixels.convert("L").point([sum(grey >= bound for bound in SHADES) for grey in range(256)])
    found = Image.new("RGB", pixels.size)
    for shade in range(len(SHADES) + 1):
        such = shades.point([255 * (number == shade) for number in range(256)])
        if such.getbbox():
            red, green, blue = map(round, ImageStat.Stat(pixels, such).mean)
            found.paste((red, green, blue), mask=such)
    return found
