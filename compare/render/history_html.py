"""Versions over time as one HTML file: the releases of each framework, and which facts each gained or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.pages import fill
from compare.sheet import VERDICTS
from compare.since import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.history import History, Step
    from compare.since import Change, Said


def render(histories: Sequence[History]) -> str:
    """The page.

    Args:
        histories: One a stack.
    """
    return fill("history.html.j2", histories=histories, verdicts=VERDICTS, ways=WAYS, figures=figures, others=others)


def told(history: History) -> Iterator[str]:
    """What came of it, a line a release."""
    for step in history.steps:
        name = f"{history.distribution} {step.title}"
        if step.failed:
            yield f"{name} can't be built: {step.failed}"
        else:
            since = f"; since {step.since}: {figures(step)}" if step.since else ""
            yield f"{name} on {step.python}: {step.counts.get('present', 0):,} of {history.asked:,} facts{since}"


def figures(step: Step) -> str:
    """How many facts it gained, lost and changed."""
    return "; ".join(_figure(way, changes) for way, changes in step.changes) or "nothing changed"


def _figure(way: str, changes: Sequence[Change]) -> str:
    """What the contract doesn't have is no loss, so it is told apart."""
    beyond = sum("added" in (_verdict(each.was), _verdict(each.now)) for each in changes)
    told = f"{len(changes):,} {way}"
    return f"{told}, {'all' if beyond == len(changes) else f'{beyond:,}'} beyond the contract" if beyond else told


def _verdict(said: Said | None) -> str:
    return said.verdict if said else ""


def others(step: Step) -> str:
    """What else had which version."""
    return ", ".join(f"{name} {version}" for name, version in step.versions.items())
