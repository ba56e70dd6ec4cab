"""Pictures of pages: whole operations without loss, and small versions that can still be read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from compare.docs_pages import Picture
from extract.pages import pictures
from triptych.beside import Beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Page

    from .conftest import Driven

HTML = """<body style="margin: 0"><p style="height: {above}px">Before</p>
<div id="one" style="height: {height}px; background: linear-gradient(#fff, #000)">POST /items</div>
<p style="height: 3000px">After</p>"""

FILLS_THE_WINDOW = "<body style='margin: 0'><div id='one' style='min-height: calc(100vh + 1px)'>GET /</div>"

KEEPS_ROOM_ABOVE = """<body style="margin: 0"><p style="height: 2500px">Before</p>
<div id="one" style="height: 1200px; background: green; scroll-margin-top: 60px">POST /items</div>
<p style="height: 3000px">After</p>"""

# What stands above the operation grows once it comes into view.
LATE = """<body style="margin: 0"><p style="height: 2500px">Before</p><p id="late">More</p>
<div id="one" style="height: 1200px; background: green">POST /items</div><p style="height: 3000px">After</p>
<script>new IntersectionObserver(seen => {
  if (seen.some(one => one.isIntersecting)) document.querySelector('#late').style.height = '700px';
}).observe(document.querySelector('#late'));</script>"""

MOVES = """<style>@keyframes blush { from { background: red } to { background: blue } }</style>
<body style="margin: 0"><div id="one" style="height: 90px; background: green; animation: blush {how}">GET /</div>"""


def colour(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    """Red, green and blue of a pixel."""
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return found


@pytest.fixture
def panel_of(browser: Driven, open_page: Callable[..., Page], tmp_path: Path) -> Callable[[str], Image.Image]:
    """Takes the picture of a page's operation; the page's window is then as it was."""

    def taken(html: str) -> Image.Image:
        page = open_page(html=html)
        file = browser.run(pictures.panel(page, page.locator("#one"), tmp_path))
        assert page.viewport_size == pictures.VIEWS["desktop"]
        with Image.open(tmp_path / file) as image:
            return image.convert("RGB")

    return taken


@pytest.fixture
def panel(panel_of: Callable[[str], Image.Image]) -> Callable[..., Image.Image]:
    """Takes the picture of an operation so high, with so much above it."""
    return lambda height, above=50: panel_of(HTML.format(height=height, above=above))


class TestPanel:
    """An operation is taken from its top to its end, whatever is in view."""

    @pytest.mark.parametrize("above", [50, 2500])
    def test_shows_what_is_below_the_view(self, panel: Callable[..., Image.Image], above: int) -> None:
        image = panel(2400, above)
        assert image.size == (1280, 2400)
        assert colour(image, (1270, 0)) == (255, 255, 255)
        assert max(colour(image, (1270, 2399))) < 3

    def test_is_as_high_as_it_is_for_a_reader(self, panel_of: Callable[[str], Image.Image]) -> None:
        assert panel_of(FILLS_THE_WINDOW).size == (1280, 801)

    @pytest.mark.parametrize("html", [LATE, KEEPS_ROOM_ABOVE], ids=["written only in view", "with room kept above it"])
    def test_is_whole_though_the_page_moves_it(self, panel_of: Callable[[str], Image.Image], html: str) -> None:
        image = panel_of(html)
        assert image.size == (1280, 1200)
        assert [colour(image, (9, at)) for at in (0, 1199)] == [(0, 128, 0)] * 2

    @pytest.mark.parametrize(
        ("how", "seen"), [("60s forwards", (0, 0, 255)), ("60s", (0, 128, 0)), ("60s infinite", (0, 128, 0))]
    )
    def test_shows_what_moves_at_its_end(
        self, panel_of: Callable[[str], Image.Image], how: str, seen: tuple[int, int, int]
    ) -> None:
        assert colour(panel_of(MOVES.replace("{how}", how)), (1270, 45)) == seen

    @pytest.mark.parametrize("height", [99.2, 99.5, 99.8])
    @pytest.mark.parametrize("above", [0, 10, 2500])
    def test_is_the_one_that_the_browser_s_driver_takes(
        self, browser: Driven, open_page: Callable[..., Page], tmp_path: Path, above: float, height: float
    ) -> None:
        page = open_page(html=HTML.format(height=height, above=above))
        element = page.locator("#one")
        file = browser.run(pictures.panel(page, element, tmp_path))
        place = browser.run(element.bounding_box())
        assert place is not None
        other_taken = browser.run(page.screenshot(clip=place))
        with Image.open(tmp_path / file) as image, Image.open(io.BytesIO(other_taken)) as other:
            assert image.convert("RGB").tobytes() == other.convert("RGB").tobytes()

    def test_ends_somewhere(self, panel: Callable[..., Image.Image]) -> None:
        assert panel(9000).height == pictures.PANEL_HEIGHT

    def test_of_what_takes_no_place_there_is_none(self, panel: Callable[..., Image.Image]) -> None:
        with pytest.raises(ValueError, match="takes no place"):
            panel(0)


class TestSmallVersion:
    """Half as wide and as high, in three colours, beside the picture."""

    @pytest.fixture
    def stored(self, browser: Driven, open_page: Callable[..., Page], tmp_path: Path) -> tuple[Path, Path]:
        """A picture and its small version, of a page with letters on a tint."""
        text = "<p>409 Another item has this sku.</p>" * 30
        page = open_page(html=f"<body style='background: #e8f6f0; font: 14px sans-serif'>{text}<pre>1</pre>")
        shot = browser.run(pictures.shot(page, tmp_path, "desktop", "light"))
        return tmp_path / shot.file, tmp_path / pictures.small_version(shot.file)

    def test_is_half_as_large_in_three_colours(self, stored: tuple[Path, Path]) -> None:
        with Image.open(stored[1]) as small:
            assert (small.format, small.size) == ("WEBP", (640, 400))
            colours = small.convert("RGB").getcolors()
        assert colours
        assert len(colours) == 3

    def test_keeps_the_page_s_tint(self, stored: tuple[Path, Path]) -> None:
        with Image.open(stored[1]) as small:
            red, green, blue = colour(small, (600, 390))
        assert green > blue > red
        assert abs(red - 0xE8) < 10

    def test_is_small(self, stored: tuple[Path, Path]) -> None:
        large, small = stored
        assert small.stat().st_size < large.stat().st_size / 2

    def test_of_one_colour_is_that_colour(
        self, browser: Driven, open_page: Callable[..., Page], tmp_path: Path
    ) -> None:
        page = open_page(html="<body style='background: #123456'>")
        shot = browser.run(pictures.shot(page, tmp_path, "desktop", "dark"))
        with Image.open(tmp_path / pictures.small_version(shot.file)) as small:
            assert small.convert("RGB").getcolors() == [(640 * 400, (0x12, 0x34, 0x56))]

    def test_what_looks_the_same_is_one_file(
        self, browser: Driven, open_page: Callable[..., Page], tmp_path: Path
    ) -> None:
        page = open_page(html="<p>Hello</p>")
        files = {browser.run(pictures.shot(page, tmp_path, "desktop", "light")).file for _ in range(2)}
        assert len(files) == 1
        assert len(list((tmp_path / "shots").iterdir())) == 2


class TestBeside:
    """The small version is within the page, the picture beside it."""

    def test_a_small_version_is_a_data_uri(self, tmp_path: Path) -> None:
        large, small = tmp_path / "a.webp", tmp_path / "a.small.webp"
        large.write_bytes(b"large")
        small.write_bytes(b"small")
        beside, picture = Beside(tmp_path / "report"), Picture(file=large, small=small)
        assert beside(picture) == "data:image/webp;base64,c21hbGw="
        assert not (tmp_path / "report").exists()
        assert (tmp_path / "report" / beside.full(picture)).read_bytes() == b"large"

    def test_a_picture_without_one_is_shown_itself(self, tmp_path: Path) -> None:
        large = tmp_path / "a.webp"
        large.write_bytes(b"large")
        beside = Beside(tmp_path / "report")
        assert beside(Picture(file=large)) == beside.full(Picture(file=large))
