"""How counts, bounds and multiples change what is allowed, exactly: a float is what its decimal digits say."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.variance.order import ordered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.values import Json
    from compare.variance.change import Change, Relation

_End: TypeAlias = Literal["Minimum", "Maximum"]


def number(value: Json) -> Fraction | None:
    """A JSON number as it is written; `None` for anything else.

    Raises:
        ValueError: it is infinite or no number, which no JSON number can be.
    """
    if isinstance(value, float):
        return Fraction(repr(value))
    return Fraction(value) if isinstance(value, int) and not isinstance(value, bool) else None


def least(change: Change) -> Relation:
    """How a least count changes what is allowed; left out, it is 0."""
    return _least(change, 0)


def least_contained(change: Change) -> Relation:
    """How `minContains` changes what is allowed; left out, it is 1."""
    return _least(change, 1)


def most(change: Change) -> Relation:
    """How a greatest count changes what is allowed; left out, there is none."""
    before = None if change.before is None else number(change.before.value)
    after = None if change.after is None else number(change.after.value)
    if before is not None and after is not None:
        return ordered(after, before)
    if change.before is None:
        return "incomparable" if after is None else "narrower"
    return "wider" if change.after is None and before is not None else "incomparable"


def lower(change: Change) -> Relation:
    """How `minimum` and `exclusiveMinimum`, which are one bound together, change what is allowed."""
    return _bound(change, "Minimum", 1)


def upper(change: Change) -> Relation:
    """How `maximum` and `exclusiveMaximum`, which are one bound together, change what is allowed."""
    return _bound(change, "Maximum", -1)


def multiple(change: Change) -> Relation:
    """How `multipleOf` changes what is allowed: a multiple of the old step is a narrower step."""
    before = Fraction(0) if change.before is None else number(change.before.value)
    after = Fraction(0) if change.after is None else number(change.after.value)
    if before is None or after is None:
        return "incomparable"
    # The step 0 stands for none at all: every number is allowed then, as if all were multiples of it.
    if abs(before) == abs(after):
        return "same"
    if not before or (after and (after / before).denominator == 1):
        return "narrower"
    return "wider" if not after or (before / after).denominator == 1 else "incomparable"


def _least(change: Change, default: int) -> Relation:
    before = number(default if change.before is None else change.before.value)
    after = number(default if change.after is None else change.after.value)
    return "incomparable" if before is None or after is None else ordered(before, after)


def _bound(change: Change, end: _End, sign: int) -> Relation:
    changed = (change.before, change.after)
    if any(value is not None and number(value.value) is None for value in changed):
        return "incomparable"
    old, new = change.facts()
    whole = old.get("schema.type") == "integer" == new.get("schema.type")
    return ordered(*(_tightest(facts, end, sign, whole=whole) for facts in (old, new)))


def _tightest(facts: Mapping[str, Json], end: _End, sign: int, *, whole: bool) -> list[tuple[Fraction, bool]]:
    """The bound that holds, turned so that a greater one keeps out more and none keeps out least; one or nothing.

    An exclusive bound is tighter than an inclusive one; of whole numbers it is the inclusive one of the next.
    """
    found: list[tuple[Fraction, bool]] = []
    for rule, shut in ((f"schema.{end.lower()}", False), (f"schema.exclusive{end}", True)):
        value = number(facts.get(rule))
        if value is not None:
            turned = sign * value
            if whole:
                turned = Fraction(math.floor(turned) + 1 if shut else math.ceil(turned))
            found.append((turned, shut and not whole))
    return sorted(found)[-1:]
