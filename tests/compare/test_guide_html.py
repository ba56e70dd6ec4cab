"""The guide's HTML and Markdown: all there, linked, the same in each run, and safe whatever anyone says."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from compare import load
from compare.claim import Link
from compare.fact_sheet import fact_sheet
from compare.guide import Guide
from compare.render import guide_html, guide_markdown

from .apis import api
from .guiding import CODE, GUIDE, ROUTING, call, claim, excerpt, guided, with_subjects

if TYPE_CHECKING:
    from compare.docs_pages import Picture
    from compare.report import Report

EVIL = (
    "</pre><script>alert(1)</script>\n```\n~~~\n"
    '"><img src=x onerror=alert(1)>\n\n# A heading\u202e [x](javascript:alert(1))'
)
HOSTILE = guided(
    code={"GET /items": (excerpt(EVIL + "\n"),)},
    cuts={"routing": (excerpt("````\n" + EVIL + "\n", 40),)},
    remarks={"routing": f"See [it](javascript:alert(1)), [there](https://x.example/) and <b>{EVIL}</b>."},
    calls=(call(path="/<i>", body=EVIL, answer=EVIL, headers=((EVIL, EVIL),), answer_headers=(("etag", EVIL),)),),
    title=f"A {EVIL}",
    document=load(api(paths={"/items": {"get": {"summary": EVIL, EVIL: [EVIL] * 3}}}), name="a"),
)
ILL = claim(sentence=EVIL, why=EVIL, reservation=EVIL, verdict="holds with", evidence=(Link(text=EVIL, href="#x"),))


class Elements(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data

    def values(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [value for _, attributes in self.found if (value := attributes.get(name)) is not None]


class Addressed:
    """Addresses of pictures that nobody loads."""

    def __call__(self, picture: Picture) -> str:
        """The small one's."""
        return f"data:image/webp,{picture.file.stem}"

    def full(self, picture: Picture) -> str:
        """The picture's own."""
        return f"shots/{picture.file.name}"


def html(report: Report, *claims: Any) -> str:  # noqa: ANN401 - claims
    """The guide's HTML."""
    return guide_html.render(report, fact_sheet(report), claims, Addressed())


def markdown(report: Report, *claims: Any) -> str:  # noqa: ANN401 - claims
    """The guide's Markdown."""
    return guide_markdown.render(report, fact_sheet(report), claims)


class TestHtml:
    """Code, answers, documents, pictures and claims, with an address for each part."""

    def test_shows_all_of_a_topic(self) -> None:
        page = Elements(html(guided(), claim()))
        for words in (*CODE.split("\n"), "services/a/shop.py:3-5", '{"id": 1}', "nothing", "It routes.", "2 of 2 do."):
            assert words in page.text
        assert "data:image/webp,panel" in page.values("src")
        assert "shots/panel.webp" in page.values("href")

    def test_has_the_parts_that_are_linked_to(self) -> None:
        page = Elements(html(guided(), claim()))
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        parts = {f"routing-{part}" for part in ("code", "calls", "document", "page")}
        assert {"routing", "claims", "claim-it-routes", *parts} <= set(ids)
        assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)

    def test_links_counts_to_the_facts(self) -> None:
        assert "index.html#topic=routing&stack=a&verdict=present&all=1" in Elements(html(guided())).values("href")

    def test_says_what_is_not_there(self) -> None:
        report = guided(code={}, cuts={}, calls=(), docs=None)
        report = with_subjects(report, report.subjects[0], report.subjects[1])
        text = Elements(html(report)).text
        for words in ("No lines of its source", "No call is known", "Nobody looked at its pages", "None was checked"):
            assert words in text

    def test_shows_no_picture_without_an_address(self) -> None:
        report = guided()
        page = guide_html.render(report, fact_sheet(report), (), None)
        assert "<img" not in page
        assert "img-src" not in page

    def test_cuts_what_is_long(self) -> None:
        long = load(api(paths={"/items": {"get": {f"x-{i}": "word " * 60 for i in range(200)}}}), name="a")
        text = Elements(html(guided(document=long))).text
        assert "… and 142 more lines" in text
        assert "word " * 33 not in text


class TestAnyone:
    """Whatever code, answers, documents, remarks and claims say."""

    def test_nothing_of_theirs_is_an_element(self) -> None:
        page = Elements(html(HOSTILE, ILL))
        tags = [tag for tag, _ in page.found]
        assert (tags.count("script"), tags.count("h1")) == (0, 1)
        assert [src for src in page.values("src") if not src.startswith("data:")] == []
        assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
        assert "<script>alert(1)</script>" in page.text

    def test_no_link_of_theirs_leads_out(self) -> None:
        for href in Elements(html(HOSTILE, ILL)).values("href"):
            assert re.match(r"#|index\.html|guide\.html|shots/", href)

    def test_nothing_turns_the_text_around(self) -> None:
        for text in (html(HOSTILE, ILL), markdown(HOSTILE, ILL)):
            assert "\u202e" not in text

    def test_no_fence_of_theirs_ends_ours(self) -> None:
        tokens = MarkdownIt("commonmark").parse(markdown(HOSTILE, ILL))
        fences = [token.content for token in tokens if token.type == "fence"]
        shown = EVIL.replace("\u202e", "⟨U+202E⟩")
        assert sum(shown in content for content in fences) >= 3
        assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
        blocks = [token.content for token in tokens if token.type in {"html_block", "inline"}]
        assert not any(re.search(r"<(script|img)", content) for content in blocks)


class TestMarkdown:
    """The same for a wiki."""

    def test_has_fences_with_a_language(self) -> None:
        assert f"```python\n{CODE}```\n" in markdown(guided())

    @pytest.mark.parametrize(("text", "ticks"), [("a", 3), ("``", 3), ("```", 4), ("x ````` y", 6)])
    def test_fences_are_longer_than_what_is_in_them(self, text: str, ticks: int) -> None:
        assert guide_markdown.fence(text, "") == f"{'`' * ticks}\n{text}\n{'`' * ticks}"

    def test_links_to_its_own_parts(self) -> None:
        text = markdown(guided(), claim())
        assert "[The code](#routing-code)" in text
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)">', text))

    def test_has_the_claims_in_a_table(self) -> None:
        assert '| <a id="claim-it-routes"></a>✓ holds | It routes. | 2 of 2 do. |' in markdown(guided(), claim())


class TestEither:
    """Of both forms."""

    def test_is_the_same_each_time(self) -> None:
        assert (html(guided(), claim()), markdown(guided(), claim())) == (
            html(guided(), claim()),
            markdown(guided(), claim()),
        )

    def test_is_made_without_a_guide_as_well(self) -> None:
        report = replace(guided(), guide=None)
        assert "It routes." in html(report, claim())
        assert "It routes." in markdown(report, claim())

    @pytest.mark.parametrize("rule", ["at least half of the times", "One stack that refutes a sentence outweighs all"])
    def test_tells_how_a_verdict_comes_about(self, rule: str) -> None:
        assert rule in Elements(html(guided(), claim())).text
        assert rule in markdown(guided(), claim())

    def test_keeps_the_order_of_the_topics(self) -> None:
        turned = replace(guided(), guide=Guide(topics=GUIDE.topics[::-1]))
        for text in (html(turned), markdown(turned)):
            assert text.index("automatic-documentation-code") < text.index("routing-code")

    def test_has_no_counts_where_nothing_was_compared(self) -> None:
        report = guided()
        alone = replace(with_subjects(report, report.subjects[1]), comparison=None)
        assert "of 0 facts" not in html(alone) + markdown(alone)
        assert ROUTING.title in html(alone)
