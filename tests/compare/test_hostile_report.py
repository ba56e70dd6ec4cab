"""A report on hostile documents: what they say is text on every page, and nothing in it is an element or a script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from compare.fact_sheet import fact_sheet
from compare.render import evidence, guide_html, packing, report_html

from .hostile_report import hostile_claims, hostile_report

ELSEWHERE = re.compile(r"""url\((?!["']?(?:data:|#))|@import""", re.IGNORECASE)
SCHEMES = ("https://", "http://", "mailto:", "#", "../", "index.html", "guide.html", "evidence/", "documents/", "raw/")
FORBIDDEN = {"iframe", "object", "embed", "base", "link", "frame", "frameset", "portal", "applet", "img"}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """All pages of the report by their addresses, made once."""
    report, claims = hostile_report(), hostile_claims()
    sheet = fact_sheet(report)
    pieces = evidence.fragments(report, sheet)
    return {
        "index.html": report_html.render(report, sheet, claims=claims, packed=packing.packed(pieces)),
        "guide.html": guide_html.render(report, sheet, claims),
        **{fragment.path: evidence.page(fragment) for fragment in pieces},
    }


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the scripts' text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.comments: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Note a script."""
        if self.cdata_elem == "script":
            self.scripts.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.comments.append(data)


class TestPages:
    """Every page, whole."""

    def test_have_no_element_that_loads_or_leads_away(self, pages: dict[str, str]) -> None:
        tags = {(path, tag) for path, html in pages.items() for tag, _ in Elements(html).found if tag in FORBIDDEN}
        assert tags == set()

    def test_have_no_attribute_that_runs(self, pages: dict[str, str]) -> None:
        names = {name for html in pages.values() for _, attrs in Elements(html).found for name in attrs}
        assert {
            name for name in names if name.startswith("on") or not re.fullmatch(r"[a-z][a-z-]*[0-9]?", name)
        } == set()

    def test_have_links_to_the_web_and_to_each_other_only(self, pages: dict[str, str]) -> None:
        links = {attrs.get("href", "#") for html in pages.values() for _, attrs in Elements(html).found}
        own = {path.rpartition("/")[2] for path in pages}
        others = {link for link in links if not link.startswith(SCHEMES) and link.partition("#")[0] not in own}
        assert others == set()

    def test_have_our_scripts_only_and_none_beside_the_report(self, pages: dict[str, str]) -> None:
        found = {path: Elements(html).scripts for path, html in pages.items()}
        assert {path for path, scripts in found.items() if scripts} == {"index.html"}
        assert not any("pwned" in script for script in found["index.html"])

    def test_have_no_comment(self, pages: dict[str, str]) -> None:
        assert {path for path, html in pages.items() if Elements(html).comments} == set()

    def test_have_a_style_that_loads_nothing(self, pages: dict[str, str]) -> None:
        styles = [style for html in pages.values() for style in re.findall(r"<style>(.*?)</style>", html, re.DOTALL)]
        assert not any(ELSEWHERE.search(style) for style in styles)
        assert len(styles) == len(pages)

    def test_hold_what_is_hostile_as_text(self, pages: dict[str, str]) -> None:
        html = pages["index.html"] + pages["documents/contract.html"]
        assert "&lt;script&gt;window.pwned=1&lt;/script&gt;" in html

    def test_hold_no_letter_that_can_t_be_seen(self, pages: dict[str, str]) -> None:
        letters = {letter for html in pages.values() for letter in set(html)}
        assert {letter for letter in letters if not letter.isprintable()} == {"\n"}

    def test_hold_no_command_to_a_log(self, pages: dict[str, str]) -> None:
        assert [path for path, html in pages.items() if "::error" in html or "##vso" in html] == []

    def test_lie_where_they_should(self, pages: dict[str, str]) -> None:
        assert [path for path in pages if not re.fullmatch(r"(?:\w+/)?[a-z0-9-]{1,170}\.html", path)] == []
