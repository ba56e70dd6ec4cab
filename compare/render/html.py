"""A comparison as one HTML file: no script, no request to anywhere, readable from disk, on paper and on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.document import DIALECT_TITLES
from compare.render.escaping import clipped
from compare.render.findings import against, sections
from compare.render.headline import EFFECTS, TITLES, counted, documents_line, headline
from compare.render.pages import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.render.options import Options

NOTED = 500
"""How many losses and matches are listed."""

_PLACE = 300  # characters of a place


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One document.

    Attributes:
        name: its name.
        dialect: its dialect in words.
        operations: how many it has, in words.
        counts: the number of findings against the first document, by the word for their effect; those there are.
    """

    name: str
    dialect: str
    operations: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A loss or a match.

    Attributes:
        who: whom it is about.
        place: where.
        why: what and why.
    """

    who: str
    place: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Losses or matches.

    Attributes:
        anchor: the section's id.
        title: what they are.
        about: the same in a sentence.
        number: how many there are.
        listed: those that are listed.
    """

    anchor: str
    title: str
    about: str
    number: int
    listed: tuple[Note, ...]


def render(comparison: Comparison, options: Options) -> str:
    """The comparison's HTML."""
    return fill(
        "comparison.html.j2",
        names=[document.name for document in comparison.documents],
        headline=headline(comparison),
        documents=documents_line(comparison),
        same_api=comparison.same_api,
        cards=tuple(_cards(comparison)),
        sections=tuple(sections(comparison, everything=options.everything)),
        notes=tuple(_notes(comparison, everything=options.everything)),
    )


def _cards(comparison: Comparison) -> Iterator[Card]:
    for index, (document, operations) in enumerate(zip(comparison.documents, comparison.operations, strict=True)):
        found = against(comparison, index)
        yield Card(
            name=document.name,
            dialect=DIALECT_TITLES[document.dialect],
            operations=counted(operations, "operation"),
            counts=tuple((TITLES[effect].lower(), found[effect]) for effect in EFFECTS if found[effect]),
        )


def _notes(comparison: Comparison, *, everything: bool) -> Iterator[Notes]:
    matches = [
        Note(who="", place=" = ".join(dict.fromkeys(filter(None, match.operations))), why=match.why)
        for match in comparison.matches
    ]
    losses = [Note(who=loss.document, place=loss.pointer, why=loss.why) for loss in comparison.losses]
    for anchor, title, about, notes in (
        ("matches", "Operations taken for the same", "What their paths differ in", matches),
        ("losses", "Not read as written", "Where, and how it was read instead", losses),
    ):
        if notes:
            listed = notes if everything else [_short(note) for note in notes[:NOTED]]
            yield Notes(anchor=anchor, title=title, about=about, number=len(notes), listed=tuple(listed))


def _short(note: Note) -> Note:
    return Note(who=note.who, place=clipped(note.place, _PLACE), why=clipped(note.why, _PLACE))
