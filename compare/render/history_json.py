"""Versions over time as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.history import History, Step
    from compare.since import Change, Said
    from compare.values import Json

FORMAT = 1


def render(histories: Sequence[History]) -> str:
    """The histories as text, indented, with a newline at the end.

    Args:
        histories: One a stack.
    """
    found = {"format": FORMAT, "histories": [_history(each) for each in histories]}
    return orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _history(history: History) -> dict[str, Json]:
    return {
        "stack": history.stack,
        "distribution": history.distribution,
        "profile": "slice" if history.is_slice else "whole",
        "facts": history.asked,
        "releases": [_step(step) for step in history.steps],
    }


def _step(step: Step) -> dict[str, Json]:
    if step.failed:
        return {"version": step.title, "failed": step.failed}
    return {
        "version": step.title,
        "python": step.python,
        "versions": dict(step.versions),
        "counts": dict(sorted(step.counts.items())),
        "since": step.since or None,
        **{way: [_change(each) for each in changes] for way, changes in step.changes},
    }


def _change(change: Change) -> dict[str, Json]:
    return {"id": change.fact, "where": change.where, "was": _said(change.was), "now": _said(change.now)}


def _said(said: Said | None) -> Json:
    return said.words if said else None
