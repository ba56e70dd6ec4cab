"""Every fact once, over all stacks: what the report, its JSON and the results under version control are made of.

The inventory has a row for each operation in which a reader meets a fact. Here what stands inside a shared component is
one fact with all its places, since it is written down once. Which facts there are, and what a cell says of one stack,
depends on the first document and on that stack alone, never on which others are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.comparison import fingerprint
from compare.paths import shape
from compare.topics import TOPICS, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.comparison import Comparison, Finding, Row, Verdict
    from compare.limits import Limit
    from compare.means import Means
    from compare.model import Kind
    from compare.notes import Note
    from compare.report import Report, Subject
    from compare.values import Value
    from compare.variance import Effect

CellVerdict: TypeAlias = Literal["present", "different", "absent", "not-expressible", "added", "silent"]
"""What a document makes of a fact; `silent` is absence where the first document doesn't have it either."""

VERDICTS: tuple[CellVerdict, ...] = ("present", "different", "absent", "not-expressible", "added")
"""Those that are counted, in the order of a report."""

_WORST: tuple[CellVerdict, ...] = ("different", "absent", "not-expressible", "added", "present", "silent")
_COMPONENT = re.compile(r"/(?:components/[^/]+|definitions|parameters|responses)/[^/]+(?=/)")
"""The pointer of the component that something stands in; of what is itself a component, it has no part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a reader meets a fact: the operation (None: the whole document), and the place in it."""

    operation: str | None
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCell:
    """What one document makes of a fact.

    Attributes:
        verdict: Of the places that share the fact, the worst.
        value: What the document says there; None where nothing.
        pointer: Where it says so, or None.
        limit: What keeps its dialect from saying it, where something does.
        means: How the fact got into the document; None where that isn't known, or it isn't there.
        effect: What the difference means to a client.
        at: The indices of the fact's places where this verdict holds; all of them, mostly.
        note: What people noted of it.
    """

    verdict: CellVerdict
    value: Value | None
    pointer: str | None
    limit: Limit | None
    means: Means | None
    effect: Effect
    at: tuple[int, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact over all documents.

    Attributes:
        id: Stable over runs, and whatever other stacks there are: 16 hexadecimal digits of where and what it is.
        topic: The topic's key in `TOPICS`; None for what no topic is said of.
        rule: Such as `schema.maximum`.
        aspect: Such as `maximum`; `exists` for the place itself.
        kind: Whether clients or only readers depend on it.
        group: The key of its `Group`.
        places: Where it is met; one, unless it stands inside a shared component.
        cells: One a document, the first document's first.
        framework: Whether the documents differ only by what frameworks add by rote.
        differs: Whether not all documents that could say it say the same.
        message: The difference in a sentence; empty where there is none.
        fingerprint: Of the finding that it belongs to; empty without one.
    """

    id: str
    topic: str | None
    rule: str
    aspect: str
    kind: Kind
    group: str
    places: tuple[Place, ...]
    cells: tuple[FactCell, ...]
    framework: bool
    differs: bool
    message: str
    fingerprint: str

    @property
    def location(self) -> str:
        """Its place within its group: within the operation, or within the component."""
        return self.places[0].location

    @property
    def effect(self) -> Effect:
        """The worst of its effects."""
        effects = {cell.effect for cell in self.cells}
        return "breaking" if "breaking" in effects else "compatible" if "compatible" in effects else "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts that belong together: those of an operation, of a shared component, or of the whole document.

    Attributes:
        key: The operation; the component as `#Item`; empty for the whole document.
        title: In words.
        slug: For addresses and files: lower-case letters, digits and dashes, unique.
        operations: Those that it touches, by the first document's names.
        facts: Sorted by place and rule.
    """

    key: str
    title: str
    slug: str
    operations: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """All facts.

    Attributes:
        documents: The documents' names, the first document's first.
        titles: What their stacks are called.
        groups: The whole document, then operations as the comparison sorts them, then shared components.
    """

    documents: tuple[str, ...]
    titles: tuple[str, ...]
    groups: tuple[Group, ...]

    def facts(self) -> Iterator[Fact]:
        """All facts, group by group."""
        for group in self.groups:
            yield from group.facts

    def counts(self, index: int, topic: str | None = None, group: str | None = None) -> Mapping[CellVerdict, int]:
        """How many facts have which verdict in one document; of one topic or group, where it is named."""
        return Counter(
            fact.cells[index].verdict
            for fact in self.facts()
            if (topic is None or fact.topic == topic) and (group is None or fact.group == group)
        )

    def topics(self) -> tuple[str, ...]:
        """The keys of the topics that have facts, in the order of `TOPICS`."""
        found = {fact.topic for fact in self.facts()}
        return tuple(key for key in TOPICS if key in found)


def fact_sheet(report: Report) -> FactSheet:
    """All facts of a report's comparison; no group where nothing was compared."""
    comparison = report.comparison
    documents = tuple(subject.document.name for subject in report.subjects)
    titles = tuple(subject.title for subject in report.subjects)
    groups = _groups(report, comparison) if comparison else ()
    return FactSheet(documents=documents, titles=titles, groups=groups)


_SHARED = "#"
_Key: TypeAlias = tuple[str, str, str]
"""For what stands in a component `#`, the rule and the pointer; else the operation, the rule and the location."""


def _groups(report: Report, comparison: Comparison) -> tuple[Group, ...]:
    known = {
        (row.operation, row.location): row.pointers[0]
        for row in comparison.rows
        if row.aspect == "exists" and row.pointers[0] is not None
    }
    merged: dict[_Key, list[Row]] = {}
    for row in comparison.rows:
        merged.setdefault(_key(row, known), []).append(row)
    findings = _by_place(comparison.findings)
    by_group: dict[str, list[Fact]] = {}
    for key, rows in merged.items():
        fact = _noted(_fact(key, rows, report.subjects, findings), report.subjects)
        by_group.setdefault(fact.group, []).append(fact)
    names: set[str] = set()
    ordered = sorted(by_group, key=lambda key: (key != "", key.startswith(_SHARED)))
    return tuple(_group(key, by_group[key], names) for key in ordered)


def _key(row: Row, known: Mapping[tuple[str | None, str], str | None]) -> _Key:
    """What makes two rows one fact: the same words about the same part of a component of the first document.

    What others add to that part counts as being there too. What is a component itself, such as the response 409 of an
    operation, is a fact of the operation that refers to it.

    Args:
        row: the row.
        known: the first document's places, by operation and location, with their pointers.
    """
    pointer = row.pointers[0]
    if pointer is None:
        place = known.get((row.operation, row.location))
        pointer = f"{place}/{row.aspect}" if place else ""
    if _COMPONENT.match(pointer):
        return (_SHARED, row.rule, pointer)
    return (row.operation or "", row.rule, row.location)


def _fact(key: _Key, rows: Sequence[Row], subjects: Sequence[Subject], findings: Mapping[_Spot, Finding]) -> Fact:
    first = rows[0]
    group = _group_of(first, key)
    finding = next((found for row in rows if (found := _finding(row, findings))), None)
    places = tuple(Place(operation=row.operation, location=row.location) for row in rows)
    return Fact(
        id=fingerprint(first.rule, *_identity(first, key)),
        topic=topic_of(first, subjects[0].document.raw),
        rule=first.rule,
        aspect=first.aspect,
        kind=first.kind,
        group=group,
        places=places,
        cells=tuple(_cell(rows, index, subject, finding) for index, subject in enumerate(subjects)),
        framework=first.origin == "framework",
        differs=any(row.differs or set(row.verdicts) != {"present"} for row in rows),
        message=next((row.message for row in rows if row.message), ""),
        fingerprint=finding.fingerprint if finding else "",
    )


def _noted(fact: Fact, subjects: Sequence[Subject]) -> Fact:
    notes = [subject.notes.get(fact.id) for subject in subjects]
    if not any(notes):
        return fact
    cells = (replace(cell, note=note) for cell, note in zip(fact.cells, notes, strict=True))
    return replace(fact, cells=tuple(cells))


def _identity(row: Row, key: _Key) -> tuple[str, ...]:
    """What names a fact whatever other stacks are compared."""
    if key[0] == _SHARED:
        return (key[2],)
    operation, _, path = (row.operation or "").partition(" ")
    return (operation, shape(path), row.location)


def _group_of(row: Row, key: _Key) -> str:
    component = _COMPONENT.match(key[2]) if key[0] == _SHARED else None
    return f"{_SHARED}{_named(component[0])}" if component else row.operation or ""


def _named(pointer: str) -> str:
    return pointer.rsplit("/", 1)[1].replace("~1", "/").replace("~0", "~")


def _cell(rows: Sequence[Row], index: int, subject: Subject, finding: Finding | None) -> FactCell:
    verdicts = [_verdict(row, index) for row in rows]
    worst = min(verdicts, key=_WORST.index)
    at = tuple(number for number, verdict in enumerate(verdicts) if verdict == worst)
    row = rows[at[0]]
    pointer = row.pointers[index]
    means = subject.means.get((row.rule, pointer)) if subject.means and pointer is not None else None
    return FactCell(
        verdict=worst,
        value=row.values[index],
        pointer=pointer,
        limit=row.limits[index],
        means=means,
        effect=finding.effects[index] if finding and worst != "present" else "none",
        at=at,
    )


def _verdict(row: Row, index: int) -> CellVerdict:
    verdict: Verdict = row.verdicts[index]
    return "silent" if verdict == row.verdicts[0] == "absent" else verdict


_Spot: TypeAlias = tuple[str, int, str]
"""A rule, the number of a document, and a pointer into it."""


def _by_place(findings: Sequence[Finding]) -> dict[_Spot, Finding]:
    """The findings by where they stand; of two at one place, the one with the worse effect."""
    order = ("breaking", "compatible", "none")
    found: dict[_Spot, Finding] = {}
    for finding in sorted(findings, key=lambda each: order.index(each.effect), reverse=True):
        for index, pointer in enumerate(finding.pointers):
            if pointer is not None:
                found[finding.rule, index, pointer] = finding
    return found


def _finding(row: Row, findings: Mapping[_Spot, Finding]) -> Finding | None:
    if not row.differs and set(row.verdicts) == {"present"}:
        return None
    spots = ((row.rule, index, pointer) for index, pointer in enumerate(row.pointers) if pointer is not None)
    return next((findings[spot] for spot in spots if spot in findings), None)


def _group(key: str, facts: Sequence[Fact], names: set[str]) -> Group:
    operations = dict.fromkeys(place.operation for fact in facts for place in fact.places if place.operation)
    slug = base = re.sub(r"[^a-z0-9]+", "-", key.lower().replace(_SHARED, "shared ")).strip("-") or "document"
    number = 1
    while slug in names:
        number += 1
        slug = f"{base}-{number}"
    names.add(slug)
    title = key.removeprefix(_SHARED) if key else "The whole document"
    return Group(key=key, title=title, slug=slug, operations=tuple(operations), facts=tuple(facts))
