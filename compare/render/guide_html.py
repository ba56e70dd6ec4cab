"""The guide as one HTML file: each topic's code, answers, documents and pages side by side, and the claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.anchors import anchors
from compare.document import DIALECT_TITLES
from compare.guide import guide_sections
from compare.render.code_lines import code_lines
from compare.render.exchanges import answer_text, request_text
from compare.render.fitted import shortened
from compare.render.guide_words import CLAIMS, LONG, MOST, RULE, SIGNS, tally
from compare.render.own_words import as_html, line_as_html
from compare.render.pages import fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from compare.calls import Call
    from compare.claim import Claim
    from compare.docs_pages import Addresses
    from compare.guide import Asked, Said, Section
    from compare.report import Report
    from compare.sheet import FactSheet

SIDE_BY_SIDE = 3
"""Stacks whose code stands side by side on a desktop, in lines that are long enough to read."""

CLASSES = {"holds": "yes", "holds with": "partly", "doesn't hold": "no", "not checked": "unknown"}


def render(report: Report, sheet: FactSheet, claims: Sequence[Claim], address: Addresses | None = None) -> str:
    """The guide.

    Args:
        report: What it is made of.
        sheet: The report's facts.
        claims: The sentences that were checked.
        address: Where the page finds pictures; none is shown without it.
    """
    there = anchors(report, sheet)
    sections = guide_sections(report, sheet)
    return fill(
        "guide.html.j2",
        report=report,
        sections=sections,
        chosen=_chosen(report, sections),
        claims=claims,
        address=address,
        own=partial(as_html, anchors=there),
        line=partial(line_as_html, anchors=there),
        code=code_lines,
        request=request_text,
        answer=answer,
        document=document,
        dialects=DIALECT_TITLES,
        tally=tally,
        signs=SIGNS,
        classes=CLASSES,
        about_claims=(CLAIMS, RULE),
        long=LONG,
    )


def _chosen(report: Report, sections: Sequence[Section]) -> Mapping[str, bool]:
    """Each stack's name, and whether the guide shows it before anybody has chosen: as many as stand side by side."""
    names = [column.subject.document.name for column in sections[0].columns] if sections else []
    if len(names) <= SIDE_BY_SIDE:
        return dict.fromkeys(names, True)
    first = [name for name in (report.guide.first if report.guide else ()) if name in names]
    shown = (first or names)[:SIDE_BY_SIDE]
    return {name: name in shown for name in names}


def answer(asked: Asked, call: Call) -> Markup:
    """An answer, with JSON's colours where it is JSON."""
    kind = dict(call.answer_headers).get("content-type", "")
    head, gap, body = answer_text(asked, call).partition("\n\n")
    shown = code_lines(head + gap.rstrip("\n"), "text")
    return shown + code_lines("\n" + body, "json" if "json" in kind else "text") if body else shown


def document(said: Said) -> tuple[Markup, int]:
    """A document's part, and how many of its lines are left out."""
    text, more = shortened(said.value, MOST)
    return code_lines(text, "json"), more
