"""From a fact to its evidence, in a browser: in the report itself, and on the pages beside it without a script."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from compare.fact_sheet import fact_sheet
from compare.render import evidence, packing, report_html
from compare.source_code import Excerpt
from extract.pages import axe
from tests.compare.reports import small, with_stack
from triptych.report_files import write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Page, Route

    from .conftest import Driven

SOURCE = Excerpt(file="shop/items.py", first=3, last=4, text="def items():\n    return []")


@dataclass(frozen=True, kw_only=True)
class Written:
    """A report on disk, and one of its facts: the default of `limit`, which the documents don't agree on."""

    folder: Path
    fact: str

    @property
    def url(self) -> str:
        """The report."""
        return (self.folder / "index.html").as_uri()

    def beside(self, path: str) -> str:
        """A page beside it."""
        return (self.folder / path).as_uri()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A report with all its evidence, once for all tests."""
    folder = tmp_path_factory.mktemp("report")
    found = with_stack(small(), 1, code={"GET /items": (SOURCE,)})
    sheet = fact_sheet(found)
    pieces = evidence.fragments(found, sheet)
    html = report_html.render(found, sheet, packed=packing.packed(pieces))
    (folder / "index.html").write_text(html, encoding="utf-8")
    write_files(folder, evidence.pages(pieces))
    (fact,) = [fact.id for fact in sheet.facts() if (fact.group, fact.aspect) == ("GET /items", "default")]
    return Written(folder=folder, fact=fact)


class Reader:
    """Somebody who reads the report in a browser."""

    def __init__(self, browser: Driven, page: Page) -> None:
        self.run, self.page = browser.run, page
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def goto(self, url: str) -> None:
        """Open a page anew: another hash alone would only be followed."""
        self.run(self.page.goto("about:blank"))
        self.run(self.page.goto(url))

    def evaluate(self, script: str, given: object = None) -> Any:  # noqa: ANN401 - any JSON
        """What a script gives."""
        return self.run(self.page.evaluate(script, given))

    def until(self, condition: str) -> None:
        """Wait for a condition of the page, which its policy forbids Playwright's own way to do."""
        look = (
            f"() => new Promise(done => {{ const look = () => {condition} ? done() : setTimeout(look, 10); look(); }})"
        )
        self.evaluate(look)

    def leads_to(self, url: str) -> None:
        """Wait for another page."""
        self.run(self.page.wait_for_url(url))

    def opened(self) -> None:
        """Wait for the panel to be there, and filled."""
        self.until("document.querySelector('dialog.evidence-panel[open] .evidence')?.firstElementChild")

    def closed(self) -> None:
        """Wait for the panel to be gone."""
        self.until("!document.querySelector('dialog.evidence-panel')?.open")

    @property
    def hash(self) -> str:
        """What the address says behind `#`."""
        return str(self.evaluate("location.hash"))

    def text(self, selector: str) -> str:
        """What is to be read there, a line a block."""
        return str(self.run(self.page.locator(selector).first.inner_text()))


Read: TypeAlias = "Callable[..., Reader]"


@pytest.fixture
def reads(browser: Driven, open_page: Callable[..., Page]) -> Read:
    """Opens a browser: `reads(url)`, `reads(url, width=390, dark=True)`."""

    def reading(url: str, **how: Any) -> Reader:  # noqa: ANN401 - as `open_page` takes them
        reader = Reader(browser, open_page(**how))
        reader.goto(url)
        return reader

    return reading


def follow(reader: Reader, report: Written) -> None:
    """Go to a fact's row, and follow its link to the evidence."""
    reader.run(reader.page.locator(f'a[href="evidence/get-items.html#{report.fact}"]').first.click())
    reader.opened()


