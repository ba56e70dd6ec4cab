"""From how two measures or two sets relate to how what they allow relates."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from compare.variance.change import Relation

_Measure = TypeVar("_Measure", Fraction, date, list[tuple[Fraction, bool]])


def ordered(before: _Measure, after: _Measure) -> Relation:
    """Of two measures the greater one keeps out more."""
    if before < after:
        return "narrower"
    return "wider" if after < before else "same"


def contained(*, kept: bool, held: bool) -> Relation:
    """Of two sets: whether all of the first is kept in the second, and all of the second was held by the first."""
    if kept:
        return "same" if held else "wider"
    return "narrower" if held else "incomparable"
