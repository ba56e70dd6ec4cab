"""The report's docs pages, from a bundle to what a reader sees of them in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from extract.bundle_writer import Measured, add_measured
from extract.errors import BundleError
from extract.pages import axe
from extract.pages.pictures import small_version
from extract.pages.results import PAGES, PICTURES, PageSeen, Visit

from .shop import LIGHT, OPERATION, PANEL, SIZES, Shop, measured, seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Page

    from .conftest import Driven


@pytest.fixture(scope="module")
def shop(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The report, once for all tests that only read it."""
    return Shop(root, tmp_path_factory.mktemp("shop"))


@pytest.fixture
def own_shop(root: Path, tmp_path: Path) -> Shop:
    """One that a test may change."""
    return Shop(root, tmp_path)


class Watched:
    """The report in a browser, with what the browser complained of."""

    def __init__(self, browser: Driven, page: Page, url: str) -> None:
        self.run, self.page = browser.run, page
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self.complaints.append(request.url))
        self.run(page.goto(url))

    def visible(self, selector: str) -> list[str]:
        """The alternative texts of the pictures that are there to be seen."""
        images = self.run(self.page.locator(f"{selector} img:first-child:visible").all())
        return [str(self.run(image.get_attribute("alt"))) for image in images]


Open: TypeAlias = "Callable[..., Watched]"


@pytest.fixture
def opened(browser: Driven, open_page: Callable[..., Page]) -> Open:
    """Opens a report: `opened(url)`, `opened(url, width=390, dark=True)`."""

    def watched(url: str, **how: Any) -> Watched:  # noqa: ANN401 - as `open_page` takes them
        return Watched(browser, open_page(**how), url)

    return watched


