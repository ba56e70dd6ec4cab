"""The report's docs pages, from a bundle to what a reader sees of them in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from extract.bundle_writer import Measured, add_measured
from extract.errors import BundleError
from extract.pages import axe
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
        images = self.run(self.page.locator(f"{selector} img:visible").all())
        return [str(self.run(image.get_attribute("alt"))) for image in images]


Open: TypeAlias = "Callable[..., Watched]"


@pytest.fixture
def opened(browser: Driven, open_page: Callable[..., Page]) -> Open:
    """Opens a report: `opened(url)`, `opened(url, width=390, dark=True)`."""

    def watched(url: str, **how: Any) -> Watched:  # noqa: ANN401 - as `open_page` takes them
        return Watched(browser, open_page(**how), url)

    return watched


class TestGallery:
    """Pictures to be switched and enlarged, by mouse and keyboard, without a script."""

    def test_pictures_load_from_disk_without_a_complaint(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        for image in report.run(report.page.locator(".gallery img:visible").all()):
            report.run(image.scroll_into_view_if_needed())
            report.run(image.evaluate("image => image.decode()"))
            assert report.run(image.evaluate("image => image.naturalWidth")) == 1280
        assert report.complaints == []

    @pytest.mark.parametrize(
        ("look", "words", "widths"),
        [("light", "on a desktop,", {1280}), ("dark", "on a desktop", {1280}), ("phone", "on a phone,", {390})],
    )
    def test_the_choice_is_what_is_seen(
        self, shop: Shop, opened: Open, look: str, words: str, widths: set[int]
    ) -> None:
        report = opened(shop.page)
        report.run(report.page.check(f"#look-{look}"))
        texts = report.visible(".gallery")
        assert len(texts) == 4
        assert all(words in text for text in texts)
        images = report.run(report.page.locator(".gallery img:visible").all())
        assert {
            report.run(image.evaluate("image => Number(image.getAttribute('width'))")) for image in images
        } == widths

    def test_a_page_without_a_dark_look_says_so_in_the_dark_only(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        note = report.page.get_by_text("Looks the same in the dark.")
        assert [report.run(each.is_visible()) for each in report.run(note.all())] == [False, False]
        report.run(report.page.check("#look-dark"))
        assert [report.run(each.is_visible()) for each in report.run(note.all())] == [True, True]

    def test_the_keyboard_enlarges_a_picture_and_goes_back_to_it(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        picture = report.page.locator(".gallery .shot:visible").first
        report.run(report.page.focus("#look-light"))
        report.run(report.page.keyboard.press("Tab"))
        assert report.run(picture.evaluate("shot => shot === document.activeElement"))
        report.run(report.page.keyboard.press("Enter"))
        assert report.visible(".zoom") == ["Hello: Swagger UI on a desktop"]
        assert report.run(report.page.evaluate("document.activeElement.textContent")) == "Close"
        assert report.run(report.page.locator(".zoom img:visible").evaluate("image => image.clientWidth")) == 1280
        report.run(report.page.keyboard.press("Escape"))
        assert report.visible(".zoom") == []
        assert report.run(picture.evaluate("shot => shot === document.activeElement"))

    def test_a_click_on_close_closes(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page, width=390)
        report.run(report.page.locator(".gallery .shot:visible").first.click())
        report.run(report.page.locator(".zoom:visible button").click())
        assert report.visible(".zoom") == []

    def test_an_operation_s_pictures_stand_side_by_side(self, shop: Shop, opened: Open) -> None:
        report = opened(shop.page)
        group = report.page.locator("details.group", has_text=OPERATION)
        report.run(group.locator("summary", has_text="What 2 pages show").click())
        boxes = [report.run(each.bounding_box()) for each in report.run(group.locator(".shot:visible").all())]
        assert len(boxes) == 2
        assert len({box["y"] for box in boxes if box}) == 1
        report.run(group.locator("summary", has_text="2 more").click())
        assert len(report.visible(".panels")) == 4


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
        report.run(report.page.locator("td.bad a", has_text="1 of 2").first.click())
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

    def test_a_picture_that_the_bundle_does_not_list_is_refused(self, own_shop: Shop, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("a secret")
        stolen = seen("P", OPERATION, LIGHT)
        files = measured(stolen)
        content = files[PAGES].content.replace(PANEL.encode(), b"../../secret")
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
