"""Each operation's pictures, taken from the docs pages on which it was opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.paths import shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.docs_pages import Picture
    from compare.render.docs_tables import Column
    from compare.report import Report


FEW = 4
"""Stacks whose pictures of an operation are shown at once; beyond, those that the guide begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """An operation on one page.

    Attributes:
        column: The page.
        operation: The operation, as the page's stack names it.
        picture: What it looks like there.
        within: Whether the report has room for the picture within its page; of the others it only has links.
    """

    column: Column
    operation: str
    picture: Picture
    within: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """An operation on all pages that show it.

    Attributes:
        first: One of each stack, on its first page that shows it; of few stacks, where there are many.
        others: Those on its other pages, and of the other stacks.
    """

    first: tuple[Panel, ...]
    others: tuple[Panel, ...]


def panels(report: Report, columns: Sequence[Column]) -> Mapping[str, Panels]:
    """The pictures of each operation that has any, by the first document's name for it."""
    same = baseline_shapes(report)
    found: dict[str, list[Panel]] = {}
    for column in columns:
        for operation, picture in column.page.panels.items():
            own = shape(operation)
            key = same.get((column.subject.document.name, own), own)
            found.setdefault(key, []).append(Panel(column=column, operation=operation, picture=picture))
    names = [subject.document.name for subject in report.subjects if subject.runs]
    first = [name for name in (report.guide.first if report.guide else ()) if name in names]
    few = names if len(names) <= FEW else (first or names)[:FEW]
    return {key: _sorted(panels, few) for key, panels in found.items()}


def baseline_shapes(report: Report) -> Mapping[tuple[str, str], str]:
    """The shape of the first document's name of an operation, where another has another name for it.

    Args:
        report: The report; without a comparison, nothing has another name.

    Returns:
        By the document's name and the shape of its own name of the operation.
    """
    return {
        (document.name, shape(name)): shape(match.operations[0] or "")
        for each in report.compared()
        for match in each.comparison.matches
        for document, name in zip(each.comparison.documents, match.operations, strict=True)
        if name and match.operations[0]
    }


def _sorted(found: Sequence[Panel], few: Sequence[str]) -> Panels:
    by_stack: dict[str, list[Panel]] = {}
    for panel in found:
        by_stack.setdefault(panel.column.subject.document.name, []).append(panel)
    chosen = {name: panels[0] for name, panels in by_stack.items() if name in few}
    first = tuple(chosen.values()) or (found[0],)
    return Panels(
        first=first,
        others=tuple(
            replace(panel, within=False) for panels in by_stack.values() for panel in panels if panel not in first
        ),
    )
