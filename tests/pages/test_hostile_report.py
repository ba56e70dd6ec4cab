"""A report on hostile documents in a real browser: no script of theirs runs, and no request leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.fact_sheet import fact_sheet
from compare.render import evidence, guide_html, packing, report_html
from tests.compare.hostile_report import hostile_claims, hostile_report
from triptych.report_files import EVIDENCE, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Dialog, Page, Route

    from .conftest import Driven

INERT = "a[href^='javascript'], a[href^='data'], [onload], [onerror], [onmouseover], [onfocus], iframe, object, base"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report, once."""
    folder = tmp_path_factory.mktemp("hostile")
    report, claims = hostile_report(), hostile_claims()
    sheet = fact_sheet(report)
    pieces = evidence.fragments(report, sheet)
    html = report_html.render(report, sheet, claims=claims, packed=packing.packed(pieces))
    (folder / "index.html").write_text(html, encoding="utf-8")
    (folder / "guide.html").write_text(guide_html.render(report, sheet, claims), encoding="utf-8")
    write_files(folder, evidence.pages(pieces))
    return folder


class Guarded:
    """A browser in which everything that shouldn't happen is noted."""

    def __init__(self, browser: Driven, page: Page) -> None:
        self.run, self.page = browser.run, page
        self.noted: list[str] = []
        page.on("console", lambda said: self.noted.append(said.text))
        page.on("pageerror", lambda error: self.noted.append(str(error)))
        page.on("dialog", self._dialog)
        self.run(page.route("**/*", self._request))

    def visit(self, url: str) -> None:
        """Open a page, unfold all of it, and touch what might be waiting for that."""
        self.run(self.page.goto("about:blank"))
        self.run(self.page.goto(url))
        self.run(self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)"))
        self.run(self.page.mouse.move(200, 300))

    def harm(self) -> list[str]:
        """What happened that shouldn't have."""
        harmed = self.run(self.page.evaluate("'pwned' in window || 'pwned' in document"))
        alive = self.run(
            self.page.evaluate("inert => [...document.querySelectorAll(inert)].map(e => e.outerHTML)", INERT)
        )
        return [*self.noted, *(["a script ran"] if harmed else []), *alive]

    async def _dialog(self, dialog: Dialog) -> None:
        self.noted.append(dialog.message)
        await dialog.dismiss()

    async def _request(self, route: Route) -> None:
        url = route.request.url
        if url.startswith(("file:", "data:", "about:")):
            await route.continue_()
        else:
            self.noted.append(url)
            await route.abort()


@pytest.fixture
def guarded(browser: Driven, open_page: Callable[..., Page]) -> Guarded:
    """Such a browser."""
    return Guarded(browser, open_page())


class TestPages:
    """Every page of the report."""

    def test_nothing_happens_on_the_report(self, guarded: Guarded, folder: Path) -> None:
        guarded.visit((folder / "index.html").as_uri())
        assert guarded.harm() == []

    def test_nothing_happens_in_the_guide(self, guarded: Guarded, folder: Path) -> None:
        guarded.visit((folder / "guide.html").as_uri())
        assert guarded.harm() == []

    @pytest.mark.parametrize("of", EVIDENCE)
    def test_nothing_happens_beside_it(self, guarded: Guarded, folder: Path, of: str) -> None:
        paths = sorted((folder / of).iterdir())
        assert paths
        for path in paths:
            guarded.visit(path.as_uri())
            assert guarded.harm() == [], path.name


class TestPanel:
    """All evidence in the report itself."""

    def test_nothing_happens_whatever_is_opened(self, guarded: Guarded, folder: Path) -> None:
        index = (folder / "index.html").as_uri()
        guarded.visit(index)
        for of, key in {"evidence": "evidence", "documents": "document", "raw": "raw"}.items():
            for path in sorted((folder / of).iterdir()):
                guarded.run(guarded.page.goto(f"{index}#{key}={path.stem}"))
                panel = guarded.page.locator(f"dialog[open] [data-of='{of}/{path.name}'] > *")
                guarded.run(panel.first.wait_for(state="attached"))
                assert guarded.harm() == [], path.name


class TestThisTest:
    """It sees what it is there to see."""

    @pytest.mark.parametrize(
        "html",
        [
            "<img src=http://evil.example/i>",
            "<svg onload='window.pwned=1'>",
            "<script>window.pwned=1</script>",
            "<a href='javascript:window.pwned=1'>",
            "<script>alert(1)</script>",
        ],
    )
    def test_sees_harm(self, guarded: Guarded, tmp_path: Path, html: str) -> None:
        (tmp_path / "bad.html").write_text(html, encoding="utf-8")
        guarded.visit((tmp_path / "bad.html").as_uri())
        assert guarded.harm() != []
