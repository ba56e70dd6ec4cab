"""Facts as lines of the report's page: short words, and short marks that its filter reads."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.render.escaping import clipped
from compare.render.words import spelled
from compare.topics import OTHER, TOPICS, topic_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.means import Means
    from compare.notes import Note
    from compare.sheet import CellVerdict, Fact, FactCell, FactSheet
    from compare.sheet import Group as FactGroup
    from compare.values import Value
    from compare.variance import Effect

LETTERS: dict[CellVerdict, str] = {
    "present": "p",
    "different": "d",
    "absent": "a",
    "not-expressible": "n",
    "added": "e",
    "silent": "s",
    "outside": "o",
}
"""The letters of verdicts in classes and marks: one instead of a word, some ten thousand times."""

WORDS: dict[CellVerdict, str] = {
    "present": "present",
    "different": "different",
    "absent": "absent",
    "not-expressible": "can’t say",
    "added": "added",
    "outside": "not asked",
}
MEANS: dict[Means | None, str] = {"code": "c", "annotation": "a", "hook": "h", None: "u"}
EFFECTS: dict[Effect, str] = {"breaking": "b", "compatible": "c", "none": "n"}
_TOPICS = {key: "abcdefghijklmnopqrstuvwxy"[number] for number, key in enumerate(TOPICS)}
_NO_TOPIC = "z"
_NO_MEANS = "x"
_LONGEST = 160  # characters of a value; all of it stands in the evidence
_STEP = " › "


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one document makes of a fact.

    Attributes:
        letter: Its verdict's, as in `LETTERS`.
        text: What the page shows of it.
        means: The letter of the means, as in `MEANS`; empty where none is known.
        some: In how many of its places that holds, in words; empty where in all.
        effect: What the difference means to a client; empty where nothing.
        note: What people noted of it.
    """

    letter: str
    text: str
    means: str
    some: str
    effect: str
    note: Note | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact.

    Attributes:
        id: The fact's.
        name: What it is about.
        mark: What the filter reads; see `mark`.
        by_rote: Whether the documents differ only by what frameworks add by rote.
        places: How many places share it.
        cells: One a document.
    """

    id: str
    name: str
    mark: str
    by_rote: bool
    places: int
    cells: tuple[Cell, ...]

    @property
    def asked(self) -> int:
        """How many cells there are up to the last that is asked for the fact: of a slice, the rest isn't."""
        return max((at for at, cell in enumerate(self.cells, 1) if cell.letter != LETTERS["outside"]), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The facts of one place."""

    name: str
    lines: tuple[Line, ...]


def topic_letters(sheet: FactSheet) -> tuple[tuple[str, str, str], ...]:
    """Each topic that has facts: its letter in marks, its key and its words."""
    found = tuple((_TOPICS[key], key, topic_title(key)) for key in sheet.topics())
    other = any(fact.topic is None for fact in sheet.facts())
    return (*found, (_NO_TOPIC, OTHER, topic_title(None))) if other else found


def places(group: FactGroup) -> Iterator[Place]:
    """The facts of a group, place by place; a shared component's places are told from where it begins."""
    stem = _stem(group)
    for name, facts in itertools.groupby(group.facts, key=lambda fact: _within(fact.location, stem)):
        yield Place(name=name, lines=tuple(map(line, facts)))


def line(fact: Fact) -> Line:
    """A fact as the page shows it."""
    baseline = fact.cells[0].value
    return Line(
        id=fact.id,
        name=fact.aspect,
        mark=mark(fact),
        by_rote=fact.framework and fact.differs,
        places=len(fact.places),
        cells=tuple(_cell(fact, cell, baseline if index else None) for index, cell in enumerate(fact.cells)),
    )


def mark(fact: Fact) -> str:
    """All that a fact is filtered by, as letters at fixed places.

    Its topic's; `c` for the contract or `d` for documentation; `f` for framework or `a` for author; `y` where documents
    differ, else `n`; then four for each document but the first: verdict, means, effect, and whether it differs.
    """
    head = (
        _TOPICS[fact.topic] if fact.topic else _NO_TOPIC,
        fact.kind[0],
        "f" if fact.framework else "a",
        "y" if fact.differs else "n",
    )
    cells = (
        LETTERS[cell.verdict] + _means(cell, by_rote=fact.framework) + EFFECTS[cell.effect] + _differs(fact, cell)
        for cell in fact.cells[1:]
    )
    return "".join((*head, *cells))


def _differs(fact: Fact, cell: FactCell) -> str:
    """Whether a document is other than the first, if only in some of the fact's places."""
    alike = cell.verdict in ("present", "silent", "outside") and not fact.partial(cell)
    return "n" if alike else "y"


def _means(cell: FactCell, *, by_rote: bool) -> str:
    """The letter of a cell's means; none for what isn't there, or what a framework adds by rote."""
    if cell.value is None or (by_rote and cell.verdict == "added"):
        return _NO_MEANS
    return MEANS[cell.means]


def _cell(fact: Fact, cell: FactCell, baseline: Value | None) -> Cell:
    partial = fact.partial(cell) and cell.verdict != "silent"
    return Cell(
        letter=LETTERS[cell.verdict],
        text=_text(fact, cell, baseline),
        means=means if cell.means and (means := _means(cell, by_rote=fact.framework)) != _NO_MEANS else "",
        some=f"in {len(cell.at)} of {len(fact.asked(cell))}" if partial else "",
        effect="" if cell.effect == "none" else cell.effect,
        note=cell.note,
    )


def _text(fact: Fact, cell: FactCell, baseline: Value | None) -> str:
    """The value where it is news; what is as in the first document has a tick instead."""
    if cell.verdict == "present" and baseline is not None:
        return "✓"
    if cell.value is None or cell.verdict == "outside":
        return "" if cell.verdict == "silent" else WORDS[cell.verdict]
    if fact.aspect == "exists":
        return "yes"
    text = spelled(cell.value.value)
    other = spelled(baseline.value) if baseline else text
    return _excerpt(" ".join(text.split()), " ".join(other.split()))


def _excerpt(text: str, other: str) -> str:
    """As much of a value as a cell holds, from shortly before the first letter that differs from the other."""
    same = len(_common([text, other])) if text != other else 0
    start = same - _LONGEST // 3 if same > _LONGEST * 2 // 3 else 0
    return clipped(f"{'…' if start else ''}{text[start:]}", _LONGEST)


def _stem(group: FactGroup) -> Sequence[str]:
    """The steps that all places of a group begin with; only a component's are left out of their names."""
    if group.key in {"", *group.operations}:
        return ()
    return _common([fact.location.split(_STEP) for fact in group.facts])


def _within(location: str, stem: Sequence[str]) -> str:
    return _STEP.join(location.split(_STEP)[len(stem) :])


def _common(sequences: Sequence[Sequence[str]]) -> Sequence[str]:
    """What all begin with."""
    alike = itertools.takewhile(lambda each: len(set(each)) == 1, zip(*sequences, strict=False))
    return [first for first, *_ in alike]