class TestPanel:
    """Evidence is shown in the report itself, and what is open stands in the address."""

    def test_shows_the_fact_that_was_asked_for_and_no_other(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#f-{report.fact}")
        follow(reader, report)
        assert reader.hash == f"#evidence=get-items/{report.fact}"
        assert (
            reader.evaluate("[...document.querySelectorAll('dialog article')].filter(a => a.offsetHeight).length") == 1
        )
        assert '"default": 10' in reader.text("dialog .evidence")
        assert reader.complaints == []

    def test_a_link_to_the_source_shows_its_lines(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#group-get-items")
        reader.run(reader.page.locator('a[href="evidence/get-items.html#source1"]').click())
        reader.opened()
        assert SOURCE.file in reader.text("dialog .sources .chosen")
        assert SOURCE.text.splitlines()[0] in reader.text("dialog .sources .lines")
        assert reader.complaints == []

    def test_esc_closes_it_and_the_focus_is_where_it_was(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#f-{report.fact}")
        follow(reader, report)
        reader.run(reader.page.keyboard.press("Escape"))
        reader.until(f"location.hash === '#f-{report.fact}'")
        reader.closed()
        address = f"evidence/get-items.html#{report.fact}"
        reader.until(f"document.activeElement.getAttribute('href') === '{address}'")

    def test_back_closes_it_and_forward_opens_it(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#f-{report.fact}")
        follow(reader, report)
        reader.evaluate("history.back()")
        reader.closed()
        reader.evaluate("history.forward()")
        reader.opened()

    def test_the_filter_stays_in_the_address(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#text=limit&all=1")
        follow(reader, report)
        assert reader.hash == f"#text=limit&all=1&evidence=get-items/{report.fact}"
        reader.run(reader.page.locator("dialog button", has_text="Close").click())
        reader.until("location.hash === '#text=limit&all=1'")
        assert reader.evaluate("document.querySelector('#filter').elements.text.value") == "limit"

    @pytest.mark.parametrize(
        ("key", "words"),
        [
            ("evidence=get-items", "shop/items.py"),
            ("evidence=get-items/{}", "says something else"),
            ("document=other/L4", '"Item": {'),
            ("raw=contract--other", "differences as DeepDiff finds them"),
        ],
        ids=["group", "fact", "document", "raw"],
    )
    def test_an_address_opens_it_and_closing_leaves_the_report(
        self, report: Written, reads: Read, key: str, words: str
    ) -> None:
        reader = reads(f"{report.url}#{key.format(report.fact)}")
        reader.opened()
        assert words in reader.text("dialog .evidence")
        reader.run(reader.page.keyboard.press("Escape"))
        reader.until("location.hash === ''")
        reader.closed()
        assert reader.complaints == []

    def test_a_line_s_link_leads_on_and_closing_leads_all_the_way_back(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#f-{report.fact}")
        follow(reader, report)
        reader.run(reader.page.locator("dialog figcaption:visible a").first.click())
        reader.until("location.hash.startsWith('#document=contract/L')")
        reader.until("document.querySelector('dialog .lines > .at')")
        assert '"default": 20' in reader.text("dialog .lines > .at")
        reader.evaluate("history.back()")
        reader.until("document.querySelector('dialog article.chosen')")
        reader.run(reader.page.locator("dialog figcaption:visible a").first.click())
        reader.until("location.hash.startsWith('#document=contract/L')")
        reader.run(reader.page.locator("dialog button", has_text="Close").click())
        reader.until(f"location.hash === '#f-{report.fact}'")

    def test_the_way_back_to_the_row_closes_it(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#evidence=get-items/{report.fact}")
        reader.opened()
        reader.run(reader.page.locator("dialog a", has_text="Its row").click())
        reader.closed()
        assert reader.hash == f"#f-{report.fact}"


class TestNowhere:
    """An address of evidence that the report doesn't have leaves the reader in the report, and says so."""

    @pytest.mark.parametrize("key", ["evidence=nowhere/abc", "document=nowhere", "raw=nowhere"])
    def test_arriving_there_shows_the_report(self, report: Written, reads: Read, key: str) -> None:
        reader = reads(f"{report.url}#text=limit&{key}")
        reader.until("document.querySelector('[role=status]').textContent")
        assert reader.text("[role=status]") == f"This report has no evidence called “{key}”."
        assert reader.evaluate("location.pathname").endswith("/index.html")
        assert reader.hash == "#text=limit"
        reader.closed()
        assert reader.complaints == []

    def test_going_there_and_on_takes_the_sentence_away(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#evidence=get-items")
        reader.opened()
        reader.evaluate("location.hash = 'evidence=nowhere'")
        reader.until("document.querySelector('[role=status]').textContent")
        reader.closed()
        reader.evaluate("location.hash = 'evidence=get-items'")
        reader.opened()
        assert reader.text("[role=status]") == ""

    def test_where_nothing_can_be_unpacked_either(self, report: Written, reads: Read, tmp_path: Path) -> None:
        html = (report.folder / "index.html").read_text(encoding="utf-8")
        broken = html.replace('data-packed="evidence">', 'data-packed="evidence">AAAA')
        (tmp_path / "index.html").write_text(broken, encoding="utf-8")
        reader = reads(f"{(tmp_path / 'index.html').as_uri()}#evidence=nowhere/abc")
        reader.until("document.querySelector('[role=status]').textContent")
        assert reader.hash == ""

    def test_what_there_was_no_room_for_is_looked_for_beside_the_report(self, report: Written, reads: Read) -> None:
        html = (report.folder / "index.html").read_text(encoding="utf-8")
        less = html.replace('data-packed="evidence"', "")
        (report.folder / "less.html").write_text(less, encoding="utf-8")
        reader = reads(report.beside("less.html"))
        reader.evaluate(f"location.hash = 'evidence=get-items/{report.fact}'")
        reader.leads_to(f"**/evidence/get-items.html#{report.fact}")

    @pytest.mark.parametrize("how", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"])
    def test_axe_finds_nothing(self, report: Written, reads: Read, how: dict[str, Any]) -> None:
        reader = reads(f"{report.url}#evidence=nowhere", **how)
        reader.until("document.querySelector('[role=status]').textContent")
        reader.evaluate(axe.source())
        found = reader.evaluate("axe.run('[role=status]', {preload: false, resultTypes: ['violations']})")
        assert found["violations"] == []
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


class TestOneRendering:
    """The panel shows what the page beside the report shows."""

    SHOWN = """selector => {
        const root = document.querySelector(selector).cloneNode(true);
        for (const one of root.querySelectorAll('.row')) one.remove();
        const shown = [...root.querySelectorAll('h2, h3, p, li, figcaption, summary, code, del, ins, pre, ol')];
        return shown.map(each => [each.localName, each.className, each.getAttribute('start') ?? '',
            each.textContent.replace(/\\s+/g, ' ').trim()]);
    }"""

    @pytest.mark.parametrize(
        ("path", "key"),
        [
            ("evidence/get-items.html", "evidence=get-items"),
            ("evidence/post-items.html", "evidence=post-items"),
            ("evidence/shared-item.html", "evidence=shared-item"),
            ("raw/contract--other.html", "raw=contract--other"),
            ("raw/contract--old.html", "raw=contract--old"),
        ],
    )
    def test_they_are_the_same(self, report: Written, reads: Read, path: str, key: str) -> None:
        reader = reads(f"{report.url}#{key}")
        reader.opened()
        packed = reader.evaluate(self.SHOWN, "dialog .evidence")
        reader.goto(report.beside(path))
        assert reader.evaluate(self.SHOWN, "main .evidence") == packed
        assert len(packed) > 20


class TestElsewhere:
    """The report's one file is enough, wherever it is; without its script there are the pages beside it."""

    def test_alone_in_another_folder_it_has_all_evidence(self, report: Written, reads: Read, tmp_path: Path) -> None:
        shutil.copy(report.folder / "index.html", tmp_path / "moved.html")
        reader = reads(f"{(tmp_path / 'moved.html').as_uri()}#f-{report.fact}")
        follow(reader, report)
        assert '"default": 10' in reader.text("dialog .evidence")

    def test_over_http_it_works_as_from_disk(self, report: Written, reads: Read) -> None:
        reader = reads("about:blank")

        async def answer(route: Route) -> None:
            await route.fulfill(path=report.folder / "index.html")

        reader.run(reader.page.route("http://report.example/**", answer))
        reader.goto(f"http://report.example/build/#f-{report.fact}")
        follow(reader, report)
        assert '"default": 10' in reader.text("dialog .evidence")

    def test_without_a_script_the_link_leads_to_the_page(self, report: Written, browser: Driven) -> None:
        context = browser.run(browser.chromium.new_context(java_script_enabled=False))
        try:
            page = browser.run(context.new_page())
            browser.run(page.goto(report.url))
            link = page.locator(f'a[href="evidence/get-items.html#{report.fact}"]').first
            if not browser.run(link.is_visible()):
                browser.run(page.locator("details:has(a[href*='evidence/get-items.html#']) > summary").first.click())
            browser.run(link.click())
            assert page.url == f"{report.beside('evidence/get-items.html')}#{report.fact}"
            assert browser.run(page.locator("article:target .sides").is_visible())
        finally:
            browser.run(context.close())

    def test_without_a_way_to_unpack_it_does_so_too(self, report: Written, reads: Read) -> None:
        reader = reads("about:blank")
        reader.run(reader.page.add_init_script("delete window.DecompressionStream"))
        reader.goto(f"{report.url}#f-{report.fact}")
        reader.run(reader.page.locator(f'a[href="evidence/get-items.html#{report.fact}"]').first.click())
        reader.leads_to(f"**/evidence/get-items.html#{report.fact}")

    def test_what_is_packed_and_broken_is_looked_for_there(self, report: Written, reads: Read, tmp_path: Path) -> None:
        shutil.copytree(report.folder, tmp_path, dirs_exist_ok=True)
        html = (tmp_path / "index.html").read_text(encoding="utf-8")
        broken = html.replace('data-packed="evidence">', 'data-packed="evidence">AAAA')
        (tmp_path / "index.html").write_text(broken, encoding="utf-8")
        reader = reads(f"{(tmp_path / 'index.html').as_uri()}#f-{report.fact}")
        reader.run(reader.page.locator(f'a[href="evidence/get-items.html#{report.fact}"]').first.click())
        reader.leads_to(f"**/evidence/get-items.html#{report.fact}")


class TestReading:
    """Everybody can read it: in light, in dark, on a phone, by keyboard."""

    @pytest.mark.parametrize("how", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"])
    @pytest.mark.parametrize(
        "where",
        [
            "index.html#evidence=get-items",
            "index.html#raw=contract--old",
            "evidence/get-items.html",
            "evidence/shared-item.html",
            "documents/old.html",
            "raw/contract--old.html",
        ],
    )
    def test_axe_finds_nothing(self, report: Written, reads: Read, how: dict[str, Any], where: str) -> None:
        reader = reads(report.beside("").rstrip("/") + f"/{where}", **how)
        inside = "document"
        if "#" in where:
            reader.opened()
            inside = "'dialog'"
        reader.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        reader.evaluate(axe.source())
        found = reader.evaluate(f"axe.run({inside}, {{preload: false, resultTypes: ['violations']}})")
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []

    @pytest.mark.parametrize("path", ["evidence/get-items.html", "documents/old.html", "raw/contract--old.html"])
    def test_nothing_is_wider_than_a_phone(self, report: Written, reads: Read, path: str) -> None:
        reader = reads(report.beside(path), width=390)
        reader.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert reader.evaluate("document.documentElement.scrollWidth") == 390

    def test_the_keyboard_opens_scrolls_and_closes(self, report: Written, reads: Read) -> None:
        reader = reads(f"{report.url}#f-{report.fact}")
        reader.run(reader.page.locator(f'a[href="evidence/get-items.html#{report.fact}"]').first.focus())
        reader.run(reader.page.keyboard.press("Enter"))
        reader.opened()
        assert reader.evaluate("document.activeElement.getAttribute('aria-label')") == "Evidence"
        reader.run(reader.page.keyboard.press("Shift+Tab"))
        assert reader.evaluate("document.activeElement.textContent") == "Close"
        reader.run(reader.page.keyboard.press("Enter"))
        reader.closed()
