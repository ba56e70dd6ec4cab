"""How results differ from others of the same stack, a line each difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.notes import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.results import Deviates, Line, Results


def differences(kept: Results, fresh: Results) -> tuple[str, ...]:
    """What changed from one to the other; where nobody measured the fresh ones, nothing of the measurements."""
    found = [*_of_heads(kept, fresh), *_of_facts(kept, fresh)]
    if fresh.fuzzer:
        found += differences_found("same", kept.same, fresh.same)
        found += differences_found("true", kept.true, fresh.true)
    return tuple(found)


def differences_found(what: str, kept: Iterable[Deviates], fresh: Iterable[Deviates]) -> tuple[str, ...]:
    """What deviates no longer (-), and what deviates now (+)."""
    before, now = set(kept), set(fresh)
    gone = (f"- {what}: {one.operation}: {one.check}" for one in sorted(before - now))
    come = (f"+ {what}: {one.operation}: {one.check}" for one in sorted(now - before))
    return (*gone, *come)


def _of_heads(kept: Results, fresh: Results) -> Iterator[str]:
    for name in ("title", "profile", "python", "dialect", *(["fuzzer"] if fresh.fuzzer else [])):
        before, now = getattr(kept, name), getattr(fresh, name)
        if before != now:
            yield f"{name}: {before} → {now}"
    for name in sorted(kept.versions.keys() | fresh.versions.keys()):
        before, now = kept.versions.get(name, "none"), fresh.versions.get(name, "none")
        if before != now:
            yield f"{name}: {before} → {now}"


def _of_facts(kept: Results, fresh: Results) -> Iterator[str]:
    before, now = dict(_facts(kept)), dict(_facts(fresh))
    for key in [*before, *(key for key in now if key not in before)]:
        one, other = before.get(key), now.get(key)
        if one is None and other is not None:
            yield f"+ {other[0]}: {_said(other[1])}"
        elif one is not None and other is None:
            yield f"- {one[0]}: {_said(one[1])}"
        elif one and other and one[1] != other[1]:
            yield f"{other[0]}: {_said(one[1])} → {_said(other[1])}"


def _facts(results: Results) -> Iterator[tuple[str, tuple[str, Line]]]:
    for group, lines in results.facts.items():
        for line in lines:
            yield line.id, (name_of(group, line.fact, ""), line)


def _said(line: Line) -> str:
    return ", ".join(part for part in (line.verdict, line.means, line.value) if part)
