"""A fact as JSON, as `report.schema.json` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.sheet import VERDICTS
from compare.topics import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.limits import Limit
    from compare.notes import Note
    from compare.sheet import CellVerdict, Fact, FactCell
    from compare.values import Json


def by_verdict(found: Mapping[CellVerdict, int]) -> dict[str, Json]:
    """Numbers of facts, every verdict named."""
    return {verdict: found.get(verdict, 0) for verdict in VERDICTS}


def fact_json(fact: Fact, names: Sequence[str]) -> dict[str, Json]:
    """A fact; members that would say nothing are left out, and so are the cells of documents that are silent.

    Args:
        fact: the fact.
        names: the documents' names, in the order of the fact's cells.
    """
    first = fact.cells[0]
    found: dict[str, Json] = {
        "id": fact.id,
        "topic": fact.topic or OTHER,
        "kind": fact.kind,
        "rule": fact.rule,
        "group": fact.group,
        "location": fact.location,
        "aspect": fact.aspect,
    }
    if first.value is not None:
        found["value"] = first.value.value
    operations = _operations(fact, range(len(fact.places)))
    if operations not in ([], [fact.group]):
        found["operations"] = operations
    if fact.effect != "none":
        found["effect"] = fact.effect
    if fact.framework:
        found["by_rote"] = True
    if fact.message:
        found["message"] = fact.message
    found["cells"] = {
        name: _cell(fact, cell) for name, cell in zip(names, fact.cells, strict=True) if cell.verdict != "silent"
    }
    return found


def _cell(fact: Fact, cell: FactCell) -> Json:
    found: dict[str, Json] = {"verdict": cell.verdict}
    if cell.value is not None and cell.verdict in ("different", "added"):
        found["value"] = cell.value.value
    if cell.pointer is not None:
        found["pointer"] = cell.pointer
    if cell.means:
        found["means"] = cell.means
    if cell.effect != "none":
        found["effect"] = cell.effect
    if cell.limit:
        found["limit"] = _limit(cell.limit)
    if fact.partial(cell):
        found["at"] = _operations(fact, cell.at)
    if cell.note:
        found["note"] = _note(cell.note)
    return found


def _operations(fact: Fact, places: Iterable[int]) -> list[Json]:
    """The operations of some of its places; those of the whole document have none."""
    names = (fact.places[number].operation for number in places)
    return [*dict.fromkeys(name for name in names if name)]


def _limit(limit: Limit) -> Json:
    return {"what": limit.what, "because": limit.because, "section": limit.section}


def _note(note: Note) -> Json:
    return {"text": note.text, "links": list(note.links)}
