"""How facts change what is allowed that only say what it means, how it is written, or something to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.values import Value
    from compare.variance.change import Change, Relation


def annotation(_: Change) -> Relation:
    """It allows nothing and keeps nothing out: only readers look at it."""
    return "annotation"


def meaning(_: Change) -> Relation:
    """The same is allowed as before, whatever it now means."""
    return "same"


def another(_: Change) -> Relation:
    """Neither is known to allow what the other does."""
    return "incomparable"


def another_spelling(change: Change) -> Relation:
    """How a value is written: nothing is said where there is nothing to be written so, and no way is like another."""
    if (change.before is None or change.after is None) and not _is_marked(change.before or change.after):
        return "same"
    return "incomparable"


def ranges(change: Change) -> Relation:
    """A range of media types, against none or another: it allows what else isn't allowed."""
    if change.before is None or change.after is None:
        return "wider" if change.before is None else "narrower"
    return "incomparable"


def _is_marked(value: Value | None) -> bool:
    """Whether even a single value is written with more than itself (3.0 and later, Parameter Object, `style`)."""
    return value is not None and str(value.value).startswith(("label", "matrix"))
