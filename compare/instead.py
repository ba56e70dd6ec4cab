"""What a document that lacks an element has in its place: what other keywords, or a range of statuses, say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Element, View
    from compare.variance.change import Instead


def instead(group: Sequence[Element | None], around: Sequence[Element | None], view: View | None) -> Instead:
    """What the document that lacks an element lets stand in its place.

    Args:
        group: the element in the baseline and in the other document.
        around: the element around it in each.
        view: who sends what stands there.
    """
    has = next((element for element in group if element is not None), None)
    holder = around[1] if group[1] is None else around[0]
    if None not in group or has is None or holder is None:
        return "anything"
    if has.kind == "response":
        return "more" if _is_spelt_out(has.key, holder) else "anything"
    if holder.schema is None or has.schema is None or view is None:
        return "anything"
    inner = holder.schema.node(view).children if _is_of_others(has, holder) else ()
    if has.kind == "member":
        return _of_a_member(has, inner)
    return _in_place_of(has, inner, ("[]", "unevaluatedItems")) if has.label.startswith("[") else "anything"


def _is_spelt_out(status: str, operation: Element) -> bool:
    """Whether an operation has a status of this range."""
    statuses = [part.key.removeprefix("response ") for part in operation.own() if part.kind == "response"]
    return status.endswith("XX") and any(found[:1] == status.removeprefix("response ")[:1] for found in statuses)


def _is_of_others(has: Element, holder: Element) -> bool:
    """Whether the schema around it says something of members or items that it doesn't name, so that it is read."""
    words = _OF_MEMBERS if has.kind == "member" else _OF_ITEMS
    return holder.schema is not None and any(holder.schema.mentions(word) for word in words)


_OF_MEMBERS = ("patternProperties", "additionalProperties", "unevaluatedProperties")
_OF_ITEMS = ("items", "unevaluatedItems")


def _of_a_member(has: Element, inner: Sequence[Element]) -> Instead:
    matching = [part for part in inner if _matches(part, has.label)]
    if matching:
        return "the same" if any(_is_same(has, part) for part in matching) else "more"
    return _in_place_of(has, inner, ("*", "unevaluatedProperties"))


def _in_place_of(has: Element, inner: Sequence[Element], labels: Sequence[str]) -> Instead:
    """What the schema for all others says, which the element is taken out of."""
    for part in inner:
        if part.label in labels and part.kind in {"subschema", "items"} and part.schema is not None:
            if part.schema.parts.never is not None:
                return "nothing"
            return "the same" if _is_same(has, part) else "something else"
    return "anything"


def _is_same(one: Element, other: Element) -> bool:
    """Whether the schemas of two elements of whatever documents are the same text."""
    places = [element.schema.places if element.schema is not None else () for element in (one, other)]
    first, second = ([canonical(place.value) for place in listed] for listed in places)
    return first == second


def _matches(part: Element, name: str) -> bool:
    """Whether this is the schema for members by a pattern, and the name matches it, as far as that is quickly told."""
    if part.kind != "subschema" or len(part.label) < 2 or not (part.label[0] == part.label[-1] == "/"):  # noqa: PLR2004
        return False
    pattern = part.label[1:-1]
    if len(name) > _LONGEST or len(pattern) > _LONGEST or _SLOW.search(pattern):
        return True
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return True


_LONGEST = 100
_SLOW = re.compile(r"\)[*+?{]|(?:[*+?{][^*+?{]*){4}")
"""Patterns that may take Python for ever: a repeated group, or more than three repetitions."""
