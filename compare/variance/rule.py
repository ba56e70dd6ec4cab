"""The form of a row of the effect table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from compare.variance.effects import by_variance

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.variance.change import Change, Effect, Relation

Relating: TypeAlias = "Callable[[Change], Relation]"
Effecting: TypeAlias = "Callable[[Change, Relation], Effect]"


class Rule(NamedTuple):
    """How a fact narrows and widens what is allowed, and what follows for clients. A tuple, to be a row of a table.

    Attributes:
        id: the fact's rule; `*` before the dot stands for any element, after it for whatever no other row names.
        narrows: the changes that allow less, in words; empty where none does.
        widens: the changes that allow more, in words; empty where none does.
        why: the reason in one line, and what differs from variance.
        relate: how a change relates what is allowed.
        effect: what follows from the relation; by variance unless `why` says otherwise.
    """

    id: str
    narrows: str
    widens: str
    why: str
    relate: Relating
    effect: Effecting = by_variance
