"""How each document relates to the baseline in one occurrence of a change, and what that means to a client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from compare.instead import instead
from compare.keywords import CLOSED
from compare.values import Value
from compare.variance import Change, judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, KeysView

    from compare.model import Aspect, Element, View
    from compare.place import Stand, Zone
    from compare.values import Json
    from compare.variance import Effect, Relation
    from compare.walk import Occurrence

Judged: TypeAlias = "tuple[tuple[Relation, ...], tuple[Effect, ...]]"

_ANNOTATED: Judged = (("same", "annotation"), ("none", "none"))
"""Of two documents that don't say the same to their readers."""

_CLOSING = {f"schema.{keyword}": keyword for keyword in CLOSED}


def judged(occurrence: Occurrence, silent: Collection[int] = ()) -> Judged:
    """The relations and effects, one a document, against the first.

    Args:
        occurrence: what differs.
        silent: the numbers of those that are no documents: that they don't say it tells nothing of the API.
    """
    if occurrence.kind == "documentation" and len(occurrence.said) == 2 and all(occurrence.asked):  # noqa: PLR2004
        return _ANNOTATED
    relations: list[Relation] = ["same"]
    effects: list[Effect] = ["none"]
    before = occurrence.said[0]
    for at in range(1, len(occurrence.said)):
        after = occurrence.said[at]
        same = (None if before is None else before.key) == (None if after is None else after.key)
        if same or not occurrence.asked[0] or not occurrence.asked[at]:
            relation: Relation = "same"
            effect: Effect = "none"
        elif occurrence.kind == "documentation":
            relation, effect = "annotation", "none"
        else:
            found = judge(_change(occurrence, before, after, at))
            relation, effect = found.relation, found.effect
            if after is None and (occurrence.held[at] is not None or at in silent):
                effect = "none"  # its dialect can't say it: nothing is known of what the API does
        relations.append(relation)
        effects.append(effect)
    return tuple(relations), tuple(effects)


def _change(occurrence: Occurrence, before: Aspect | None, after: Aspect | None, at: int) -> Change:
    stand = occurrence.stand
    old, new = occurrence.group[0], occurrence.group[at]
    around = occurrence.around or (None,) * len(occurrence.group)
    return Change(
        rule=occurrence.rule,
        before=None if before is None else Value(value=before.value),
        after=None if after is None else Value(value=after.value),
        side=stand.view,
        turn=stand.turn,
        kinds=occurrence.place.kinds,
        label=occurrence.place.label,
        media_type=_MEDIA_TYPES[stand.zone],
        old=_turned(new, around[0], stand) if old is None else _facts(old, stand),
        new=_turned(old, around[at], stand) if new is None else _facts(new, stand),
        outer_old=_facts(around[0], stand),
        outer_new=_facts(around[at], stand),
        instead=instead((old, new), (around[0], around[at]), stand.view),
    )


_NOTHING: Mapping[str, Json] = {}

_MEDIA_TYPES: dict[Zone, str] = {
    "parameter": "",
    "form": "application/x-www-form-urlencoded",
    "text": "text/plain",
    "body": "application/json",
}
"""A media type that stands for all of its kind: a component is looked at once a kind."""


class _Facts(Mapping[str, "Json"]):
    """What is said of an element, by rule; its schema, which most rules don't ask for, is read when they do."""

    __slots__ = ("_element", "_said", "_view")

    def __init__(self, element: Element, view: View | None) -> None:
        self._element = element
        self._view = view
        self._said: dict[str, Aspect] | None = None

    def __getitem__(self, rule: str) -> Json:
        if self._said is None and not self._may_say(rule):
            raise KeyError(rule)
        return self._all[rule].value

    def keys(self) -> KeysView[str]:
        """The rules; of a dict, since the one of a mapping asks for each by itself."""
        return self._all.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> dict[str, Aspect]:
        if self._said is None:
            self._said = self._element.said(self._view)
        return self._said

    def _may_say(self, rule: str) -> bool:
        """Whether it may be said, as far as can be told without reading the schema."""
        if any(aspect.rule == rule for aspect in self._element.aspects):
            return True
        if self._element.schema is None or not rule.startswith("schema."):
            return False
        if rule == "schema.never":
            return self._element.schema.parts.never is not None
        keyword = _CLOSING.get(rule)
        return keyword is None or self._element.schema.mentions(keyword)


def _facts(element: Element | None, stand: Stand) -> Mapping[str, Json]:
    return _NOTHING if element is None else _Facts(element, stand.view)


def _turned(other: Element | None, around: Element | None, stand: Stand) -> Mapping[str, Json]:
    """For a member that a document has for the other side only: what makes it so."""
    if other is None or other.kind != "member" or around is None or around.schema is None:
        return _NOTHING
    if not around.schema.mentions("properties", other.key):
        return _NOTHING
    view: View = "request" if stand.view == "response" else "response"
    there = any(child.kind == "member" and child.key == other.key for child in around.schema.node(view).children)
    return {"schema.readOnly" if view == "response" else "schema.writeOnly": True} if there else _NOTHING
