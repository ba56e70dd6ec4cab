"""Lines of a service's source, and what of it exists for documentation only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.paths import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.report import Report, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Some lines of a file.

    Attributes:
        file: Relative to the stack's folder.
        first: The first line's number, from 1.
        last: The last line's number.
        text: The lines.
    """

    file: str
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How many lines of a service's source exist for documentation only.

    Attributes:
        code_lines: All lines but blank ones and comments.
        annotation_lines: Those of them that only annotate.
        hook_lines: Those of them that belong to hooks over the whole document.
    """

    code_lines: int
    annotation_lines: int
    hook_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The lines of one stack's source that make an operation."""

    subject: Subject
    excerpts: tuple[Excerpt, ...]


def sources_of(report: Report, operation: str) -> Iterator[Source]:
    """The source of an operation, of each stack that has any.

    Args:
        report: The report.
        operation: As the first document spells it, where that has it; a stack may spell it otherwise. What is none, as
            a shared component, has no source.
    """
    names = {
        column: name
        for each in report.compared()
        for match in each.comparison.matches
        if operation and match.operations[0] == operation
        for column, name in zip(each.columns, match.operations, strict=True)
    }
    for column, subject in enumerate(report.subjects):
        excerpts = subject.code.get(shape(names.get(column) or operation), ())
        if excerpts:
            yield Source(subject=subject, excerpts=tuple(excerpts))
