"""What a change means to a client: from whether it narrows or widens, and from who has to keep to it.

A request is what a client may send: narrowing it breaks clients that send what is no longer taken. A response is what
a client may rely on: widening it breaks clients that get what was never promised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.model import ElementKind
    from compare.values import Json, Value

Relation: TypeAlias = Literal["same", "narrower", "wider", "incomparable", "annotation"]
Effect: TypeAlias = Literal["none", "compatible", "breaking"]
Side: TypeAlias = Literal["request", "response"]
Turn: TypeAlias = Literal["as-is", "turned", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact of the baseline and of another document that are not the same.

    Attributes:
        rule: the fact's rule, such as `schema.maximum` or `member.exists`.
        before: what the baseline says, `None` where it says nothing.
        after: what the other says, `None` where it says nothing; never both `None`.
        side: who sends what stands here: `request` for the client, `response` for the API, `None` for neither. A
            webhook's or callback's request is sent by the API, so it is a `response` here.
        turn: whether narrowing here narrows the whole: not below `not` (`turned`), unknown below `if` (`both`).
        kinds: the kinds of the elements around the fact, the operation first, its own element last.
        label: how its element is called, such as `response 404` or `query limit`.
        old: what else the baseline says of the same element, rule to value; empty where it hasn't the element.
        new: the same for the other document.
    """

    rule: str
    before: Value | None
    after: Value | None
    side: Side | None = None
    turn: Turn = "as-is"
    kinds: tuple[ElementKind, ...] = ()
    label: str = ""
    old: Mapping[str, Json] = field(default_factory=dict)
    new: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a change is.

    Attributes:
        relation: how what the other document allows here relates to what the baseline does.
        effect: what it means to a client of the baseline that meets the other.
    """

    relation: Relation
    effect: Effect


def judge(change: Change) -> Judgement:
    """How a change relates what is allowed, and what that means to a client."""
    return Judgement(relation="incomparable", effect="breaking" if change.side else "none")
