"""Every fact of every operation, with every reference written out: what a report counts and shows.

A fact of a shared component is a fact of each operation that uses it, since a reader of that operation's documentation
meets it there. A schema inside itself is not written out a second time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from compare.align_media import named
from compare.comparison import Row
from compare.errors import SourceError
from compare.facts import existence
from compare.lineup import line_up, line_up_globals, terms, with_silenced
from compare.messages import message
from compare.place import Place, Stand
from compare.prune import Pruning
from compare.rows import held_by, origin, verdicts
from compare.values import Value
from compare.walk import FOR_READERS, Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.document import Document
    from compare.limits import Limit
    from compare.model import Aspect, Element, Kind
    from compare.reader import OperationSite
    from compare.reading import Reading

MAX_ROWS = 400_000


class Compared(Protocol):
    """What was lined up to be compared."""

    documents: tuple[Document, ...]
    readings: list[Reading]
    groups: list[list[OperationSite | None]]
    names: list[str]

    def read(self, sites: Sequence[OperationSite | None]) -> list[Element | None]:
        """One operation in each document."""


def inventory(compared: Compared) -> tuple[Row, ...]:
    """All rows, sorted by operation, location and rule.

    Raises:
        SourceError: there are more than `MAX_ROWS`.
    """
    lister = _Lister(compared.documents, compared.readings)
    for group in line_up_globals(compared.readings):
        leader = next(element for element in group if element is not None)
        lister.list(group, Place(None, leader.kind, leader.label, None), called=False)
    for index, sites in enumerate(compared.groups):
        place = Place(None, "operation", compared.names[index], compared.names[index])
        lister.list(compared.read(sites), place, called=any(site is not None and site.called for site in sites))
    return tuple(sorted(lister.rows, key=lambda row: (row.operation or "", row.location, row.rule)))


class _Lister:
    def __init__(self, documents: Sequence[Document], readings: Sequence[Reading]) -> None:
        self.rows: list[Row] = []
        self._documents = documents
        self._readings = readings
        self._walk = Walk(readings, Pruning(readings))

    def list(self, group: Sequence[Element | None], place: Place, *, called: bool) -> None:
        stand = Stand(None, called, "as-is", "parameter", (None,) * len(group))
        waiting = [(tuple(group), place, stand, (True,) * len(group), frozenset[tuple[str, ...]]())]
        while waiting:
            group, place, stand, asked, opened = waiting.pop()
            leader = next(element for element in group if element is not None)
            if leader.kind != "info":
                stand = self._existence(group, place, stand, asked)
            has = tuple(element is not None for element in group)
            inner = with_silenced(group, stand)
            self._facts(group, place, stand, inner)
            key = tuple(element.schema.pointer if element and element.schema else "" for element in group)
            if any(key) and key in opened:
                continue
            opened = opened | {key} if any(key) else opened
            lists = [element.children(stand.view) if element is not None else None for element in group]
            if leader.kind == "response":  # a fact of each document, whether or not another leaves it open
                lists = [children and list(map(named, children)) for children in lists]
            if leader.kind == "callback":
                where = tuple(element.pointer if element else "" for element in group)
                if where in opened:
                    continue
                opened |= {where}
            for children in line_up(self._walk, leader.kind, lists, stand):
                first = next(child for child in children if child is not None)
                inside = place.inside(first.kind, first.label)
                waiting.append((tuple(children), inside, terms(inner, first), has, opened))

    def _existence(self, group: Sequence[Element | None], place: Place, stand: Stand, asked: Sequence[bool]) -> Stand:
        leader = next(element for element in group if element is not None)
        kind: Kind = "documentation" if leader.kind in FOR_READERS else "contract"
        rule = f"{leader.kind}.exists"
        said = tuple(None if element is None else existence(element) for element in group)
        held = held_by(self._readings, rule, said, group, place, stand)
        self._add(rule, "exists", kind, said, asked, place, held)
        return stand._replace(beyond=held)

    def _facts(self, group: Sequence[Element | None], place: Place, stand: Stand, inner: Stand) -> None:
        saids = [element.said(stand.view) if element is not None else {} for element in group]
        rules: dict[str, None] = {}
        for said in saids:
            rules.update(dict.fromkeys(said))
        asked = [element is not None for element in group]
        for rule in rules:
            aspects = tuple(said.get(rule) for said in saids)
            first = next(aspect for aspect in aspects if aspect is not None)
            around = inner if rule.startswith("schema.") else stand
            held = held_by(self._readings, rule, aspects, group, place, around)
            self._add(rule, first.name, first.kind, aspects, asked, place, held)

    def _add(  # noqa: PLR0913, PLR0917 - they are the parts of a row
        self,
        rule: str,
        name: str,
        kind: Kind,
        said: tuple[Aspect | None, ...],
        asked: Sequence[bool],
        place: Place,
        held: tuple[Limit | None, ...],
    ) -> None:
        if len(self.rows) >= MAX_ROWS:
            why = f"there are more than {MAX_ROWS:,} facts once all references are written out"
            raise SourceError(self._documents[0].name, why, "Compare without a report, or give a part of it")
        differs = (
            len({None if aspect is None else aspect.key for aspect, part in zip(said, asked, strict=True) if part}) > 1
        )
        row = Row(
            rule=rule,
            kind=kind,
            operation=place.operation,
            location=place.location,
            aspect=name,
            values=tuple(None if aspect is None else Value(value=aspect.value) for aspect in said),
            verdicts=verdicts(said, held),
            pointers=tuple(
                None if aspect is None else document.origin(aspect.pointer)
                for document, aspect in zip(self._documents, said, strict=True)
            ),
            limits=held,
            origin=origin(rule, said, asked) if differs else "author",
            differs=differs,
        )
        self.rows.append(replace(row, message=message(row, self._documents)) if differs else row)
