"""The report as one HTML file: no script, no request to anywhere, readable from disk, on paper and on a phone."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.paths import shape
from compare.render.docs_tables import columns
from compare.render.fact_tables import each_fact, facts_by_kind, tried_out
from compare.render.findings import against, sections
from compare.render.measures import measures
from compare.render.pages import fill
from compare.render.panels import panels
from compare.render.words import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare import Comparison, Row
    from compare.docs_pages import Picture
    from compare.render.docs_tables import Column
    from compare.render.panels import Panels
    from compare.report import Report
    from compare.variance import Effect

VERDICTS = {
    "present": "documented as in the first document",
    "different": "documented, but otherwise",
    "absent": "not documented",
    "not-expressible": "the dialect has no words for it",
    "added": "documented here only",
}
BINS = ("differing", "by_rote", "implied", "same")
SAID = {"present", "different", "added"}
WITH_EFFECT: tuple[Effect, ...] = ("breaking", "compatible")
WORDS = {"absent": "absent", "not-expressible": "can't say"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One document's word on one fact; the verdict `none` is silence where the first document is silent too."""

    document: str
    verdict: str
    text: str
    pointer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact, over all documents."""

    aspect: str
    kind: str
    origin: str
    message: str
    cells: tuple[Cell, ...]

    @property
    def briefly(self) -> str:
        """What is said, and by whom where not all say it."""
        said = [cell for cell in self.cells if cell.verdict in SAID]
        if len(said) == len(self.cells):
            return said[0].text
        return "; ".join(f"{cell.document}: {cell.text}" for cell in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The facts of one place."""

    location: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The facts of one operation.

    Attributes:
        name: The operation.
        anchor: Its id in the page.
        differing: The findings.
        by_rote: Those that are only what a framework adds by rote.
        implied: What is not the same only because the place that it belongs to is missing.
        same: What is the same everywhere.
        panels: What docs pages show of it; None where none was looked at, or none shows it.
    """

    name: str
    anchor: str
    differing: tuple[Place, ...]
    by_rote: tuple[Place, ...]
    implied: tuple[Place, ...]
    same: tuple[Place, ...]
    panels: Panels | None


def render(report: Report, address: Callable[[Picture], str] | None = None) -> str:
    """The report's HTML.

    Args:
        report: The report.
        address: Where the page finds a picture: relative to itself, or a `data:` URI; without it, it shows none.
    """
    comparison = report.comparison
    pages = columns(report)
    return fill(
        "index.html.j2",
        report=report,
        sections=tuple(sections(comparison, effects=WITH_EFFECT)) if comparison else (),
        against=[against(comparison, index) for index in range(len(report.subjects))] if comparison else (),
        groups=tuple(groups(comparison, pages)) if comparison else (),
        summary=comparison.summary() if comparison else (),
        raw_diffs=tuple(report.raw_diffs()) if comparison else (),
        verdicts=VERDICTS,
        address=address,
        pages=pages,
        measures=measures(pages),
        facts_by_kind=facts_by_kind(pages),
        each_fact=each_fact(pages),
        tried_out=tried_out(pages),
    )


def groups(comparison: Comparison, pages: Sequence[Column] = ()) -> Iterator[Group]:
    """The comparison's facts by operation, each with what docs pages show of it; those of the whole document first."""
    shown = panels(comparison, pages)
    names = [document.name for document in comparison.documents]
    for number, (operation, rows) in enumerate(itertools.groupby(comparison.rows, key=lambda row: row.operation)):
        lined = [(row, _line(row, names)) for row in rows]
        yield Group(
            name=operation or "The whole document",
            anchor=f"group-{number}",
            panels=shown.get(shape(operation or "")),
            **{bin_: _places([pair for pair in lined if _bin(pair[0]) == bin_]) for bin_ in BINS},
        )


def _bin(row: Row) -> str:
    """Where a fact goes in its group."""
    if set(row.verdicts) == {"present"}:
        return "same"
    if not row.differs:
        return "implied"
    return "by_rote" if row.origin == "framework" else "differing"


def _places(lined: Sequence[tuple[Row, Line]]) -> tuple[Place, ...]:
    by_place = itertools.groupby(lined, key=lambda pair: pair[0].location)
    return tuple(Place(location=location, lines=tuple(line for _, line in pairs)) for location, pairs in by_place)


def _line(row: Row, names: Sequence[str]) -> Line:
    cells = tuple(
        Cell(
            document=name,
            verdict="none" if verdict == row.verdicts[0] == "absent" else verdict,
            text=WORDS[verdict] if value is None else spelled(value.value),
            pointer=pointer or "",
        )
        for name, verdict, value, pointer in zip(names, row.verdicts, row.values, row.pointers, strict=True)
    )
    return Line(aspect=row.aspect, kind=row.kind, origin=row.origin, message=row.message, cells=cells)
