"""From what a walk met to findings: one a cause and direction, with the operations that use it.

The walk may meet one change several times: in a component that stands beside several inline schemas of another
document, or in a schema that is read through several wrappers. What stands at the same place of any one document, with
the same values, is the same cause.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.comparison import Finding, fingerprint
from compare.judged import judged
from compare.messages import message
from compare.model import BETWEEN
from compare.owners import location_in, owner_name
from compare.rows import origin, verdicts
from compare.usage import named, users
from compare.values import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.document import Document
    from compare.frames import Frame
    from compare.judged import Judged
    from compare.model import Aspect, Element
    from compare.reading import Reading
    from compare.variance import Effect
    from compare.walk import Occurrence


def findings(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    found: Sequence[Occurrence],
    frames: Sequence[Frame],
    operations: Sequence[str],
) -> tuple[Finding, ...]:
    """The findings, sorted by operation, location and rule.

    Args:
        documents: what was compared.
        readings: how each was read.
        found: what the walk met.
        frames: the walk's frames.
        operations: what the operations are called, in the baseline's order.
    """
    using = users(frames, len(operations))
    listed: list[Finding] = []
    known: dict[int, tuple[str, ...]] = {}
    for group in _causes(found):
        bits = 0
        for occurrence in group:
            bits |= using[occurrence.frame]
        if bits not in known:
            known[bits] = named(bits, operations)
        listed.append(_finding(documents, readings, group, known[bits]))
    listed = _told_apart(listed)
    listed.sort(key=lambda finding: (finding.operation or "", finding.location, finding.rule, finding.effects))
    return tuple(listed)


def _told_apart(listed: Sequence[Finding]) -> list[Finding]:
    """Findings of one rule at one place get a fingerprint each: by where other documents say something else."""
    times = Counter(finding.fingerprint for finding in listed)
    return [
        finding
        if times[finding.fingerprint] == 1
        else replace(finding, fingerprint=fingerprint(finding.fingerprint, *map(str, finding.pointers)))
        for finding in listed
    ]


def _causes(found: Sequence[Occurrence]) -> Iterator[list[Occurrence]]:
    """The occurrences that have one cause, together."""
    buckets: dict[tuple[object, ...], list[Occurrence]] = {}
    for occurrence in found:
        keys = tuple(None if aspect is None else aspect.key for aspect in occurrence.said)
        readers = occurrence.kind == "documentation"  # who reads it reads it whichever way it is sent
        direction = None if readers else (occurrence.stand.view, occurrence.stand.turn)
        terms = (direction, occurrence.asked, occurrence.held)
        buckets.setdefault((_rule(occurrence), keys, terms), []).append(occurrence)
    for bucket in buckets.values():
        if len(bucket) == 1:
            yield bucket
        else:
            yield from _joined(bucket)


def _joined(bucket: Sequence[Occurrence]) -> Iterator[list[Occurrence]]:
    """Join what stands at the same place in any document."""
    sets = list(range(len(bucket)))

    def root(index: int) -> int:
        while sets[index] != index:
            sets[index] = sets[sets[index]]
            index = sets[index]
        return index

    anchors: dict[tuple[int, str], int] = {}
    for index, occurrence in enumerate(bucket):
        for at in range(len(occurrence.said)):
            anchor = _anchor(occurrence, at)
            if anchor is not None:
                first = anchors.setdefault((at, anchor), index)
                one, other = root(first), root(index)
                sets[max(one, other)] = min(one, other)
    joined: dict[int, list[Occurrence]] = {}
    for index, occurrence in enumerate(bucket):
        joined.setdefault(root(index), []).append(occurrence)
    yield from joined.values()


def _anchor(occurrence: Occurrence, at: int) -> str | None:
    """Where a document says it, or what it says it of; `None` where it has neither."""
    aspect, element = occurrence.said[at], occurrence.group[at]
    if aspect is not None:
        return aspect.pointer
    if element is not None:
        places = element.schema.places if element.schema is not None and occurrence.rule.startswith("schema.") else ()
        return places[0].pointer if places else element.pointer
    return None


def _rule(occurrence: Occurrence) -> str:
    """The rule; an example at the top of a component's schema is the schema's, wherever it is used."""
    if occurrence.rule in _LIFTED and all(
        aspect is None or "/schemas/" in aspect.owner or "/definitions/" in aspect.owner for aspect in occurrence.said
    ):
        return f"schema.{occurrence.rule.partition('.')[2]}"
    return occurrence.rule


_LIFTED = frozenset(
    {
        "media-type.examples",
        *(f"{kind}.{name}" for kind in ("parameter", "header") for name in ("examples", "description", "deprecated")),
    }
)


def _finding(
    documents: Sequence[Document], readings: Sequence[Reading], group: Sequence[Occurrence], users: tuple[str, ...]
) -> Finding:
    silent = [index for index, document in enumerate(documents) if document.dialect == "none"]
    first, (relations, effects) = _worst(group, silent)
    rule, said = _rule(first), first.said
    operation = users[0] if len(users) == 1 else None
    owned = _owned(readings, first)
    place = first.place.location
    if owned is not None:
        direction = "" if first.kind == "documentation" else first.stand.view or ""
        turn = first.stand.turn if first.stand.turn != "as-is" else ""
        name, mark = owned, fingerprint(rule, "", owned, direction + turn)
    else:
        name, mark = f"{operation or ''} {place}".strip(), fingerprint(rule, operation or "", place)
    finding = Finding(
        rule=rule,
        cause=f"{name}: {first.name}",
        kind=first.kind,
        effect="breaking" if "breaking" in effects else "compatible" if "compatible" in effects else "none",
        operation=operation,
        used_by=users,
        location=place if operation is not None or not users or owned is None else owned,
        aspect=first.name,
        values=tuple([None if aspect is None else Value(value=aspect.value) for aspect in said]),
        verdicts=verdicts(said, first.held),
        effects=effects,
        relations=relations,
        pointers=tuple(
            [
                None if aspect is None else document.origin(aspect.pointer)
                for document, aspect in zip(documents, said, strict=True)
            ]
        ),
        fingerprint=mark,
        origin=origin(first.rule, said, first.asked),
        message="",
        limits=first.held,
    )
    # Nobody has seen it yet, so it may still be finished; a changed copy would take as long again as all of this.
    object.__setattr__(finding, "message", message(finding, documents))
    return finding


def _worst(group: Sequence[Occurrence], silent: Collection[int]) -> tuple[Occurrence, Judged]:
    """The occurrence that means most to a client: the same change may be one thing in a body, another in a query."""
    worst = group[0]
    told = judged(worst, silent)
    if worst.kind == "documentation":
        return worst, told
    for occurrence in group[1:]:
        found = judged(occurrence, silent)
        if max(map(_WORSE.index, found[1])) > max(map(_WORSE.index, told[1])):
            worst, told = occurrence, found
    return worst, told


_WORSE: tuple[Effect, ...] = ("none", "compatible", "breaking")


def _owned(readings: Sequence[Reading], occurrence: Occurrence) -> str | None:
    """The place in the component that it belongs to, in the first document in which it belongs to one."""
    for reading, aspect, element in zip(readings, occurrence.said, occurrence.group, strict=True):
        owner, pointer = _standing(occurrence, aspect, element)
        if owner.startswith("/paths/"):  # a parameter of a path, which all its operations share
            return f"{owner_name(owner)} {occurrence.place.location}"
        if owner.startswith(_OF_OPERATIONS):
            method = (occurrence.place.operation or "").partition(" ")[0]
            return f"{owner_name(owner)} {method} {occurrence.place.location}".rstrip()
        if owner and element is not None and "/required/" in pointer:  # a member that nothing else describes
            inside = location_in(owner, pointer.rpartition("/required/")[0], reading.labels)
            return f"{inside}{BETWEEN}{element.label}"
        if owner:
            return location_in(owner, pointer, reading.labels)
    for aspect in occurrence.said:
        if aspect is not None and not aspect.pointer.startswith("/paths/") and occurrence.place.operation is not None:
            return owner_name(aspect.pointer)
    return None


_OF_OPERATIONS = ("/components/pathItems/", "/components/callbacks/")
"""Components that hold operations, where a place is called as it is in an operation."""


def _standing(occurrence: Occurrence, aspect: Aspect | None, element: Element | None) -> tuple[str, str]:
    """The component that a document says it in, or would, and where in the document that is."""
    if element is None:
        return "", ""
    if aspect is not None and aspect.owner != element.owner:
        return aspect.owner, aspect.pointer.rpartition("/")[0]
    schema = element.schema if occurrence.rule.startswith("schema.") else None
    if aspect is None and schema is not None and schema.places:
        return schema.owner, schema.pointer
    return element.owner, element.pointer