class TestGallery:
    """Pictures within the page, to be enlarged by mouse and keyboard, without a script."""

    def test_pictures_load_from_disk_without_a_complaint(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        images = report.run(report.page.locator(".gallery img:first-child").all())
        assert len(images) == 4
        for image in images:
            assert str(report.run(image.get_attribute("src"))).startswith("data:image/webp;base64,")
            report.run(image.evaluate("image => image.decode()"))
            assert report.run(image.evaluate("image => image.naturalWidth")) == 640
        assert report.complaints == []

    def test_other_looks_are_a_link_away(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        found = report.run(report.page.locator(".gallery").inner_text())
        assert found.count("the same in the dark") == 2
        links = report.page.locator(".gallery a", has_text="in the dark")
        assert len(report.run(links.all())) == 2
        address = str(report.run(links.first.evaluate("link => link.href")))
        assert report.run(report.page.goto(address)) is not None
        assert report.run(report.page.evaluate("document.images[0].naturalWidth")) == 1280

    def test_the_keyboard_enlarges_a_picture_and_goes_back_to_it(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        button = report.page.locator(".gallery .pic > button").first
        image = report.page.locator(".gallery img").first
        before = report.run(image.evaluate("image => image.clientWidth"))
        report.run(report.page.locator(".gallery .pic figcaption a").first.focus())
        report.run(report.page.keyboard.press("Tab"))
        assert report.run(button.evaluate("button => button === document.activeElement"))
        report.run(report.page.keyboard.press("Enter"))
        assert report.visible(":popover-open") == ["Hello: Swagger UI on a desktop"]
        assert report.run(report.page.evaluate("document.activeElement.textContent")) == "Close"
        assert report.run(image.evaluate("image => image.clientWidth")) > 2 * before
        report.run(report.page.keyboard.press("Escape"))
        assert report.visible(":popover-open") == []
        assert report.run(button.evaluate("button => button === document.activeElement"))

    def test_what_is_enlarged_is_the_lossless_picture_where_it_is_there(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        covering = report.page.locator(".gallery img:last-child").first
        assert not report.run(covering.is_visible())
        report.run(report.page.locator(".gallery .pic > button").first.click())
        report.run(covering.evaluate("image => image.decode()"))
        assert report.run(covering.evaluate("image => image.naturalWidth")) == 1280
        boxes = [
            report.run(report.page.locator(f":popover-open img:{which}").bounding_box())
            for which in ("first-child", "last-child")
        ]
        assert boxes[0] == boxes[1]

    def test_what_is_enlarged_stays_readable_where_the_report_s_file_stands_alone(
        self, shop: Shop, opened: Open, tmp_path: Path
    ) -> None:
        alone = tmp_path / "index.html"
        alone.write_bytes((shop.project.report / "index.html").read_bytes())
        report = opened(alone.as_uri())
        report.run(report.page.locator(".gallery .pic > button").first.click())
        small, covering = (report.page.locator(f":popover-open img:{which}") for which in ("first-child", "last-child"))
        report.run(
            covering.evaluate("image => new Promise(done => { image.complete ? done() : image.onerror = done })")
        )
        assert report.run(covering.evaluate("image => image.naturalWidth")) == 0
        assert report.run(covering.evaluate("image => getComputedStyle(image).backgroundColor")) == "rgba(0, 0, 0, 0)"
        assert report.run(small.evaluate("image => image.naturalWidth")) == 640

    def test_a_click_on_close_closes(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page, width=390)
        report.run(report.page.locator(".gallery .pic > button").first.click())
        report.run(report.page.locator(":popover-open button").click())
        assert report.visible(":popover-open") == []

    def test_an_operation_s_pictures_stand_side_by_side(self, shop: Shop, opened: Open) -> None:
        report = opened(f"{shop.page}#group-get")
        group = report.page.locator("#group-get")
        report.run(group.locator("summary", has_text="What 2 pages show").click())
        boxes = [report.run(each.bounding_box()) for each in report.run(group.locator("img:visible").all())]
        assert len(boxes) == 2
        assert len({box["y"] for box in boxes if box}) == 1

    def test_those_of_a_stack_s_other_pages_are_links(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        group = report.page.locator("#group-get")
        report.run(
            group.evaluate("group => [group, ...group.querySelectorAll('details')].forEach(each => each.open = true)")
        )
        assert len(report.run(group.locator("img:first-child").all())) == 2
        assert report.run(group.locator(".others a").all_inner_texts()) == ["Hello: Other"] * 2


class TestReading:
    """The report can be read by everybody, in light, in dark and on a phone, folded up or not."""

    @pytest.mark.parametrize("how", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"])
    @pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
    def test_axe_finds_nothing(self, shop: Shop, opened: Open, how: dict[str, Any], *, unfolded: bool) -> None:
        report = opened(shop.page, **how)
        if unfolded:
            report.run(report.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)"))
        assert report.complaints == []
        report.run(report.page.evaluate(axe.source()))
        found = report.run(report.page.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})"))
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []

    def test_nothing_is_wider_than_a_phone(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page, width=390)
        report.run(report.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)"))
        assert report.run(report.page.evaluate("document.documentElement.scrollWidth")) == 390

    def test_a_cell_leads_to_what_is_behind_it(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        report.run(report.page.locator(".dp td.n a", has_text="1 of 2").first.click())
        told = report.page.locator("#page-0-operations + p")
        report.run(told.wait_for(state="visible"))
        assert "POST /lost" in report.run(told.inner_text())


class TestFilesBeside:
    """Pictures lie beside the report, once each, and those of earlier reports go."""

    def test_are_named_by_their_content(self, shop: Shop) -> None:
        assert len(shop.pictures) == len(SIZES)
        assert all(len(name) == len("0123456789abcdef.webp") for name in shop.pictures)

    def test_of_earlier_reports_go_and_a_stranger_s_stay(self, own_shop: Shop) -> None:
        before = own_shop.pictures
        (own_shop.project.report / "shots/mine.webp").write_bytes(b"")
        for name in ("one", "two"):
            own_shop.look(name, PageSeen(name="P", kind="k", path="/", known=False, visit=Visit(outcome="hung")))
        own_shop.write()
        assert len(before) == len(SIZES)
        assert own_shop.pictures == {"mine.webp"}

    def test_no_folder_stays_where_there_are_none(self, own_shop: Shop) -> None:
        for name in ("one", "two"):
            own_shop.look(name)
        own_shop.write()
        assert not (own_shop.project.report / "shots").exists()

    @pytest.mark.parametrize("picture", [PANEL, small_version(PANEL)])
    def test_a_picture_that_the_bundle_does_not_list_is_refused(
        self, own_shop: Shop, tmp_path: Path, picture: str
    ) -> None:
        (tmp_path / "secret").write_text("a secret")
        stolen = seen("P", OPERATION, LIGHT)
        files = measured(stolen)
        content = files[PAGES].content.replace(f'"{picture}"'.encode(), b'"../../secret"')
        add_measured(
            own_shop.project.bundle("one"),
            files | {PAGES: Measured(type="application/json", content=content)},
            instead_of=(PAGES, PICTURES),
        )
        with pytest.raises(BundleError, match=r"\.\./\.\./secret"):
            own_shop.write()


class TestNotLookedAt:
    """A bundle that is made anew has no pictures, and the report says that nobody looked."""

    def test_is_said(self, own_shop: Shop) -> None:
        for name in ("one", "two"):
            own_shop.pull(name)
        own_shop.write()
        html = (own_shop.project.report / "index.html").read_text(encoding="utf-8")
        assert html.count("shown? not looked at") == 2
        assert "<img" not in html
