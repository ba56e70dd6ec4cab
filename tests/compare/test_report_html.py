"""The report's HTML: complete, self-contained, and safe whatever a document says."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from compare import compare, load
from compare.report import Failed, Fault, Report, Subject, Verdict
from compare.source_code import Cost

from .shelf import html_of as render

ASKING = {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}}
VALID = Verdict(valid=True, validator="a validator 1.0")
HOSTILE = "<script>alert(1)</script><img src=http://elsewhere.example/x>"


def document(title: str, description: str = "fine", **members: Any) -> dict[str, object]:  # noqa: ANN401 - any member
    """A document with one operation that has these members."""
    operation = {"operationId": "a", "responses": {"200": {"description": description}}, **members}
    return {"openapi": "3.1.0", "info": {"title": title, "version": "1"}, "paths": {"/a": {"get": operation}}}


def report_on(**documents: dict[str, object]) -> Report:
    """A report on these documents."""
    loaded = [load(raw, name=name) for name, raw in documents.items()]
    subjects = tuple(Subject(document=one, title=one.name.title(), verdict=VALID) for one in loaded)
    comparison = compare(*loaded) if len(loaded) > 1 else None
    return Report(subjects=subjects, failed=(), comparison=comparison)


class Page(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


@pytest.fixture
def report() -> Report:
    """Two documents that differ in a title and in a hostile description."""
    return report_on(first=document("One"), second=document("Two", HOSTILE))


class TestSelfContained:
    """It opens from disk, without a script and without a request."""

    def test_nothing_in_it_loads_anything(self, report: Report) -> None:
        page = Page(render(report))
        assert {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "base"} == set()
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "src"]

    def test_its_style_loads_nothing(self, report: Report) -> None:
        (style,) = re.findall(r"<style>(.*?)</style>", render(report), re.DOTALL)
        assert set(re.findall(r"url\((.)", style)) <= {"#"}
        assert "@import" not in style

    def test_a_policy_forbids_everything_but_its_own_scripts(self, report: Report) -> None:
        html = render(report)
        metas = [attrs for tag, attrs in Page(html).elements if tag == "meta"]
        (policy,) = [attrs["content"] for attrs in metas if attrs.get("http-equiv") == "Content-Security-Policy"]
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
        allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
        assert len(scripts) == 1
        assert policy == (
            f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        )

    def test_no_script_holds_up_the_page(self, report: Report) -> None:
        html = render(report)
        assert html.index("<script") > html.index("</main>")

    def test_hostile_text_is_text(self, report: Report) -> None:
        assert HOSTILE in Page(render(report)).text

    def test_two_renderings_are_the_same(self, report: Report) -> None:
        assert render(report) == render(report)


class TestContent:
    """What is known of the documents is there to be read."""

    def test_a_failed_stack_does_not_hide_the_others(self, report: Report) -> None:
        failed = Failed(name="third", title="Third", error="third: it broke. Mend it.", detail="the last line")
        text = Page(render(replace(report, failed=(failed,)))).text
        assert "third: it broke. Mend it." in text
        assert "the last line" in text
        assert "GET /a" in text

    def test_one_document_alone_still_makes_a_report(self) -> None:
        text = Page(render(report_on(only=document("One")))).text
        assert "Nothing to compare" in text

    def test_an_invalid_document_shows_its_problems_and_a_fault_is_told_apart(self, report: Report) -> None:
        verdict = Verdict(
            valid=False,
            validator="a validator 1.0",
            problems=(Fault(rule="schema-type", pointer="/info/title", message="is no string"),),
            faults=(Fault(rule="known", pointer="/x", message="", links=("https://spec.example/section",)),),
        )
        first, second = report.subjects
        html = render(replace(report, subjects=(first, replace(second, verdict=verdict))))
        assert "<code>/info/title</code> <b>schema-type</b>: is no string" in html
        assert 'href="https://spec.example/section"' in html
        assert "✗ 1 problem<" in html

    def test_what_documentation_costs_stands_on_the_card(self, report: Report) -> None:
        first, second = report.subjects
        cost = Cost(code_lines=1200, annotation_lines=300, hook_lines=40)
        text = Page(render(replace(report, subjects=(first, replace(second, cost=cost))))).text
        assert "340 of 1,200 lines of code are there for documentation only: 300 of annotation, 40 of hooks." in text


class TestTheSameApi:
    """Whether a document describes the API that the others are held to, and why not."""

    @pytest.mark.parametrize(
        ("members", "pill", "counts"),
        [
            ({"parameters": [ASKING]}, "✗ documents another API", "1 breaking, 0 compatible"),
            ({"parameters": [ASKING | {"required": False}]}, "✗ documents another API", "0 breaking, 1 compatible"),
            ({"summary": "Words."}, "✓ documents the same API", ""),
        ],
    )
    def test_stands_on_each_card_but_the_first(self, members: dict[str, Any], pill: str, counts: str) -> None:
        html = render(report_on(first=document("One"), second=document("One", **members)))
        first, second = re.findall(r'<article class="card">(.*?)</article>', html, re.DOTALL)
        assert "another API" not in first
        assert "the same API" not in first
        assert pill in second
        assert counts in second

    def test_each_cause_has_its_sentence_its_effect_and_its_place(self) -> None:
        html = render(report_on(first=document("One"), second=document("Two", parameters=[ASKING])))
        causes = html[html.index('id="causes"') : html.index('<h2 id="facts"')]
        assert "Breaking (1)" in causes
        assert "clients that don&#39;t send it are refused" in causes
        assert "<code>/paths/~1a/get/parameters/0</code>" in causes
        assert "info.title" not in causes

    def test_one_document_s_effect_is_not_told_of_another(self) -> None:
        report = report_on(a=document("T"), b=document("T"), c=document("T", parameters=[ASKING]))
        cards = re.findall(r'<article class="card">(.*?)</article>', render(report), re.DOTALL)
        assert ["another API" in card for card in cards] == [False, False, True]

    def test_nothing_is_told_where_all_is_the_same(self) -> None:
        assert "all documents describe the same API" in render(report_on(a=document("T"), b=document("T")))

    def test_no_two_elements_share_an_id(self) -> None:
        report = report_on(first=document("One"), second=document("Two", deprecated=True, parameters=[ASKING]))
        ids = [attrs["id"] for _, attrs in Page(render(report)).elements if "id" in attrs]
        assert len(ids) == len(set(ids))
