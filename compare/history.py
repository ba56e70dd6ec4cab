"""Which facts each release of a framework gained or lost: one service, documented by several releases of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from compare.engine import compare
from compare.fact_sheet import fact_sheet
from compare.report import Failed, Report, Subject
from compare.since import Change, Said, Way, way_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.sheet import CellVerdict, Fact, FactSheet

Built: TypeAlias = Subject | Failed
"""A release that was built, or that couldn't be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One release.

    Attributes:
        title: The release's version.
        python: The Python that it ran on; empty where it couldn't be built.
        versions: What else had which version.
        counts: How many of the contract's facts its document makes what of.
        since: The release that it is held against, the one before it that could be built; empty for the first.
        changes: The facts by what became of them since then.
        failed: Why it couldn't be built; empty where it could.
        detail: What helps to find the cause of that.
    """

    title: str
    python: str = ""
    versions: Mapping[str, str]
    counts: Mapping[CellVerdict, int]
    since: str = ""
    changes: tuple[tuple[Way, tuple[Change, ...]], ...] = ()
    failed: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The releases of one stack's framework.

    Attributes:
        stack: The stack's name.
        title: What it is called.
        distribution: Whose releases they are.
        asked: How many facts the contract has, or the slice of it that was built.
        is_slice: Whether a slice was built.
        steps: The releases, the oldest first.
    """

    stack: str
    title: str
    distribution: str
    asked: int
    is_slice: bool
    steps: tuple[Step, ...]


def history(contract: Subject, built: Sequence[Built], *, names: tuple[str, str, str], is_slice: bool) -> History:
    """Hold each release against the one before it.

    Args:
        contract: What all of them are held to.
        built: The releases, the oldest first.
        names: The stack's name, its title, and whose releases they are.
        is_slice: Whether the contract is cut to a slice.

    Raises:
        SourceError: A document can't be compared.
    """
    ran = [one for one in built if isinstance(one, Subject)]
    # Where none ran, the contract is held to itself: what was asked is told all the same.
    subjects = (contract, *(ran or [contract]))
    comparison = compare(*(one.document for one in subjects))
    sheet = fact_sheet(Report(subjects=subjects, failed=(), comparison=comparison))
    numbers = {id(subject): number for number, subject in enumerate(subjects)}
    before, steps = 0, []
    for one in built:
        if isinstance(one, Failed):
            steps.append(Step(title=one.title, versions={}, counts={}, failed=one.error, detail=one.detail))
            continue
        number = numbers[id(one)]
        steps.append(_step(one, subjects[before] if before else None, sheet, (before, number)))
        before = number
    stack, title, distribution = names
    asked = sum(fact.cells[0].verdict == "present" for fact in sheet.facts())
    return History(
        stack=stack, title=title, distribution=distribution, asked=asked, is_slice=is_slice, steps=tuple(steps)
    )


def _step(release: Subject, former: Subject | None, sheet: FactSheet, numbers: tuple[int, int]) -> Step:
    before, now = numbers
    return Step(
        title=release.title,
        python=release.python,
        versions=release.versions or {},
        counts=sheet.counts(now),
        since=former.title if former else "",
        changes=_changes(sheet, before, now) if former else (),
    )


def _changes(sheet: FactSheet, before: int, now: int) -> tuple[tuple[Way, tuple[Change, ...]], ...]:
    found: dict[Way, list[Change]] = {"gained": [], "lost": [], "changed": []}
    for fact in sheet.facts():
        was, says = _said(fact, before), _said(fact, now)
        way = way_of(was, says, own_words=False)
        if way:
            found[way].append(
                Change(
                    fact=fact.id,
                    group=fact.group,
                    location=fact.location,
                    aspect=fact.aspect,
                    was=was,
                    now=says,
                    there=False,
                )
            )
    return tuple((way, tuple(changes)) for way, changes in found.items() if changes)


def _said(fact: Fact, index: int) -> Said | None:
    cell = fact.cells[index]
    return None if cell.verdict == "silent" else Said(verdict=cell.verdict, value=cell.value)
