"""Every fact once, over all stacks: what the report, its JSON and the results under version control are made of.

The inventory has a row for each operation in which a reader meets a fact. Here what stands inside a shared component is
one fact with all its places, since it is written down once. Which facts there are, and what a cell says of one stack,
depends on the first document and on that stack alone, never on which others are compared.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from compare.comparison import fingerprint
from compare.cursor import unescape
from compare.engine import compare
from compare.model import BETWEEN
from compare.paths import parameter_names, shape
from compare.sheet import CellVerdict, Fact, FactCell, FactSheet, Group, Place
from compare.sheet_of_slices import joined
from compare.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.comparison import Comparison, Finding, Row, Verdict
    from compare.report import Report, Subject
    from compare.values import Json

_LONGEST = 80
"""Letters of a slug: it names a file."""

_BETTER: tuple[CellVerdict, ...] = ("present", "different", "not-expressible", "absent")
_COMPONENT = re.compile(r"/(?:components/[^/]+|definitions|parameters|responses)/[^/]+(?=/)")
"""The pointer of the component that something stands in; of what is itself a component, it has no part."""


def fact_sheet(report: Report) -> FactSheet:
    """All facts of a report's comparisons; no group where nothing was compared."""
    names = [subject.document.name for subject in report.subjects]
    for each in reversed(report.compared()):  # a comparison tells its documents' names apart
        for column, document in zip(each.columns, each.comparison.documents, strict=True):
            names[column] = document.name
    return FactSheet(
        documents=tuple(names),
        titles=tuple(subject.title for subject in report.subjects),
        groups=_groups(joined(*_parts(report))),
        profiles=tuple(subject.profile for subject in report.subjects),
    )


_HEADER = re.compile(r"\bheader \S+")
_SHARED = "#"
_Key: TypeAlias = tuple[str, str, str]
"""For what stands in a component `#`, the rule and the pointer; else the operation, the rule and the location."""


def _parts(report: Report) -> tuple[list[Fact], ...]:
    """The facts of each comparison, with a cell for each of its documents.

    Where no document does the whole, what the first one says is told all the same: then which facts there are never
    depends on which documents are there.
    """
    compared = report.compared()
    if not compared:
        return ()
    found = [(each.comparison, [report.subjects[column] for column in each.columns]) for each in compared]
    if report.comparison is None:
        first = report.subjects[0]
        found.insert(0, (compare(first.document, first.document), [first]))
    rows = [_merged(comparison) for comparison, _ in found]
    titles = _titles({component for merged in rows for key in merged if (component := _component(key))})
    return tuple(
        _facts(comparison, merged, subjects, titles) for (comparison, subjects), merged in zip(found, rows, strict=True)
    )


def _merged(comparison: Comparison) -> dict[_Key, list[Row]]:
    """The rows of each fact."""
    known = {
        (row.operation, row.location): row.pointers[0]
        for row in comparison.rows
        if row.aspect == "exists" and row.pointers[0] is not None
    }
    merged: dict[_Key, list[Row]] = {}
    for row in comparison.rows:
        merged.setdefault(_key(row, known), []).append(row)
    return merged


def _facts(
    comparison: Comparison,
    merged: Mapping[_Key, Sequence[Row]],
    subjects: Sequence[Subject],
    titles: Mapping[str, str],
) -> list[Fact]:
    findings = _by_place(comparison.findings)
    contract = comparison.documents[0].raw
    facts = []
    for key, rows in merged.items():
        component = _component(key)
        group = f"{_SHARED}{titles[component]}" if component else rows[0].operation or ""
        facts.append(_noted(_fact(key, group, rows, subjects, findings, contract), subjects))
    return facts


def _groups(facts: Iterable[Fact]) -> tuple[Group, ...]:
    by_group: dict[str, list[Fact]] = {}
    for fact in facts:
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


def _fact(  # noqa: PLR0913, PLR0917 - all that a fact is made of
    key: _Key,
    group: str,
    rows: Sequence[Row],
    subjects: Sequence[Subject],
    findings: Mapping[_Spot, Finding],
    contract: Json,
) -> Fact:
    first = rows[0]
    finding = next((found for row in rows if (found := _finding(row, findings))), None)
    places = tuple(Place(operation=row.operation, location=row.location) for row in rows)
    return Fact(
        id=fingerprint(first.rule, *_identity(first, key)),
        topic=topic_of(first, contract),
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
    return (operation, shape(path), _unspelled(row.location, path))


def _unspelled(location: str, path: str) -> str:
    """A place without what documents may spell as they like: path parameters' names, and the case of headers' names."""
    kind, _, rest = location.partition(" ")
    name, between, inner = rest.partition(BETWEEN)
    if kind == "path" and name in (names := parameter_names(path)):
        location = f"path {{{names.index(name)}}}{between}{inner}"
    return _HEADER.sub(lambda found: found[0].lower(), location)


def _component(key: _Key) -> str | None:
    """The pointer of the component that a fact stands in."""
    component = _COMPONENT.match(key[2]) if key[0] == _SHARED else None
    return component[0] if component else None


def _titles(pointers: Iterable[str]) -> dict[str, str]:
    """What components are called, by pointer: with what they are, where two of different kinds share a name."""
    names = {pointer: unescape(pointer.rsplit("/", 1)[1]) for pointer in pointers}
    return {
        pointer: name if [*names.values()].count(name) == 1 else f"{name} ({pointer.split('/')[-2]})"
        for pointer, name in names.items()
    }


def _cell(rows: Sequence[Row], index: int, subject: Subject, finding: Finding | None) -> FactCell:
    verdicts = [_verdict(row, index) for row in rows]
    chosen = _of_most(verdicts)
    at = tuple(number for number, verdict in enumerate(verdicts) if verdict == chosen)
    row = rows[at[0]]
    pointer = row.pointers[index]
    means = subject.means.get((row.rule, pointer)) if subject.means and pointer is not None else None
    return FactCell(
        verdict=chosen,
        value=row.values[index],
        pointer=pointer,
        limit=next(filter(None, (row.limits[index], *(other.limits[index] for other in rows))), None),
        means=means,
        effect=finding.effects[index] if finding and set(verdicts) != {"present"} else "none",
        at=at,
    )


def _of_most(verdicts: Sequence[CellVerdict]) -> CellVerdict:
    """What holds in most places."""
    if "added" in verdicts:
        return "added"
    return max((each for each in (*_BETTER, "silent") if each in verdicts), key=verdicts.count)


def _verdict(row: Row, index: int) -> CellVerdict:
    verdict: Verdict = row.verdicts[index]
    return "silent" if row.verdicts[0] == "absent" and verdict in ("absent", "not-expressible") else verdict


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
    words = re.sub(r"[^a-z0-9]+", "-", key.lower().replace(_SHARED, "shared "))
    slug = base = words[:_LONGEST].strip("-") or "document"
    number = 1
    while slug in names:
        number += 1
        slug = f"{base}-{number}"
    names.add(slug)
    title = key.removeprefix(_SHARED) if key else "The whole document"
    return Group(key=key, title=title, slug=slug, operations=tuple(operations), facts=tuple(facts))
