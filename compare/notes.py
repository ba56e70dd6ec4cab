"""What people noted of a fact on a stack, held to the facts."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.report import Report, Subject
    from compare.sheet import CellVerdict, Fact, FactSheet

_ID = re.compile(r"[0-9a-f]{16}")
BETWEEN = " › "
"""What stands between the parts of a fact's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note.

    Attributes:
        text: What it says.
        links: Where to read more, such as an upstream issue.
    """

    text: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note as a person wrote it down.

    Attributes:
        fact: The fact's id, or its name.
        verdict: What the stack's document makes of the fact, by the note.
        note: The note.
    """

    fact: str
    verdict: CellVerdict
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleNote:
    """A note that doesn't fit the facts.

    Attributes:
        stack: Where it is written.
        fact: The fact as it names it.
        why: What is wrong, in words.
    """

    stack: str
    fact: str
    why: str

    def __str__(self) -> str:
        return f"a note of {self.stack} on {self.fact!r} doesn't hold: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A fact that a note may be on.

    Attributes:
        id: The fact's id.
        name: Its name; see `name_of`.
        verdict: What the stack's document makes of it.
    """

    id: str
    name: str
    verdict: CellVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Notes that were held to the facts.

    Attributes:
        notes: Those that hold, by the fact's id.
        stale: Those that don't, in the order in which they are written.
    """

    notes: Mapping[str, Note]
    stale: tuple[StaleNote, ...]


def name_of(group: str, location: str, aspect: str) -> str:
    """A fact's name for people, such as `POST /items › response 409 › exists`.

    Args:
        group: The operation, the component as `#Item`, or nothing for the whole document.
        location: The place.
        aspect: The aspect.
    """
    return BETWEEN.join(part for part in (group, location, aspect) if part)


def held(stack: str, written: Sequence[Written], facts: Iterable[Noted]) -> Held:
    """Hold a stack's notes to its facts."""
    by_id: dict[str, Noted] = {}
    by_name: dict[str, Noted] = {}
    for known in facts:
        by_id[known.id] = known
        by_name.setdefault(known.name, known)
    notes: dict[str, Note] = {}
    stale: list[StaleNote] = []
    for each in written:
        fact = by_id.get(each.fact) if _ID.fullmatch(each.fact) else by_name.get(each.fact)
        why = _against(each, fact, by_name, notes)
        if fact is None or why:
            stale.append(StaleNote(stack=stack, fact=each.fact, why=why))
        else:
            notes[fact.id] = each.note
    return Held(notes=notes, stale=tuple(stale))


def _against(note: Written, fact: Noted | None, names: Iterable[str], taken: Mapping[str, Note]) -> str:
    """What is wrong with a note; empty where nothing is."""
    if fact is None:
        near = difflib.get_close_matches(note.fact, list(names), n=1)
        return "there is no such fact" + (f"; perhaps {near[0]!r} is meant" if near else "")
    if fact.verdict != note.verdict:
        return f"it says {note.verdict!r}, and the fact is {fact.verdict!r}"
    return "the fact has a note already" if fact.id in taken else ""


def with_notes(report: Report, sheet: FactSheet, written: Mapping[str, Sequence[Written]]) -> Report:
    """A report with its stacks' notes: those that hold with their facts, the others among `stale_notes`.

    Args:
        report: The report.
        sheet: Its facts.
        written: The notes by the name of the stack.
    """
    subjects: list[Subject] = []
    stale: list[StaleNote] = []
    for index, subject in enumerate(report.subjects):
        stack = subject.document.name
        found = held(stack, written.get(stack, ()), _of(sheet, index)) if stack in written else None
        subjects.append(replace(subject, notes=found.notes) if found else subject)
        stale += found.stale if found else ()
    return replace(report, subjects=tuple(subjects), stale_notes=tuple(stale))


def _of(sheet: FactSheet, index: int) -> Iterator[Noted]:
    for fact in sheet.facts():
        verdict = fact.cells[index].verdict
        if verdict not in ("silent", "outside"):
            yield Noted(id=fact.id, name=fact_name(fact), verdict=verdict)


def fact_name(fact: Fact) -> str:
    """The name of a fact of the sheet; see `name_of`."""
    return name_of(fact.group, fact.location, fact.aspect)
