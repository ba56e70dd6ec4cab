"""One row from what each document says of one aspect of one place: verdicts, origin, and whether it is a finding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.comparison import Origin, Row, Verdict
from compare.expressible import limit_for
from compare.framework import MEANT
from compare.limits import Question
from compare.messages import message
from compare.values import Json, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.document import Document
    from compare.limits import Limit
    from compare.model import Element, ElementKind, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one document says."""

    value: Json
    key: str
    pointer: str
    by_rote: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the documents a row stands.

    Attributes:
        operation: the operation's label, `None` for what belongs to the whole document.
        location: the place in it.
        kinds: the kinds of the elements from the operation down.
        label: how the innermost element is called.
        beyond: for each document, the limit that keeps it from having an element around here at all.
    """

    operation: str | None
    location: str
    kinds: tuple[ElementKind, ...]
    label: str
    beyond: tuple[Limit | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One aspect of one place in all documents.

    Attributes:
        rule: the aspect's rule.
        name: the aspect's word.
        kind: whether a client depends on it.
        said: what each document says.
        asked: whether each document has the element that the aspect belongs to.
        group: that element in each document.
    """

    rule: str
    name: str
    kind: Kind
    said: Sequence[Said | None]
    asked: Sequence[bool]
    group: Sequence[Element | None]


def limits(documents: Sequence[Document], fact: Fact, place: Place) -> tuple[Limit | None, ...]:
    """For each document that doesn't say this: the limit of its dialect that keeps it from saying it, if one does."""
    value, theirs = next(
        (said.value, element) for said, element in zip(fact.said, fact.group, strict=True) if said is not None
    )
    found: list[Limit | None] = []
    for document, said, own, beyond in zip(documents, fact.said, fact.group, place.beyond, strict=True):
        question = Question(
            rule=fact.rule,
            value=value,
            kinds=place.kinds,
            label=place.label,
            own=own,
            theirs=theirs,
            location=place.location,
        )
        found.append(None if said is not None else beyond or limit_for(document.dialect, question))
    return tuple(found)


def make_row(documents: Sequence[Document], fact: Fact, place: Place, held: tuple[Limit | None, ...]) -> Row:
    """The row of one fact; it differs where the documents that are asked don't all say the same."""
    asked = [said for said, part in zip(fact.said, fact.asked, strict=True) if part]
    differs = len({None if said is None else said.key for said in asked}) > 1
    row = Row(
        rule=fact.rule,
        kind=fact.kind,
        operation=place.operation,
        location=place.location,
        aspect=fact.name,
        values=tuple(None if said is None else Value(value=said.value) for said in fact.said),
        verdicts=_verdicts(fact.said, held),
        pointers=tuple(None if said is None else said.pointer for said in fact.said),
        limits=held,
        origin=_origin(fact) if differs else "author",
        differs=differs,
    )
    return replace(row, message=message(row, documents)) if differs else row


def _verdicts(said: Sequence[Said | None], held: Sequence[Limit | None]) -> tuple[Verdict, ...]:
    baseline = said[0]
    found: list[Verdict] = ["absent" if baseline is None else "present"]
    for other, limit in zip(said[1:], held[1:], strict=True):
        if other is None:
            found.append("absent" if limit is None else "not-expressible")
        elif baseline is None:
            found.append("added")
        else:
            found.append("present" if other.key == baseline.key else "different")
    return tuple(found)


def _origin(fact: Fact) -> Origin:
    """By a framework where, without what frameworks add by rote, all documents would say the same."""
    authored = {
        said.key if said is not None and (not said.by_rote or (index == 0 and fact.rule in MEANT)) else None
        for index, (said, part) in enumerate(zip(fact.said, fact.asked, strict=True))
        if part
    }
    return "framework" if len(authored) == 1 else "author"
