"""The evidence of each fact: what every document says, where, by what means, and the source."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from compare.fact_sheet import fact_sheet
from compare.notes import Note
from compare.render import side_by_side
from compare.render.evidence import Fragment, fragments, page
from compare.source_code import Excerpt

from .reports import contract, report_on, small, with_stack

if TYPE_CHECKING:
    from compare.report import Report


def by_path(report: Report) -> dict[str, Fragment]:
    """The report's evidence by its address."""
    return {fragment.path: fragment for fragment in fragments(report, fact_sheet(report))}


def sides(report: Report, group: str, location: str, aspect: str) -> list[str]:
    """What the evidence of a fact says of each document, without its markup."""
    sheet = fact_sheet(report)
    (fact,) = [one for one in sheet.facts() if (one.group, one.location, one.aspect) == (group, location, aspect)]
    slug = next(each.slug for each in sheet.groups if each.key == group)
    html = by_path(report)[f"evidence/{slug}.html"].html
    article = html[html.index(f'<article id="{fact.id}">') :].partition("</article>")[0]
    verdicts = "present|different|absent|not-expressible|added|silent"
    return [text(side) for side in re.split(f'<div class="(?:{verdicts})">', article)[1:]]


def text(html: str) -> str:
    """What a reader sees of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


class TestFragments:
    """Each group of facts, each document, and each document beside the first."""

    def test_are_all_there(self) -> None:
        assert list(by_path(small())) == [
            "evidence/document.html",
            "evidence/get-items.html",
            "evidence/post-items.html",
            "evidence/shared-item.html",
            "documents/contract.html",
            "documents/other.html",
            "documents/old.html",
            "raw/contract--other.html",
            "raw/contract--old.html",
        ]

    def test_every_fact_has_its_article(self) -> None:
        report = small()
        html = "".join(fragment.html for fragment in by_path(report).values())
        ids = re.findall(r'<article id="(\w+)">', html)
        assert sorted(ids) == sorted(fact.id for fact in fact_sheet(report).facts())

    def test_names_that_are_one_in_files_are_told_apart(self) -> None:
        report = report_on(**{"a/b": contract(), "a b": contract(), "é": contract()})
        assert [path for path in by_path(report) if path.startswith("documents/")] == [
            "documents/a-b.html",
            "documents/a-b-2.html",
            "documents/document.html",
        ]

    def test_of_one_document_are_the_document(self) -> None:
        assert list(by_path(report_on(only=contract()))) == ["documents/only.html"]

    def test_are_the_same_twice(self) -> None:
        assert by_path(small()) == by_path(small())


class TestFact:
    """What each document says of it, and where."""

    def test_values_stand_with_their_lines(self) -> None:
        first, other, old = sides(small(), "GET /items", "query limit", "default")
        assert first.startswith("✓ Contract says it 20 line ")
        assert '"default": 20' in first
        assert other.startswith("≠ Other says something else 10 ")
        assert '"default": 10' in other
        assert "✓ Old says the same 20" in old

    def test_one_that_is_absent_stands_by_what_is_around_it(self) -> None:
        _, other, _ = sides(small(), "GET /items", "", "summary")
        assert "– Other doesn’t say it" in other
        assert "not there; around it: line" in other
        assert "/paths/~1items/get " in other

    def test_one_that_a_dialect_can_t_have_says_why(self) -> None:
        *_, old = sides(small(), "POST /items", "callback told", "exists")
        assert "∅ Old can’t have it" in old
        assert "Swagger 2.0 has none" in old

    @pytest.mark.parametrize(
        ("means", "words"),
        [
            ("code", "It got there from the code alone."),
            ("annotation", "It got there by an annotation at the operation or model."),
            ("hook", "It got there by a hook over the whole document."),
        ],
    )
    def test_its_means_are_in_words(self, means: Any, words: str) -> None:  # noqa: ANN401 - a word
        key = ("operation.summary", "/paths/~1items/post/summary")
        _, other, _ = sides(with_stack(small(), 1, means={key: means}), "POST /items", "", "summary")
        assert words in other

    def test_its_effect_is_said(self) -> None:
        _, other, _ = sides(small(), "GET /items", "query limit", "default")
        assert "Breaking: a client made for the first document can fail." in other

    def test_a_note_is_shown_and_leads_to_the_web_only(self) -> None:
        report = small()
        fact = next(fact for fact in fact_sheet(report).facts() if fact.rule == "info.title")
        note = Note(text="As they want it.", links=("https://issues.example/1", "javascript:alert(1)"))
        html = by_path(with_stack(report, 1, notes={fact.id: note}))["evidence/document.html"].html
        assert "<b>Note:</b> <bdi>As they want it.</bdi>" in html
        assert 'href="https://issues.example/1" rel="noopener noreferrer nofollow"' in html
        assert "<bdi>javascript:alert(1)</bdi>" in html
        assert 'href="javascript' not in html

    def test_a_shared_one_s_places_are_told_once(self) -> None:
        html = by_path(small())["evidence/shared-item.html"].html
        assert html.count("It is met in 2 places") == 1
        assert "It is one fact in" not in html
        assert '<a href="post-items.html"><bdi>POST /items</bdi></a>' in html

    def test_a_description_is_shown_as_markdown_too(self) -> None:
        document = contract()
        document["info"]["description"] = "Some *words*."
        html = by_path(report_on(one=document, two=contract()))["evidence/document.html"].html
        assert '<p class="value"><bdi>Some *words*.</bdi></p>' in html
        assert '<div class="prose"><p>Some <em>words</em>.</p>' in html

    def test_text_that_turns_around_is_named(self) -> None:
        document = contract()
        document["info"]["description"] = "a\u202eb::c"
        html = by_path(report_on(one=document, two=contract()))["evidence/document.html"].html
        assert "\u202e" not in html
        assert "a⟨U+202E⟩b:&#58;c" in html
        assert "a\\u202eb:&#58;c" in html


class TestSource:
    """The lines of the services that make an operation."""

    def test_stand_with_the_operation(self) -> None:
        one = Excerpt(file="shop/x.py", first=7, last=8, text="def f():\n    return 1 < 2")
        report = with_stack(small(), 1, code={"GET /items": (one,)})
        html = by_path(report)["evidence/get-items.html"].html
        assert "shop/x.py:7–8" in html
        assert '<ol class="lines" start="7">\n<li>def f():\n<li>    return 1 &lt; 2\n</ol>' in html
        assert "shop/x.py" not in by_path(report)["evidence/post-items.html"].html


class TestRaw:
    """Two documents side by side, with DeepDiff's sentences."""

    def test_words_are_marked_and_counted(self) -> None:
        html = by_path(small())["raw/contract--other.html"].html
        assert "<code>              &#34;default&#34;: <del>20</del>,</code>" in html
        assert "<code>              &#34;default&#34;: <ins>10</ins>,</code>" in html
        assert "3 differences as DeepDiff finds them" in html

    def test_too_many_lines_are_not_paired(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("compare.render.evidence.MOST_LINES", 10)
        html = by_path(small())["raw/contract--other.html"].html
        assert "more than 10 lines" in html
        assert "<del>" not in html
        assert side_by_side.MOST_LINES > 10


class TestPage:
    """A fragment as a page of its own."""

    def test_needs_no_script_and_leads_back(self) -> None:
        html = page(by_path(small())["evidence/get-items.html"])
        assert "<script" not in html
        assert "script-src" not in html
        assert '<a href="../index.html">The report</a>' in html

    def test_each_link_to_another_leads_to_one(self) -> None:
        found = by_path(small())
        pages = {path: page(fragment) for path, fragment in found.items()}
        for path, html in pages.items():
            folder = path.partition("/")[0]
            for href in re.findall(r'<a (?:class="row" )?href="([^"]*)"', html):
                file, _, anchor = href.partition("#")
                if file != "../index.html":
                    to = file.removeprefix("../") if file.startswith("../") else f"{folder}/{file}"
                    assert not anchor or f'id="{anchor}"' in pages[to], href

    def test_a_hostile_title_is_text(self) -> None:
        fragment = replace(by_path(small())["evidence/get-items.html"], title="</title><script>")
        assert "</title><script>" not in page(fragment)
