"""Which stacks the report's page shows: a box for each, and the parts of the page that go when it isn't ticked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.render.docs_tables import Table
    from compare.render.overview import Overview
    from compare.report import Report

MANY = 5
"""Documents up to which each has room for its words beside the others', also on a small screen."""

FEWEST = 3
"""Documents from which on there is something to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StackBox:
    """A stack that can be left out of the page.

    Attributes:
        number: Which document of the report it is, from 1: the first one always stays.
        name: The document's.
        title: The stack's.
        parts: The parts of the page that show nothing else, as CSS selectors; all that has the class `s` and its
            number goes as well.
    """

    number: int
    name: str
    title: str
    parts: tuple[str, ...]


def stack_boxes(report: Report, overview: Overview, tables: Mapping[str, Table]) -> tuple[StackBox, ...]:
    """A box for each document but the first; none where there would be nothing left to compare.

    Args:
        report: The report.
        overview: Its four questions.
        tables: Its tables of docs pages, by the id that each has in the page.
    """
    if len(report.subjects) < FEWEST:
        return ()
    return tuple(
        StackBox(
            number=number,
            name=subject.document.name,
            title=subject.title,
            parts=(*_facts(number), *_overview(report, overview, number), *_pages(report, tables, number)),
        )
        for number, subject in enumerate(report.subjects)
        if number
    )


def _facts(number: int) -> Iterator[str]:
    """Columns of facts have the name and the first document before them; those of "Documented?" only the name."""
    column = number + 2
    yield f".heads>:nth-child({column})"
    yield f".g>summary>:nth-child({column})"
    yield f".facts tr>:nth-child({column})"
    yield f".topics tr>:nth-child({column - 1})"
    yield f".topics col:nth-child({column - 1})"
    yield f".cards>:nth-child({number + 1})"


def _overview(report: Report, overview: Overview, number: int) -> Iterator[str]:
    subject = report.subjects[number]
    stacks = [each.subject for each in overview.stacks]
    if subject in stacks:
        at = stacks.index(subject) + 1
        yield f".ov-sum tbody tr:nth-child({at})"
        yield f".ov-top tr>:nth-child({at + 1})"
        yield from _grouped(".ov-ops", at, 3)
    if subject in overview.measured.subjects:
        yield from _grouped("#measured-table", overview.measured.subjects.index(subject) + 1, 2)


def _grouped(table: str, at: int, width: int) -> Iterator[str]:
    """The columns of one stack, in a table with as many for each, and its heading over them."""
    last = at * width + 1
    yield f"{table} thead tr:first-child>:nth-child({at + 1})"
    yield from (
        f"{table} tr:not(thead :first-child)>:nth-child({column})" for column in range(last - width + 1, last + 1)
    )


def _pages(report: Report, tables: Mapping[str, Table], number: int) -> Iterator[str]:
    """Columns of docs pages; tables of the same pages share their selectors, since those are many."""
    subject = report.subjects[number]
    alike: dict[tuple[int, ...], list[str]] = {}
    for id_, table in tables.items():
        alike.setdefault(tuple(column.number for column in table.columns), []).append(id_)
    for ids in alike.values():
        where = f":is({','.join(f'#{id_}' for id_ in ids)})"
        columns = tables[ids[0]].columns
        names = list(dict.fromkeys(column.subject.document.name for column in columns))
        if subject.document.name in names:
            yield f"{where} thead tr:first-child>:nth-child({names.index(subject.document.name) + 2})"
        for at, column in enumerate(columns, 1):
            if column.subject is subject:
                yield f"{where} thead tr+tr>:nth-child({at})"
                yield f"{where} tbody tr>:nth-child({at + 1})"


def css_string(text: str) -> Markup:
    """A text as a CSS string (CSS Syntax Level 3, section 4.3.7): all but plain letters as escapes."""
    return Markup('"{}"').format(Markup("".join(map(_css, text))))  # noqa: S704 - no letter of it is markup's


def _css(letter: str) -> str:
    plain = letter.isascii() and (letter.isalnum() or letter in "-_. ")
    return letter if plain else f"\\{ord(letter):x} "
