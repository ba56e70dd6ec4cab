"""The facts of what does the whole API and of what does its slice, as one sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.sheet import FactCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.sheet import CellVerdict, Fact


def joined(whole: Sequence[Fact] = (), slices: Sequence[Fact] | None = None) -> Iterator[Fact]:
    """All facts, each with a cell for every document: the first, those that do the whole, those that do the slice.

    A fact that the first document states, and its slice doesn't, is *outside*: what does the slice isn't asked for it.

    Args:
        whole: The facts of the first document and of those that are compared with it.
        slices: The facts of its slice and of those that are compared with that; None where nothing is.
    """
    if slices is None:
        yield from whole
        return
    left = {fact.id: fact for fact in slices}
    number = len(slices[0].cells) - 1 if slices else 0
    for fact in whole:
        yield _with(fact, left.pop(fact.id, None), number)
    silent = len(whole[0].cells) - 1 if whole else 0
    for fact in left.values():
        first, *others = fact.cells
        yield replace(fact, cells=(first, *[_nothing(fact, "silent")] * silent, *others))


def _with(fact: Fact, cut: Fact | None, number: int) -> Fact:
    """A fact with the cells of so many documents that are asked for it as far as it is a fact of the slice."""
    stated = fact.cells[0].verdict == "present"
    if cut is None:
        return replace(fact, cells=(*fact.cells, *[_nothing(fact, "outside" if stated else "silent")] * number))
    outside = stated and cut.cells[0].verdict != "present"
    asked = tuple(index for index, place in enumerate(fact.places) if place in cut.places)
    cells = tuple(_placed(cell, cut, fact, asked, outside=outside) for cell in cut.cells[1:])
    differing = [each for each in (fact, cut) if each.differs] if not outside else [fact]
    return replace(
        fact,
        cells=(*fact.cells, *cells),
        framework=all(each.framework for each in differing or [fact]),
        differs=any(each.differs for each in differing),
        message=fact.message or ("" if outside else cut.message),
        fingerprint=fact.fingerprint or ("" if outside else cut.fingerprint),
    )


def _placed(cell: FactCell, cut: Fact, fact: Fact, asked: tuple[int, ...], *, outside: bool) -> FactCell:
    """A cell of the slice's fact as one of the whole's, which may be met in more places."""
    if outside:  # said all the same: to be seen, and not counted
        return replace(cell, verdict="outside", effect="none", at=tuple(range(len(fact.places))))
    at = tuple(fact.places.index(cut.places[number]) for number in cell.at)
    return replace(cell, at=at, asked=asked if len(asked) < len(fact.places) else None)


def _nothing(fact: Fact, verdict: CellVerdict) -> FactCell:
    at = tuple(range(len(fact.places)))
    return FactCell(verdict=verdict, value=None, pointer=None, limit=None, means=None, effect="none", at=at)
