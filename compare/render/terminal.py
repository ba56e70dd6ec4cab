"""What a run of the report ends with on a terminal, with Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from compare.fact_sheet import fact_sheet
from compare.render.findings import against
from compare.render.headline import EFFECTS
from compare.render.plain import plain
from compare.render.questions import QUESTIONS, answers
from compare.sheet import VERDICTS
from compare.wording import listing

if TYPE_CHECKING:
    from rich.console import Console

    from compare.comparison import Comparison
    from compare.render.questions import Answer, Mark
    from compare.report import Report, Subject
    from compare.sheet import FactSheet
    from compare.since import Since


def print_summary(report: Report, address: str, console: Console, *, since: Since | None = None) -> None:
    """What a run ends with: a line a document, the four questions, what tells the most, and where the report is.

    Args:
        report: The report.
        address: Where its HTML is, the last line.
        console: Where to print.
        since: What changed since a former report; None without one.
    """
    sheet = fact_sheet(report)
    console.print()
    console.print(_summary(report, sheet))
    for failed in report.failed:
        console.print(f"[red]failed[/] {escape(failed.name)}: {escape(failed.error)}", soft_wrap=True)
    for each in report.compared():
        console.print()
        console.print(_effects(each.comparison, of_slice=each.comparison is report.slices))
    if any(subject.runs for subject in report.subjects):
        console.print()
        console.print(_questions(report, sheet))
    sentences = report.telling()
    if sentences:
        console.print("\nMost telling:")
    for sentence in sentences:
        console.print(f" - {escape(sentence)}", highlight=False, soft_wrap=True)
    if since:
        console.print("\nSince the former report:")
        for sentence in since.sentences:
            console.print(f" - {escape(plain(sentence))}", highlight=False, soft_wrap=True)
    console.print()
    console.print(address, style="bold", highlight=False, soft_wrap=True)


def _summary(report: Report, sheet: FactSheet) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))  # narrow enough for 80 columns
    table.add_column("document")
    table.add_column("dialect")
    table.add_column("valid")
    for heading in ("operations", "present", "different", "absent", "can't say", "added"):
        table.add_column(heading, justify="right")
    operations = {
        column: number
        for each in reversed(report.compared())
        for column, number in zip(each.columns, each.comparison.operations, strict=True)
    }
    if operations and report.comparison is None:
        stated = (fact for fact in sheet.facts() if fact.cells[0].verdict == "present")
        operations[0] = sum(fact.rule == "operation.exists" and not fact.location for fact in stated)
    for index, subject in enumerate(report.subjects):
        numbers: tuple[int, ...] = ()
        if operations:
            found = sheet.counts(index)
            numbers = (operations[index], *(found.get(verdict, 0) for verdict in VERDICTS))
        document = subject.document
        table.add_row(document.name, document.version or _OTHER[document.dialect], _valid(subject), *map(str, numbers))
    for failed in report.failed:
        table.add_row(failed.name, "", Text("failed", style="red"))
    return table


_OTHER = {"none": "none"} | dict.fromkeys(("flask-selfdoc", "admindocs"), "other")
"""What the dialect's column says of what isn't OpenAPI; it has room for a version."""


def _effects(comparison: Comparison, *, of_slice: bool) -> Table:
    """Whether each document describes the API of the first, or its slice, by its findings."""
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("document")
    table.add_column("describes the same slice?" if of_slice else "describes the same API?")
    for heading in ("breaking", "compatible", "documentation"):
        table.add_column(heading, justify="right")
    for index, document in enumerate(comparison.documents[1:], 1):
        found = against(comparison, index)
        same = Text("no", style="red") if found["breaking"] or found["compatible"] else Text("yes", style="green")
        same = Text("no document") if document.dialect == "none" else same
        table.add_row(document.name, same, *(str(found[effect]) for effect in EFFECTS))
    return table


def _questions(report: Report, sheet: FactSheet) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    for heading in ("stack", *QUESTIONS.values()):
        table.add_column(heading)
    for one in answers(report, sheet):
        table.add_row(one.subject.document.name, *map(_answer, one.answers))
    if any(one.subject.scope for one in answers(report, sheet)):
        slices = [one.subject.document.name for one in answers(report, sheet) if one.subject.scope]
        table.caption = f"{listing(slices)}: of the slice only"
        table.caption_justify = "left"
    return table


def _answer(answer: Answer) -> Text:
    if answer.mark == "unknown":
        return Text(answer.figures)
    number, _, _ = answer.figures.rpartition(" ")  # five columns of 80: the heading tells of what
    return Text(f"{answer.mark}, {number}", style=_STYLES[answer.mark])


_STYLES: dict[Mark, str] = {"yes": "green", "partly": "yellow", "no": "red"}


def _valid(subject: Subject) -> Text:
    verdict = subject.verdict
    if verdict is None:
        return Text("–")
    return Text("yes", style="green") if verdict.valid else Text(f"no, {len(verdict.problems)}", style="red")
