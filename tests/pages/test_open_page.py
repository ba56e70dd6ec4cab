"""What the page of `triptych open` does by itself, whatever its panels show: next to nothing, here."""

from __future__ import annotations

import http.server
import threading
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from compare import load
from extract.open.panels import Place, Shown, Shows, wanted
from extract.open.serving import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.async_api import Page

    from extract.open.panels import Wanted

    from .conftest import Driven

    At = Callable[..., Page]

AXE = "async () => (await axe.run(document, {iframes: false})).violations.map(found => found.id + ': ' + found.help)"
NOWHERE = "post-webhook-ordershipped"


class _Blank(http.server.BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing."""

    def do_GET(self) -> None:
        self.send_response_only(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Docs</title><p>Docs</p>")


@pytest.fixture(scope="module")
def operations(root: Path) -> tuple[Wanted, ...]:
    """What there is to choose."""
    return wanted(load(root / "services" / "contract.yaml").raw)


@pytest.fixture(scope="module")
def blank() -> Iterator[str]:
    """A service with the same page everywhere."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Blank) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def made(blank: str, operations: tuple[Wanted, ...]) -> Callable[[int], list[Shown]]:
    """Makes some stacks, of which the second has no docs page, and the others two."""
    places = {one.key: Place(address=f"/docs#{one.key}") for one in operations} | {NOWHERE: Place(why_not="Nowhere.")}
    pages = tuple(
        Shows(slug=name.lower(), name=name, path=f"/{name}", script="", reloads=False, places=places)
        for name in ("Docs", "More")
    )
    return lambda count: [
        Shown(name=f"stack-{number}", title=f"Stack {number}", url=blank, pages=pages if number != 1 else ())
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def url(
    made: Callable[[int], list[Shown]], operations: tuple[Wanted, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The page's address, with three panels."""
    report = tmp_path_factory.mktemp("report")
    (report / "index.html").write_text("<!doctype html><title>The report</title>", encoding="utf-8")
    with side_by_side(made(3), operations, report) as url:
        yield url


@pytest.fixture
def at(open_page: Callable[..., Page], url: str) -> At:
    """Opens the page at a fragment: `at("#get-items")`, `at("#get-items", width=390, dark=True)`."""
    return lambda fragment="", **how: open_page(f"{url}{fragment}", **how)


class TestTheList:
    """The operations of the contract."""

    def test_holds_each_of_them(self, browser: Driven, at: At, operations: tuple[Wanted, ...]) -> None:
        page = at()
        keys = browser.run(page.locator(".operation").evaluate_all("all => all.map(one => one.dataset.key)"))
        assert sorted(keys) == sorted(one.key for one in operations)

    @pytest.mark.parametrize(
        ("words", "left"), [("CATEGORIES", 1), ("get image", 1), ("webhook", 1), ("nothing like it", 0), ("  ", 25)]
    )
    def test_is_filtered_by_words(self, browser: Driven, at: At, words: str, left: int) -> None:
        page = at()

        async def scenario() -> None:
            await page.get_by_label("Filter the operations").fill(words)
            assert await page.locator(".operation:visible").count() == left
            assert (await page.locator("#found").inner_text()).startswith(f"{left} operation")

        browser.run(scenario())

    def test_is_walked_by_the_arrow_keys(self, browser: Driven, at: At) -> None:
        page = at()

        async def scenario() -> list[str]:
            focused = []
            for key in ("/", "ArrowDown", "End", "ArrowDown", "Home", "ArrowDown", "ArrowUp", "ArrowUp"):
                await page.keyboard.press(key)
                focused.append(await page.evaluate("document.activeElement.dataset.key ?? document.activeElement.id"))
            return focused

        first, second, last = "get", "get-health", "get-events"
        assert browser.run(scenario()) == ["filter", first, last, last, first, second, first, "filter"]

    def test_is_passed_by_the_skip_link(self, browser: Driven, at: At) -> None:
        page = at("#get-items")

        async def scenario() -> None:
            await page.keyboard.press("Tab")
            await page.keyboard.press("Enter")
            assert await page.evaluate("document.activeElement.id") == "panels"
            assert page.url.endswith("#get-items")

        browser.run(scenario())

    @pytest.mark.parametrize("width", [1280, 390])
    def test_comes_and_goes(self, browser: Driven, at: At, width: int) -> None:
        page = at(width=width)

        async def scenario() -> list[bool]:
            seen = [await page.locator("#list").is_visible()]
            for _ in range(2):
                await page.get_by_role("button", name="Operations").click()
                seen.append(await page.locator("#list").is_visible())
            return seen

        assert browser.run(scenario()) == ([True, False, True] if width == 1280 else [False, True, False])


class TestPanels:
    """There are as many as stacks, and each can be seen at once."""

    @pytest.mark.parametrize("count", [1, 2, 5])
    def test_are_all_there(
        self, browser: Driven, open_page: At, made: Callable[[int], list[Shown]], tmp_path: Path, count: int
    ) -> None:
        with side_by_side(made(count), (), tmp_path) as url:
            page = open_page(url)

            async def scenario() -> None:
                for number in range(count):
                    panel = page.get_by_role("region", name=f"Stack {number}", exact=True)
                    assert await panel.is_visible()
                    assert await panel.locator("iframe").count() == (number != 1)

            browser.run(scenario())

    def test_without_a_docs_page_say_so(self, browser: Driven, at: At) -> None:
        page = at("#get-items")
        panel = page.get_by_role("region", name="Stack 1", exact=True)
        assert "no docs page" in browser.run(panel.inner_text())

    def test_show_what_the_address_says(self, browser: Driven, at: At) -> None:
        page = at("#get-items&stack-2=more")
        chosen = page.locator("select").evaluate_all("all => all.map(one => one.value)")
        assert browser.run(chosen) == ["100", "docs", "more"]

    def test_pass_over_what_the_address_gets_wrong(self, browser: Driven, at: At) -> None:
        page = at("#no-such-operation&stack-2=nothing&nobody=docs&%E0%A4%A")
        assert browser.run(page.locator("iframe").count()) == 2

    def test_are_made_smaller(self, browser: Driven, at: At) -> None:
        page = at()

        async def scenario() -> None:
            inside = page.frame_locator("[data-stack=stack-0] iframe").locator("html")
            before = await inside.evaluate("() => innerWidth")
            await page.get_by_label("Size").select_option("50 %")
            assert abs(await inside.evaluate("() => innerWidth") - 2 * before) <= 1

        browser.run(scenario())

    def test_are_no_wider_than_a_phone(self, browser: Driven, at: At) -> None:
        page = at("#get-items", width=390)
        assert browser.run(page.evaluate("document.documentElement.scrollWidth")) == 390


class TestThePage:
    """It is accessible, keeps to itself, and leads on to the report."""

    @pytest.mark.parametrize("width", [1280, 390])
    @pytest.mark.parametrize("dark", [False, True])
    @pytest.mark.parametrize("fragment", ["", "#get-items-item-id", f"#{NOWHERE}"])
    def test_breaks_no_rule_of_axe(self, browser: Driven, at: At, fragment: str, width: int, *, dark: bool) -> None:
        page = at(fragment, width=width, dark=dark)
        axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

        async def scenario() -> None:
            await page.evaluate(axe)
            assert await page.evaluate(AXE) == []
            await page.get_by_role("button", name="Operations").click()  # the list comes, or goes
            assert await page.evaluate(AXE) == []

        browser.run(scenario())

    def test_asks_nobody_but_us(self, browser: Driven, open_page: At, url: str) -> None:
        page = open_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if request.frame == page.main_frame else None)
        browser.run(page.goto(url))
        assert len(asked) >= 3
        assert [other for other in asked if not other.startswith(url)] == []

    def test_lets_no_script_within_it_run(self, browser: Driven, at: At) -> None:
        page = at()
        added = "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = true'}))"
        assert browser.run(page.evaluate(f"{added}, window.ran === undefined"))

    def test_leads_to_the_report(self, browser: Driven, at: At) -> None:
        page = at()

        async def scenario() -> None:
            await page.get_by_role("link", name="Report", exact=True).click()
            await page.wait_for_url("**/report/index.html")
            assert await page.title() == "The report"

        browser.run(scenario())
