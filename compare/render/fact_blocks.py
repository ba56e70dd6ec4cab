"""The facts of the report's page in blocks: the whole document, each operation, each shared component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.paths import shape
from compare.render.documented import tallies
from compare.render.fact_lines import places
from compare.render.panels import panels
from compare.source_code import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.render.docs_tables import Column
    from compare.render.documented import Tally
    from compare.render.fact_lines import Place
    from compare.render.panels import Panels
    from compare.report import Report
    from compare.sheet import FactSheet, Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The lines of one document's stack that an operation is written in."""

    name: str
    file: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The facts of one group.

    Attributes:
        title: The operation or component.
        slug: Its name in addresses.
        total: How many facts it has.
        differing: In how many of them the documents differ.
        tallies: What each document but the first makes of them.
        places: The facts, place by place.
        users: The operations that share it; none for an operation.
        shared: The components that an operation shares with others, with their names in addresses.
        sources: Where stacks' sources write it; none for a component.
        pictures: What docs pages show of it; None where none was looked at, or none shows it.
    """

    title: str
    slug: str
    total: int
    differing: int
    tallies: tuple[Tally, ...]
    places: tuple[Place, ...]
    users: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    pictures: Panels | None


Kind = tuple[str, tuple[Block, ...]]
"""A heading and the blocks under it."""


def kinds(report: Report, sheet: FactSheet, pages: Sequence[Column]) -> tuple[Kind, ...]:
    """All facts in blocks, under three headings at most; none where nothing was compared."""
    shown = panels(report, pages)
    shared = _shared(sheet)
    found: dict[str, list[Block]] = {}
    for group in sheet.groups:
        operation = _is_operation(group)
        title = "Operations" if operation else "Shared components" if group.key else "The whole document"
        block = Block(
            title=group.title,
            slug=group.slug,
            total=len(group.facts),
            differing=sum(fact.differs for fact in group.facts),
            tallies=tallies(sheet, group.facts),
            places=tuple(places(group)),
            users=() if operation else group.operations,
            shared=tuple(shared.get(group.key, ())) if operation else (),
            sources=tuple(_sources(report, group.key)) if operation else (),
            pictures=shown.get(shape(group.key)) if operation else None,
        )
        found.setdefault(title, []).append(block)
    return tuple((title, tuple(blocks)) for title, blocks in found.items())


def _shared(sheet: FactSheet) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The components of each operation."""
    found: dict[str, list[tuple[str, str]]] = {}
    for group in sheet.groups:
        for operation in () if _is_operation(group) else group.operations:
            found.setdefault(operation, []).append((group.title, group.slug))
    return found


def _is_operation(group: Group) -> bool:
    return group.key in group.operations


def _sources(report: Report, operation: str) -> Iterator[Source]:
    """Where each stack writes an operation."""
    for source in sources_of(report, operation):
        for excerpt in source.excerpts:
            yield Source(name=source.subject.document.name, file=excerpt.file, first=excerpt.first, last=excerpt.last)
