"""What changed since a former report as JSON, as `report.schema.json` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.since import Change, Deviated, Moved, Said, Since, StackSince
    from compare.values import Json


def since_json(since: Since) -> Json:
    """All that changed."""
    return {
        "contract": _stack(since.contract),
        "stacks": [_stack(stack) for stack in since.stacks],
        "added": [*since.added],
        "removed": [*since.removed],
        "claims": _moved(since.claims),
    }


def _stack(stack: StackSince) -> Json:
    return {
        "name": stack.name,
        "gained": [_change(change) for change in stack.gained],
        "lost": [_change(change) for change in stack.lost],
        "changed": [_change(change) for change in stack.changed],
        "versions": _moved(stack.versions),
        "same": _deviated(stack.same),
        "true": _deviated(stack.true),
    }


def _change(change: Change) -> Json:
    return {"fact": change.fact, "where": change.where, "was": _said(change.was), "now": _said(change.now)}


def _said(said: Said | None) -> Json:
    if said is None:
        return None
    found: dict[str, Json] = {"verdict": said.verdict}
    if said.value is not None:
        found["value"] = said.value.value
    if said.means:
        found["means"] = said.means
    return found


def _moved(found: Iterable[Moved]) -> Json:
    return [{"name": each.name, "was": each.was, "now": each.now} for each in found]


def _deviated(found: Deviated) -> Json:
    return {"new": _pairs(found.new), "gone": _pairs(found.gone)}


def _pairs(pairs: Iterable[tuple[str, str]]) -> Json:
    return [{"operation": operation, "check": check} for operation, check in pairs]
