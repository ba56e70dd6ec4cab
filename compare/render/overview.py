"""The four questions on one screen: each stack's answers, "Documented?" by topic, the other three by operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlencode

from compare.pages_telling import sought
from compare.paths import shape
from compare.render.docs_tables import columns, counted
from compare.render.fact_tables import fact_rows
from compare.render.measured import measured_table
from compare.render.panels import baseline_shapes
from compare.render.questions import QUESTIONS, answers, on_no_page
from compare.topics import TOPICS
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.render.measured import Asked, MeasuredTable
    from compare.render.questions import Answers, Mark, Question
    from compare.report import Report, Subject
    from compare.sheet import CellVerdict, FactSheet

BARRED: Mapping[CellVerdict, str] = {
    "present": "present",
    "different": "different",
    "not-expressible": "can’t say",
    "absent": "absent",
}
"""The verdicts that a bar shows, in its order, in words."""

SECTIONS: Mapping[Question, str] = {
    "same": "measured",
    "documented": "documented",
    "true": "measured",
    "shown": "shown",
}
"""Where the report has the facts behind each answer."""

Names: TypeAlias = "Mapping[tuple[str, str], str]"
"""For a document and the shape of its own name of an operation: the shape of the first document's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An answer for one operation.

    Attributes:
        mark: The answer at a glance.
        text: The same in words.
        id: Where the report's page tells more; empty where nobody looked.
        outside: Whether the operation isn't in the stack's slice, so that nobody asks.
    """

    mark: Mark
    text: str
    id: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An operation.

    Attributes:
        name: The operation.
        slug: Its group's.
        cells: For each stack: same, true, shown.
    """

    name: str
    slug: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a bar.

    Attributes:
        verdict: What is counted.
        start: Where it begins, in percent of the bar.
        width: How long it is, likewise.
    """

    verdict: CellVerdict
    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one stack documents of a topic.

    Attributes:
        present: How many facts it has as the first document has them.
        total: Of how many.
        shares: The parts of the bar.
        text: What else there is, in words.
        facts: What the page's hash is when the filter lets these facts through; empty for the first document's own.
    """

    present: int
    total: int
    shares: tuple[Share, ...]
    text: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic: its key, its words, and a bar for each stack."""

    key: str
    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the picture is drawn from.

    Attributes:
        stacks: Each stack with its answers.
        topics: "Documented?", topic by topic.
        operations: The other questions, operation by operation; none where nobody looked at any stack.
        asked: The four questions' words, by their keys.
        sections: The part of the report with the facts behind each question.
        measured: "Same?" and "True?", with what they rest on.
    """

    stacks: tuple[Answers, ...]
    topics: tuple[Topic, ...]
    operations: tuple[Line, ...]
    asked: Mapping[Question, str]
    sections: Mapping[Question, str]
    measured: MeasuredTable


def overview(report: Report, sheet: FactSheet) -> Overview:
    """The four questions answered for each stack, at a glance.

    Args:
        report: The report.
        sheet: Its facts.
    """
    stacks = answers(report, sheet)
    indices = [report.subjects.index(each.subject) for each in stacks]
    measured = measured_table(report, sheet)
    return Overview(
        stacks=stacks,
        topics=tuple(
            Topic(key=key, title=TOPICS[key], bars=tuple(_bar(sheet, index, key) for index in indices))
            for key in sheet.topics()
        ),
        operations=tuple(_lines(report, sheet, measured, [each.subject for each in stacks])),
        asked=QUESTIONS,
        sections=SECTIONS if sheet.topics() else {**SECTIONS, "documented": "facts"},
        measured=measured,
    )


def _bar(sheet: FactSheet, index: int, topic: str) -> Bar:
    found = sheet.counts(index, topic)
    counts = {verdict: found[verdict] for verdict in BARRED if found[verdict]}
    total = sum(counts.values())
    shares, start = [], 0.0
    for verdict, number in counts.items():
        width = round(100 * number / total, 2)
        shares.append(Share(verdict=verdict, start=round(start, 2), width=width))
        start += width
    text = ", ".join(f"{number:,} {BARRED[verdict]}" for verdict, number in counts.items())
    facts = urlencode({"topic": topic, "stack": sheet.documents[index]}) if index else ""
    return Bar(present=counts.get("present", 0), total=total, shares=tuple(shares), text=text, facts=facts)


def _lines(report: Report, sheet: FactSheet, measured: MeasuredTable, stacks: list[Subject]) -> Iterator[Line]:
    if not any(subject.measured or subject.docs for subject in stacks):
        return
    ids = {line.name: line.id for line in measured.lines}
    asked = [measured.of(subject.document.name) for subject in stacks]
    shown = _Shown(report)
    for group in sheet.groups:
        if group.key and not group.key.startswith("#"):
            cells = tuple(
                (*(_held(each, ids[group.key]) for each in found[group.key]), shown(subject, shape(group.key)))
                if group.key in found
                else (_OUTSIDE,) * 3
                if sheet.is_outside(group, report.subjects.index(subject))
                else (_UNKNOWN, _UNKNOWN, shown(subject, shape(group.key)))
                for subject, found in zip(stacks, asked, strict=True)
            )
            yield Line(name=group.key, slug=group.slug, cells=cells)


_UNKNOWN = Cell(mark="unknown", text="not looked at")
_OUTSIDE = Cell(mark="unknown", text="not asked: outside its slice", outside=True)


def _held(asked: Asked, id_: str) -> Cell:
    if asked.deviations:
        return Cell(mark="no", text=counted(len(asked.deviations), "deviation"), id=id_)
    return Cell(mark="yes", text="yes", id=id_) if asked.looked else _UNKNOWN


class _Shown:
    """Whether a reader of any docs page gets to see an operation, and all facts of it that were looked for."""

    def __init__(self, report: Report) -> None:
        self._names: Names = baseline_shapes(report)
        self._columns = columns(report)
        self._rows = fact_rows(self._columns)
        self._sought = {
            subject.document.name: sought(subject.docs.pages) if subject.docs else () for subject in report.subjects
        }

    def __call__(self, subject: Subject, operation: str) -> Cell:
        """The cell of one stack, by the shape of the first document's name of the operation."""
        name = subject.document.name
        mine = [column for column in self._columns if column.subject is subject]
        there = [each.page.name for each in mine if self._has(name, each.page.visit.operations, operation)]
        without = [each for each in mine if self._has(name, each.page.visit.missing, operation)]
        missing = [f"not on {', '.join(each.page.name for each in without)}"] if without else []
        why = f"{without[0].anchor}-operations" if without else ""
        if not there:
            return Cell(mark="no", text=missing[0], id=why) if without else _UNKNOWN
        facts = [each for each in self._sought[name] if self._has(name, (each[0].operation,), operation)]
        hidden = [fact for fact, seen in facts if not seen]
        parts = [f"on {', '.join(there)}", *missing]
        if hidden:
            parts.append(f"{on_no_page(len(hidden), len(facts))}: {listing([fact.what for fact in hidden], 3)}")
        row = self._rows[name, hidden[0]] if hidden else ""
        return Cell(mark="partly" if without or hidden else "yes", text="; ".join(parts), id=why or row or "shown")

    def _has(self, document: str, listed: tuple[str, ...], operation: str) -> bool:
        return any(self._names.get((document, shape(each)), shape(each)) == operation for each in listed)
