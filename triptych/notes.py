"""People's notes: from the stacks' folders to the facts of a report, or to the results under version control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.fact_sheet import fact_sheet
from compare.notes import Note, Written, held, with_notes
from extract import notes

if TYPE_CHECKING:
    from pathlib import Path

    from compare.notes import Held
    from compare.report import Report
    from compare.results import Results


def noted(report: Report, services: Path) -> Report:
    """A report with the notes that stand in its stacks' folders.

    Raises:
        StackError: A stack's notes can't be read.
    """
    names = [subject.document.name for subject in report.subjects if subject.runs]
    written = {name: found for name in names if (found := read(services / name))}
    return with_notes(report, fact_sheet(report), written) if written else report


def held_to(results: Results, folder: Path) -> Held:
    """The notes in a stack's folder, held to that stack's results.

    Raises:
        StackError: They can't be read.
    """
    return held(results.stack, read(folder), results.noted())


def read(folder: Path) -> tuple[Written, ...]:
    """The notes in a stack's folder, in their order.

    Raises:
        StackError: They can't be read.
    """
    return tuple(
        Written(fact=each.fact, verdict=each.verdict, note=Note(text=each.text, links=each.links))
        for each in notes.read(folder)
    )
