"""The four questions answered of each stack in a few words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.pages_telling import sought
from compare.render.headline import counted
from compare.sheet import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.report import Deviation, Report, Subject
    from compare.sheet import FactSheet

Question: TypeAlias = Literal["same", "documented", "true", "shown"]

QUESTIONS: Mapping[Question, str] = {
    "same": "Same?",
    "documented": "Documented?",
    "true": "True?",
    "shown": "Shown?",
}
"""The questions in their order."""

Mark: TypeAlias = Literal["yes", "partly", "no", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer.

    Attributes:
        question: What was asked.
        mark: The answer in a word; `partly` where all that is missing is what the dialect can't say, or facts that no
            docs page shows.
        figures: What it rests on, such as `24 of 25 operations`.
        why: What keeps it from being yes, such as the number of deviations; empty otherwise.
        scope: Of what the figures speak, to follow them, such as `of its slice`; empty where that is all.
    """

    question: Question
    mark: Mark
    figures: str
    why: str = ""
    scope: str = ""

    @property
    def told(self) -> str:
        """The figures with what they speak of."""
        return f"{self.figures} {self.scope}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All answers of one stack."""

    subject: Subject
    answers: tuple[Answer, ...]


_NOT_LOOKED_AT = "not looked at"


def answers(report: Report, sheet: FactSheet) -> tuple[Answers, ...]:
    """The answers of each stack: of all documents but a first one that no service is behind.

    Args:
        report: The report.
        sheet: Its facts.
    """
    return tuple(
        Answers(
            subject=subject,
            answers=(
                replace(_same(subject), scope=subject.scope if subject.measured else ""),
                _documented(subject, sheet, index),
                _true(subject),
                _shown(subject),
            ),
        )
        for index, subject in enumerate(report.subjects)
        if index or subject.runs
    )


def _same(subject: Subject) -> Answer:
    measured = subject.measured
    if measured is None:
        return Answer(question="same", mark="unknown", figures=_NOT_LOOKED_AT)
    return _deviating("same", measured.same, {*measured.requests, *measured.tests})


def _true(subject: Subject) -> Answer:
    measured = subject.measured
    if not subject.document.is_openapi:
        return Answer(question="true", mark="unknown", figures=_nothing_to_hold_to(subject))
    if measured is None:
        return Answer(question="true", mark="unknown", figures=_NOT_LOOKED_AT)
    return _deviating("true", measured.true, set(measured.own_requests))


def _deviating(question: Question, found: Sequence[Deviation], operations: set[str]) -> Answer:
    deviating = {name for each in found for name in each.operation.split(", ") if name}
    total = len(operations | deviating)
    if not total:
        return Answer(question=question, mark="unknown", figures="no operation was called")
    figures = f"{total - len(deviating):,} of {counted(total, 'operation')}"
    if not found:
        return Answer(question=question, mark="yes", figures=figures)
    return Answer(question=question, mark="no", figures=figures, why=counted(len(found), "deviation"))


def _nothing_to_hold_to(subject: Subject) -> str:
    return "no document" if subject.document.dialect == "none" else "no OpenAPI document"


def _documented(subject: Subject, sheet: FactSheet, index: int) -> Answer:
    found = sheet.counts(index)
    total = sheet.stated(index)
    if not total or not index:
        return Answer(question="documented", mark="unknown", figures="the first document" if total else "no facts")
    missing = (verdict for verdict in VERDICTS if verdict not in ("present", "added") and found[verdict])
    why = ", ".join(f"{found[verdict]:,} {verdict.replace('-', ' ')}" for verdict in missing)
    if subject.document.dialect == "none":
        why = f"it has no document{f': {why}' if why else ''}"
    mark: Mark = "no" if found["different"] or found["absent"] else "partly" if why else "yes"
    return Answer(
        question="documented",
        mark=mark,
        figures=f"{found['present']:,} of {counted(total, 'fact')}",
        why=why,
        scope=subject.scope,
    )


def _shown(subject: Subject) -> Answer:
    docs = subject.docs
    if docs is None:
        return Answer(question="shown", mark="unknown", figures=_NOT_LOOKED_AT)
    if not docs.pages:
        return Answer(question="shown", mark="unknown", figures="no docs pages")
    total, fine = len(docs.pages), len(docs.pages) - docs.troubled
    facts = sought(docs.pages)
    hidden = sum(not seen for _, seen in facts)
    why = [f"{counted(docs.troubled, 'page')} with trouble"] if docs.troubled else []
    why += [on_no_page(hidden, len(facts))] if hidden else []
    return Answer(
        question="shown",
        mark="no" if docs.troubled else "partly" if hidden else "yes",
        figures=f"{fine:,} of {counted(total, 'page')}",
        why="; ".join(why),
    )


def on_no_page(hidden: int, total: int) -> str:
    """That no docs page shows some of the facts that were looked for, in words."""
    return f"no page shows {hidden:,} of {counted(total, 'fact')} looked for"
