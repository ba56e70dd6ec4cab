"""Changes to be judged, in a few words each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from compare import Value
from compare.variance import Change, judge

if TYPE_CHECKING:
    from compare.values import Json
    from compare.variance import Relation

GONE: Final = object()
"""What stands in a table where a document says nothing; `None` is null there."""

HERE: Final = True
"""What a document says of an element that it has."""

FLIPPED: dict[Relation, Relation] = {
    "same": "same",
    "narrower": "wider",
    "wider": "narrower",
    "incomparable": "incomparable",
    "annotation": "annotation",
}


def change(rule: str, before: object, after: object, **others: Any) -> Change:  # noqa: ANN401 - any JSON
    """A change of a fact; what else the documents say of the element is given without the fact itself."""
    values = [None if value is GONE else Value(value=cast("Json", value)) for value in (before, after)]
    return Change(rule=rule, before=values[0], after=values[1], **others)


def relation(rule: str, before: object, after: object, **others: Any) -> Relation:  # noqa: ANN401 - any JSON
    """How what is allowed relates; the other way round it must be the inverse."""
    found = judge(change(rule, before, after, **others)).relation
    turned = {"old": "new", "new": "old", "outer_old": "outer_new", "outer_new": "outer_old"}
    back = judge(change(rule, after, before, **{turned.get(name, name): value for name, value in others.items()}))
    assert back.relation == FLIPPED[found], f"{rule} the other way round"
    return found
