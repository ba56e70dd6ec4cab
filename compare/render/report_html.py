"""The report as one HTML file: readable from disk, on paper, on a phone, without its script; no request leaves it."""

from __future__ import annotations

import base64
import hashlib
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
from compare.sheet import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare import Comparison
    from compare.claim import Claim
    from compare.docs_pages import Addresses
    from compare.history import History
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
    comparison = report.comparison
    pages = columns(report)
    scripts = (_script("report.js"), packing.script()) if packed else (_script("report.js"),)
    blocks = kinds(report, sheet, pages)
    filled = partial(
        fill,
        "index.html.j2",
        report=report,
        names=sheet.documents,
        baseline=sheet.documents[0] if sheet.documents else "",
        verdicts=tuple(_legend()),
        overview=overview(report, sheet),
        topics=documented(sheet),
        choices=choices(sheet),
        claims=claims,
        packed=packed,
        since=since,
        releases=tuple(line for each in histories for line in told(each)),
        sections=tuple(sections(comparison, effects=WITH_EFFECT)) if comparison else (),
        effects=_effects(comparison),
        against=[against(comparison, index) for index in range(len(report.subjects))] if comparison else (),
        address=address,
        pages=pages,
        measures=measures(pages),
        facts_by_kind=facts_by_kind(pages),
        each_fact=each_fact(pages),
        tried_out=tried_out(pages),
        scripts=tuple(map(Markup, scripts)),
        hashes=tuple(map(source_hash, scripts)),
    )
    if address is None:
        return filled(kinds=blocks)
    return within_room(report, blocks, address, lambda held: filled(kinds=held))


def source_hash(script: str) -> str:
    """An inline script as a Content-Security-Policy names it (CSP Level 3, section 2.3.1, hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _script(name: str) -> str:
    return (resources.files("compare.render") / "templates" / name).read_text(encoding="utf-8")


def _legend() -> Iterator[dict[str, str]]:
    for verdict in VERDICTS:
        sign, meaning = MEANINGS[verdict]
        yield {"letter": LETTERS[verdict], "word": WORDS[verdict], "sign": sign, "meaning": meaning}


def _effects(comparison: Comparison | None) -> dict[str, int]:
    findings = comparison.findings if comparison else ()
    return {effect: sum(finding.effect == effect for finding in findings) for effect in WITH_EFFECT}
