"""A fact with all that bears it out: what each document says of it, in words, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.document import DIALECT_TITLES
from compare.render.prose import as_markdown
from compare.render.words import spelled
from compare.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from compare.means import Means
    from compare.notes import Note
    from compare.render.document_text import Cut, Printed
    from compare.report import Report, Subject
    from compare.sheet import CellVerdict, Fact, FactCell, Group, Place

SAYS: dict[CellVerdict, tuple[str, str]] = {
    "present": ("✓", "says the same"),
    "different": ("≠", "says something else"),
    "absent": ("–", "doesn’t say it"),
    "not-expressible": ("∅", "can’t say it"),
    "added": ("+", "says it, unlike the first document"),
    "silent": ("–", "doesn’t say it either"),
    "outside": ("·", "isn’t asked: outside its slice"),
}
"""A verdict's sign, and what follows the document's name."""

HAS: dict[CellVerdict, tuple[str, str]] = {
    "present": ("✓", "has it too"),
    "different": ("≠", "has something else"),
    "absent": ("–", "doesn’t have it"),
    "not-expressible": ("∅", "can’t have it"),
    "added": ("+", "has it, unlike the first document"),
    "silent": ("–", "doesn’t have it either"),
    "outside": ("·", "isn’t asked: outside its slice"),
}
"""The same for a fact that something is there at all."""

MEANS: dict[Means, str] = {
    "code": "from the code alone",
    "annotation": "by an annotation at the operation or model",
    "hook": "by a hook over the whole document",
}
EFFECTS = {
    "breaking": "breaking: a client made for the first document can fail",
    "compatible": "compatible: a client made for the first document can tell, and works all the same",
    "none": "",
}
KINDS = {"contract": "Clients depend on it.", "documentation": "Only readers depend on it."}
_PROSE = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as evidence refers to it.

    Attributes:
        number: Its number, from 0.
        subject: What is known of it.
        address: Its fragment's address.
        printed: Its lines.
    """

    number: int
    subject: Subject
    address: str
    printed: Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one document says of a fact.

    Attributes:
        paper: The document.
        verdict: Its verdict.
        sign: The verdict's sign.
        says: The verdict in words.
        value: What it says, as text; empty where nothing, or only that the place is there.
        markdown: The value as a reader's Markdown shows it; None where that is nothing else.
        pointer: Where it stands, as a reader would write it; of what isn't there, what is around it; or empty.
        around: Whether that is only what is around it.
        cut: The lines there; None where there is no such place.
        means: How it got there; empty where that isn't known.
        limit: Why it can't be there; empty where it could.
        effect: What the difference means to a client; empty where nothing.
        at: The places where this holds; empty where at all.
        apart: The places where it doesn't.
        note: What people noted.
    """

    paper: Paper
    verdict: CellVerdict
    sign: str
    says: str
    value: str
    markdown: Markup | None
    pointer: str
    around: bool
    cut: Cut | None
    means: str
    limit: str
    effect: str
    at: tuple[Place, ...]
    apart: tuple[Place, ...]
    note: Note | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact with its evidence.

    Attributes:
        fact: The fact.
        topic: Its topic in words; empty without one.
        kind: Who depends on it.
        places: Where it is met, unless that follows from where its group is.
        sides: One a document.
    """

    fact: Fact
    topic: str
    kind: str
    places: tuple[Place, ...]
    sides: tuple[Side, ...]


class Telling:
    """Tells facts of a report.

    Args:
        report: The report.
        papers: Its documents, in its order.
    """

    def __init__(self, report: Report, papers: Sequence[Paper]) -> None:
        self._papers = papers
        self._places = _places(report)

    def told(self, fact: Fact, around: Sequence[Place]) -> Told:
        """A fact with what each document says of it.

        Args:
            fact: The fact.
            around: Where its group is met; see `group_places`.
        """
        return Told(
            fact=fact,
            topic=TOPICS[fact.topic] if fact.topic else "",
            kind=KINDS[fact.kind],
            places=() if len(fact.places) == 1 or _follow(fact, around) else fact.places,
            sides=tuple(self._side(fact, index, cell) for index, cell in enumerate(fact.cells)),
        )

    def _side(self, fact: Fact, index: int, cell: FactCell) -> Side:
        paper = self._papers[index]
        there = fact.aspect == "exists"
        sign, says = (HAS if there else SAYS)[cell.verdict]
        if index == 0 and cell.verdict == "present":
            says = "has it" if there else "says it"
        value = "" if cell.value is None or there else spelled(cell.value.value)
        pointer = cell.pointer if cell.pointer is not None else self._nearest(fact.places[cell.at[0]], index)
        some = fact.partial(cell)
        return Side(
            paper=paper,
            verdict=cell.verdict,
            sign=sign,
            says=says,
            value=value,
            markdown=as_markdown(value) if value and fact.aspect == _PROSE else None,
            pointer=paper.subject.document.spelled(pointer or ""),
            around=cell.pointer is None,
            cut=paper.printed.cut(pointer) if pointer else None,
            means=MEANS[cell.means] if cell.means else "",
            limit=_limit(cell, paper.subject),
            effect=EFFECTS[cell.effect],
            at=tuple(fact.places[number] for number in cell.at) if some else (),
            apart=tuple(fact.places[number] for number in fact.asked(cell) if number not in cell.at),
            note=cell.note,
        )

    def _nearest(self, place: Place, index: int) -> str | None:
        """Where a document has the place, or the innermost around it; None where it has none of its operation."""
        location = place.location
        while True:
            pointers = self._places.get((place.operation, location))
            if pointers and pointers[index] is not None:
                return pointers[index]
            if not location:
                return None
            location = location[: max(location.rfind(" › "), location.rfind(" "), 0)].removesuffix(" ›")


def group_places(group: Group) -> tuple[Place, ...]:
    """Where a group's outermost fact is met."""
    return min((fact.places for fact in group.facts), key=lambda places: len(places[0].location), default=())


def _follow(fact: Fact, around: Sequence[Place]) -> bool:
    """Whether a fact is at the same place within each of the group's places."""
    rest = fact.places[0].location.removeprefix(around[0].location)
    inner = tuple((place.operation, f"{place.location}{rest}") for place in around)
    return inner == tuple((place.operation, place.location) for place in fact.places)


def _places(report: Report) -> Mapping[tuple[str | None, str], Sequence[str | None]]:
    """Where each document has each place of each operation."""
    found: dict[tuple[str | None, str], list[str | None]] = {}
    for each in reversed(report.compared()):  # the first document's places are those of the whole
        for row in each.comparison.rows:
            if row.aspect == "exists":
                pointers = found.setdefault((row.operation, row.location), [None] * len(report.subjects))
                for column, pointer in zip(each.columns, row.pointers, strict=True):
                    if column or each.comparison is not report.slices:
                        pointers[column] = pointer
    return found


def _limit(cell: FactCell, subject: Subject) -> str:
    """Why a document can't say something, as a sentence."""
    limit = cell.limit
    if limit is None:
        return ""
    begins = "It" if cell.verdict == "not-expressible" else "In the other places it"
    return f"{begins} can’t {limit.what}: {DIALECT_TITLES[subject.document.dialect]} {limit.because} ({limit.section})."
