"""What the docs pages' tables are made of: a column a page, and a row a measure, a fact or an operation."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from compare.docs_pages import DocsPage
    from compare.report import Report, Subject

Mark = Literal["good", "part", "bad", "unknown", "plain"]
"""How a cell reads at a glance: as it should be, with a reservation, not so, nobody knows, or without a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A docs page as a column.

    Attributes:
        number: Its number, over all stacks.
        subject: Its stack.
        page: The page.
        axe: The version of axe-core that looked at it; empty where none did.
    """

    number: int
    subject: Subject
    page: DocsPage
    axe: str

    @property
    def stack(self) -> str:
        """What its stack is called."""
        return self.subject.title

    @property
    def name(self) -> str:
        """What it is called where its stack isn't clear."""
        return f"{self.subject.title}: {self.page.name}"

    @property
    def anchor(self) -> str:
        """The id of its explanation in the report."""
        return f"page-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a table says of one page.

    Attributes:
        mark: How it reads at a glance.
        text: The same in words.
        part: The part of the page's explanation that tells more; empty where there is none.
    """

    mark: Mark
    text: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure, fact or operation, over all pages.

    Attributes:
        label: What it is.
        about: The same in a few more words.
        cells: One a page.
        id: The row's id in the report's page; empty where nothing leads to it.
    """

    label: str
    about: str
    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one heading; the heading may be empty."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of docs pages.

    Attributes:
        caption: What it tells.
        corner: What its rows are.
        columns: The pages.
        groups: Its rows.
    """

    caption: str
    corner: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def stacks(self) -> tuple[tuple[str, int], ...]:
        """What each stack is called, and how many of the pages are its."""
        by_stack = itertools.groupby(self.columns, key=lambda column: column.subject.document.name)
        return tuple((found[0].stack, len(found)) for found in (list(columns) for _, columns in by_stack))


NOT_LOOKED_AT = Cell(mark="unknown", text="not looked at")


def columns(report: Report) -> tuple[Column, ...]:
    """The docs pages of all stacks that were looked at."""
    found: list[Column] = []
    for subject in report.subjects:
        for page in subject.docs.pages if subject.docs else ():
            axe = subject.docs.axe if subject.docs else ""
            found.append(Column(number=len(found), subject=subject, page=page, axe=axe))
    return tuple(found)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun in the right form: `1 rule`, `2 rules`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
