"""What a run of the report ends with on a terminal, with Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from compare.render.findings import against
from compare.render.headline import EFFECTS

if TYPE_CHECKING:
    from rich.console import Console

    from compare.comparison import Comparison
    from compare.report import Report, Subject


def print_summary(report: Report, address: str, console: Console) -> None:
    """What a run ends with: a line a document, the most telling differences, and where the report is.

    Args:
        report: The report.
        address: Where its HTML is, the last line.
        console: Where to print.
    """
    console.print()
    console.print(_summary(report))
    for failed in report.failed:
        console.print(f"[red]failed[/] {escape(failed.name)}: {escape(failed.error)}", soft_wrap=True)
    if report.comparison:
        console.print()
        console.print(_effects(report.comparison))
    if any(subject.runs for subject in report.subjects):
        console.print()
        console.print(_measured(report))
    sentences = report.telling()
    if sentences:
        console.print("\nMost telling:")
    for sentence in sentences:
        console.print(f" - {escape(sentence)}", highlight=False, soft_wrap=True)
    console.print()
    console.print(address, style="bold", highlight=False, soft_wrap=True)


def _summary(report: Report) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))  # narrow enough for 80 columns
    table.add_column("document")
    table.add_column("dialect")
    table.add_column("valid")
    for heading in ("operations", "present", "different", "absent", "can't say", "added"):
        table.add_column(heading, justify="right")
    counts = report.comparison.summary() if report.comparison else [None] * len(report.subjects)
    for subject, count in zip(report.subjects, counts, strict=True):
        numbers: tuple[int, ...] = ()
        if count is not None:
            numbers = (
                count.operations,
                count.present,
                count.different,
                count.absent,
                count.not_expressible,
                count.added,
            )
        table.add_row(subject.document.name, subject.document.version, _valid(subject), *map(str, numbers))
    for failed in report.failed:
        table.add_row(failed.name, "", Text("failed", style="red"))
    return table


def _effects(comparison: Comparison) -> Table:
    """Whether each document describes the API of the first, by its findings."""
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("document")
    table.add_column("describes the same API?")
    for heading in ("breaking", "compatible", "documentation"):
        table.add_column(heading, justify="right")
    for index, document in enumerate(comparison.documents[1:], 1):
        found = against(comparison, index)
        same = Text("no", style="red") if found["breaking"] or found["compatible"] else Text("yes", style="green")
        table.add_row(document.name, same, *(str(found[effect]) for effect in EFFECTS))
    return table


def _measured(report: Report) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    for heading in ("stack", "same as the contract?", "true to its own document?", "shown?"):
        table.add_column(heading)
    for subject in report.subjects:
        if subject.runs:
            table.add_row(subject.document.name, *_same_and_true(subject), _shown(subject))
    return table


def _same_and_true(subject: Subject) -> tuple[Text, Text]:
    measured = subject.measured
    if measured is None:
        return Text("not looked at"), Text("not looked at")
    same, true = sum(measured.requests.values()), sum(measured.own_requests.values())
    return _found(len(measured.same), same), _found(len(measured.true), true)


def _found(number: int, requests: int) -> Text:
    if number:  # as short as that: three answers stand in 80 columns
        return Text(f"no: {number} {'deviation' if number == 1 else 'deviations'}", style="red")
    return Text(f"yes, in {requests} requests", style="green")


def _shown(subject: Subject) -> Text:
    """Whether each docs page shows every operation, without an error."""
    docs = subject.docs
    if docs is None:
        return Text("not looked at")
    if docs.troubled:
        return Text(f"no: {docs.troubled} of {len(docs.pages)} pages", style="red")
    return Text("yes", style="green") if docs.pages else Text("no docs pages")


def _valid(subject: Subject) -> Text:
    verdict = subject.verdict
    return Text("yes", style="green") if verdict.valid else Text(f"no, {len(verdict.problems)}", style="red")
