"""The report as one HTML file: readable from disk, on paper, on a phone, without its script; no request leaves it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING

from markupsafe import Markup

from compare.render import packing
from compare.render.choices import choices
from compare.render.docs_tables import columns
from compare.render.documented import documented
from compare.render.fact_blocks import kinds
from compare.render.fact_lines import LETTERS, WORDS
from compare.render.fact_tables import each_fact, facts_by_kind, tried_out
from compare.render.findings import against, sections
from compare.render.history_html import told
from compare.render.measures import measures
from compare.render.overview import overview
from compare.render.pages import fill
from compare.render.room import within_room
from compare.render.shown_stacks import MANY, css_string, stack_boxes
from compare.sheet import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare import Comparison
    from compare.claim import Claim
    from compare.docs_pages import Addresses
    from compare.history import History
    from compare.render.fact_blocks import Kind
    from compare.render.findings import Section
    from compare.render.packing import Packed
    from compare.report import Report
    from compare.sheet import FactSheet
    from compare.since import Since
    from compare.variance import Effect

MEANINGS = {
    "present": ("✓", "as in the first document"),
    "different": ("≠", "said otherwise"),
    "absent": ("–", "not said"),
    "not-expressible": ("∅", "the dialect has no words for it"),
    "added": ("+", "said here only"),
}
WITH_EFFECT: tuple[Effect, ...] = ("breaking", "compatible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """What a client would notice.

    Attributes:
        of_slice: Whether that is a client of the slice.
        numbers: How many causes have which effect.
        sections: The causes.
    """

    of_slice: bool
    numbers: Mapping[Effect, int]
    sections: tuple[Section, ...]


def render(  # noqa: PLR0913 - all that a page is made of, each by its name
    report: Report,
    sheet: FactSheet,
    *,
    claims: Sequence[Claim] = (),
    packed: Sequence[Packed] = (),
    since: Since | None = None,
    histories: Sequence[History] = (),
    address: Addresses | None = None,
) -> str:
    """The report's HTML.

    Args:
        report: The report.
        sheet: Its facts.
        claims: What came of checking what comparisons of frameworks say.
        packed: The evidence that the page carries with it.
        since: What changed since a former report.
        histories: What came of older releases.
        address: Where the page finds pictures; without it, it shows none.
    """
    compared = report.compared()
    pages = columns(report)
    scripts = (_script("report.js"), packing.script()) if packed else (_script("report.js"),)
    blocks = kinds(report, sheet, pages)
    asked = overview(report, sheet)
    tables = {
        "by-measure": measures(pages),
        "by-kind": facts_by_kind(pages),
        "by-fact": each_fact(pages),
        "by-form": tried_out(pages),
    }
    filled = partial(
        fill,
        "index.html.j2",
        report=report,
        names=sheet.documents,
        baseline=sheet.documents[0] if sheet.documents else "",
        verdicts=tuple(_legend()),
        overview=asked,
        boxes=stack_boxes(report, asked, tables),
        many=len(report.subjects) > MANY,
        css_string=css_string,
        marks=_marks(blocks),
        topics=documented(sheet),
        choices=choices(sheet),
        claims=claims,
        packed=packed,
        since=since,
        causes=[_causes(each.comparison, of_slice=each.comparison is report.slices) for each in compared],
        against={
            column: against(each.comparison, number) for each in compared for number, column in enumerate(each.columns)
        },
        releases=tuple(line for each in histories for line in told(each)),
        address=address,
        pages=pages,
        tables=tables,
        scripts=tuple(map(Markup, scripts)),
        hashes=tuple(map(source_hash, scripts)),
    )
    if address is None:
        return filled(kinds=blocks)
    return within_room(report, blocks, address, lambda held: filled(kinds=held))


def source_hash(script: str) -> str:
    """An inline script as a Content-Security-Policy names it (CSP Level 3, section 2.3.1, hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _marks(blocks: Sequence[Kind]) -> Mapping[str, int]:
    """All marks that facts have, numbered: rows share few, and a number is shorter."""
    lines = (line for _, of_kind in blocks for block in of_kind for place in block.places for line in place.lines)
    return {mark: number for number, mark in enumerate(dict.fromkeys(line.mark for line in lines))}


def _script(name: str) -> str:
    return (resources.files("compare.render") / "templates" / name).read_text(encoding="utf-8")


def _legend() -> Iterator[dict[str, str]]:
    for verdict in VERDICTS:
        sign, meaning = MEANINGS[verdict]
        yield {"letter": LETTERS[verdict], "word": WORDS[verdict], "sign": sign, "meaning": meaning}


def _causes(comparison: Comparison, *, of_slice: bool) -> Causes:
    numbers = {effect: sum(each.effect == effect for each in comparison.findings) for effect in WITH_EFFECT}
    found = tuple(sections(comparison, effects=WITH_EFFECT))
    return Causes(of_slice=of_slice, numbers=numbers, sections=found)
