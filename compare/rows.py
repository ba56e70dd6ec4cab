"""What lined-up facts amount to: verdicts, origin, and which limit keeps a document from saying something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.expressible import limit_for, may_be_limited
from compare.framework import MEANT
from compare.limits import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Origin, Verdict
    from compare.limits import Limit
    from compare.model import Aspect, Element
    from compare.place import Place, Stand
    from compare.reading import Reading


def held_by(  # noqa: PLR0913, PLR0917 - they are the parts of the question
    readings: Sequence[Reading],
    rule: str,
    said: Sequence[Aspect | None],
    group: Sequence[Element | None],
    place: Place,
    stand: Stand,
) -> tuple[Limit | None, ...]:
    """For each document that doesn't say this: the limit of its dialect that keeps it from saying it, if one does."""
    if None not in said:
        return (None,) * len(said)
    value, theirs = next(
        (aspect.value, element) for aspect, element in zip(said, group, strict=True) if aspect is not None
    )
    found: list[Limit | None] = []
    for reading, aspect, own, beyond in zip(readings, said, group, stand.beyond, strict=True):
        if aspect is not None:
            found.append(None)
        elif beyond is not None or not may_be_limited(reading.dialect, rule):
            found.append(beyond)
        else:
            question = Question(
                rule=rule,
                value=value,
                kinds=place.kinds,
                label=place.label,
                own=own,
                theirs=theirs,
                location=place.location,
            )
            found.append(limit_for(reading.dialect, question))
    return tuple(found)


def verdicts(said: Sequence[Aspect | None], held: Sequence[Limit | None]) -> tuple[Verdict, ...]:
    """One a document, against the first."""
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


def origin(rule: str, said: Sequence[Aspect | None], asked: Sequence[bool]) -> Origin:
    """By a framework where, without what frameworks add by rote, all documents would say the same."""
    authored = {
        aspect.key if aspect is not None and (not aspect.by_rote or (index == 0 and rule in MEANT)) else None
        for index, (aspect, part) in enumerate(zip(said, asked, strict=True))
        if part
    }
    return "framework" if len(authored) == 1 else "author"
