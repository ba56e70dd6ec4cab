"""The tables of facts shown, by kind and one by one, and of operations that were tried out, each by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.paths import shape
from compare.render.docs_tables import Cell, Column, Group, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.docs_pages import FactShown, Tried
    from compare.render.docs_tables import Mark

_VERDICTS: dict[str, tuple[Mark, str]] = {
    "shown": ("good", "shown"),
    "behind a click": ("part", "behind a click"),
    "not shown": ("bad", "not shown"),
    "not documented": ("unknown", "not documented"),
    "not on the page": ("unknown", "operation not there"),
}
_NOTHING = Cell(mark="unknown", text="not looked for")
_OUTCOMES: dict[str, tuple[Mark, str]] = {
    "works": ("good", ""),
    "works once filled": ("good", "once filled"),
    "refused": ("bad", ""),
    "not sent": ("bad", "not sent"),
    "no form": ("unknown", "no form"),
}
Key = tuple[str, str, int]
"""A fact in all documents: its kind, its words, and how many of that kind and those words came before."""


def facts_by_kind(columns: Sequence[Column]) -> Table:
    """How many facts of each kind a page shows, at once, behind a click, and not at all."""
    looked = [column for column in columns if column.page.facts]
    kinds = dict.fromkeys(fact.kind for column in looked for fact in column.page.facts)
    rows = tuple(
        Row(
            label=kind,
            about="",
            cells=tuple(_kind([fact for fact in column.page.facts if fact.kind == kind]) for column in looked),
        )
        for kind in kinds
    )
    groups = (Group(heading="", rows=rows),)
    return Table(caption="Facts shown, by kind and page", corner="Kind of fact", columns=tuple(looked), groups=groups)


def each_fact(columns: Sequence[Column]) -> Table:
    """Whether each fact of the sample is shown on each page."""
    looked = [column for column in columns if column.page.facts]
    found = [dict(_keyed(column.page.facts)) for column in looked]
    keys = _ids(looked)
    groups = tuple(
        Group(heading=kind, rows=tuple(_fact_row(key, keys[key], found) for key in keys if key[0] == kind))
        for kind in dict.fromkeys(key[0] for key in keys)
    )
    return Table(caption="Facts shown, one by one", corner="Fact", columns=tuple(looked), groups=groups)


def fact_rows(columns: Sequence[Column]) -> Mapping[tuple[str, FactShown], str]:
    """The id of each fact's row in the table of all facts, by its stack's name and the fact."""
    ids = _ids(columns)
    found: dict[tuple[str, FactShown], str] = {}
    for column in columns:
        for key, fact in _keyed(column.page.facts):
            found.setdefault((column.subject.document.name, fact), ids[key])
    return found


def _ids(columns: Sequence[Column]) -> dict[Key, str]:
    keys = dict.fromkeys(key for column in columns for key, _ in _keyed(column.page.facts))
    return {key: f"looked-for-{number}" for number, key in enumerate(keys)}


def tried_out(columns: Sequence[Column]) -> Table:
    """What came of each operation that was tried out, on each page with a form for any."""
    tried = [column for column in columns if column.page.tried]
    found = [{shape(each.operation): each for each in column.page.tried} for column in tried]
    names = {shape(each.operation): each.operation for column in reversed(tried) for each in column.page.tried}
    order = dict.fromkeys(shape(each.operation) for column in tried for each in column.page.tried)
    rows = tuple(
        Row(label=names[key], about="", cells=tuple(_attempt(attempts.get(key)) for attempts in found)) for key in order
    )
    groups = (Group(heading="", rows=rows),)
    return Table(caption="Tried out, by operation and page", corner="Operation", columns=tuple(tried), groups=groups)


def _kind(facts: Sequence[FactShown]) -> Cell:
    count = {verdict: sum(fact.verdict == verdict for fact in facts) for verdict in _VERDICTS}
    shown, clicked, never = count["shown"], count["behind a click"], count["not shown"]
    total = shown + clicked + never
    if not total:
        silent = facts and all(fact.verdict == "not documented" for fact in facts)
        return Cell(mark="unknown", text="not documented" if silent else "none to look for")
    mark: Mark = "good" if shown == total else "bad" if not shown + clicked else "part"
    more = f", {clicked} behind a click" if clicked else ""
    return Cell(mark=mark, text=f"{shown} of {total}{more}")


def _keyed(facts: Sequence[FactShown]) -> Iterator[tuple[Key, FactShown]]:
    seen: dict[tuple[str, str], int] = {}
    for fact in facts:
        number = seen[fact.kind, fact.what] = seen.get((fact.kind, fact.what), -1) + 1
        yield (fact.kind, fact.what, number), fact


def _fact_row(key: Key, id_: str, found: Sequence[dict[Key, FactShown]]) -> Row:
    facts = [facts.get(key) for facts in found]
    operation = next(fact.operation for fact in facts if fact)
    return Row(label=key[1], about=operation, cells=tuple(map(_fact, facts)), id=id_)


def _fact(fact: FactShown | None) -> Cell:
    if fact is None:
        return _NOTHING
    mark, text = _VERDICTS[fact.verdict]
    return Cell(mark=mark, text=f"behind {fact.clicks} clicks" if fact.clicks > 1 else text)


def _attempt(tried: Tried | None) -> Cell:
    if tried is None:
        return Cell(mark="unknown", text="not tried")
    mark, words = _OUTCOMES[tried.outcome]
    status = "" if tried.status is None else str(tried.status)
    return Cell(mark=mark, text=", ".join(filter(None, (status, words))) or tried.outcome)
