"""The four questions on one screen: each stack's answers, "Documented?" by topic, the other three by operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from compare.paths import shape
from compare.render.docs_tables import counted
from compare.render.panels import baseline_shapes
from compare.render.questions import QUESTIONS, answers
from compare.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.docs_pages import DocsSeen
    from compare.render.questions import Answers, Mark, Question
    from compare.report import Deviation, Report, Subject
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
        section: The part of the report with the facts behind it.
    """

    mark: Mark
    text: str
    section: str


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
    """

    present: int
    total: int
    shares: tuple[Share, ...]
    text: str


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
    """

    stacks: tuple[Answers, ...]
    topics: tuple[Topic, ...]
    operations: tuple[Line, ...]
    asked: Mapping[Question, str]
    sections: Mapping[Question, str]


def overview(report: Report, sheet: FactSheet) -> Overview:
    """The four questions answered for each stack, at a glance.

    Args:
        report: The report.
        sheet: Its facts.
    """
    stacks = answers(report, sheet)
    columns = [report.subjects.index(each.subject) for each in stacks]
    return Overview(
        stacks=stacks,
        topics=tuple(
            Topic(key=key, title=TOPICS[key], bars=tuple(_bar(sheet, index, key) for index in columns))
            for key in sheet.topics()
        ),
        operations=tuple(_lines(report, sheet, [each.subject for each in stacks])),
        asked=QUESTIONS,
        sections=SECTIONS if sheet.topics() else {**SECTIONS, "documented": "facts"},
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
    return Bar(present=counts.get("present", 0), total=total, shares=tuple(shares), text=text)


def _lines(report: Report, sheet: FactSheet, stacks: list[Subject]) -> Iterator[Line]:
    if not any(subject.measured or subject.docs for subject in stacks):
        return
    names = baseline_shapes(report.comparison) if report.comparison else {}
    for group in sheet.groups:
        if group.key and not group.key.startswith("#"):
            cells = tuple(_cells(subject, shape(group.key), names) for subject in stacks)
            yield Line(name=group.key, slug=group.slug, cells=cells)


def _cells(subject: Subject, operation: str, names: Names) -> tuple[Cell, ...]:
    measured, name = subject.measured, subject.document.name

    def own(each: str) -> str:
        return names.get((name, shape(each)), shape(each))

    def held(found: tuple[Deviation, ...], looked_at: set[str]) -> Cell:
        number = sum(operation in map(own, each.operation.split(", ")) for each in found)
        if number:
            return Cell(mark="no", text=counted(number, "deviation"), section="measured")
        looked = operation in map(own, looked_at)
        return Cell(mark="yes" if looked else "unknown", text="yes" if looked else "not looked at", section="measured")

    same = held(measured.same, {*measured.tests, *measured.requests}) if measured else held((), set())
    true = held(measured.true, {*measured.own_requests}) if measured else held((), set())
    return (same, true, _shown(subject.docs, operation, names, name))


def _shown(docs: DocsSeen | None, operation: str, names: Names, document: str) -> Cell:
    """Whether a reader of any docs page gets to see an operation, and all facts of it that were looked for."""

    def has(listed: tuple[str, ...]) -> bool:
        return any(names.get((document, shape(each)), shape(each)) == operation for each in listed)

    pages = docs.pages if docs else ()
    there = [page for page in pages if has(page.visit.operations)]
    without = [page.name for page in pages if has(page.visit.missing)]
    if not there:
        text = f"not on {', '.join(without)}" if without else "not looked at"
        return Cell(mark="no" if without else "unknown", text=text, section="shown")
    seen: dict[tuple[str, str], set[str]] = {}
    for page in there:
        for fact in page.facts:
            if has((fact.operation,)):
                seen.setdefault((fact.kind, fact.what), set()).add(fact.verdict)
    hidden = sum("not shown" in verdicts and not verdicts & {"shown", "behind a click"} for verdicts in seen.values())
    parts = [f"on {', '.join(page.name for page in there)}"]
    parts += [f"not on {', '.join(without)}"] if without else []
    parts += [f"{counted(hidden, 'fact')} of {len(seen)} looked for on no page"] if hidden else []
    return Cell(mark="partly" if without or hidden else "yes", text="; ".join(parts), section="shown")
