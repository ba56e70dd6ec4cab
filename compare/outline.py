"""What can be told of a schema without following it to the end: where two outlines differ, two schemas do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable

    from compare.model import Element, View
    from compare.schemas import Schema

DEEPEST = 5
"""The levels of a schema that an outline shows at most."""

Known: TypeAlias = "dict[tuple[int, View, int], int]"
"""Outlines of schemas by the schema's identity and by depth, so that none is made twice."""


def outline(element: Element, view: View, depth: int, known: Known) -> Hashable:
    """The same for elements that say the same, so many levels deep.

    Branches count as a set: which is which is not told by their names.

    Args:
        element: anything with a schema.
        view: whether it is read for requests or responses.
        depth: how many levels below it are looked at.
        known: the outlines that were made before.
    """
    own = tuple(aspect.key for aspect in element.aspects)
    return (own, _outline(element.schema, view, depth, known)) if element.schema is not None else own


def _outline(schema: Schema, view: View, depth: int, known: Known) -> int:
    mark = (id(schema), view, depth)
    found = known.get(mark)
    if found is None:
        node = schema.node(view)
        aspects = frozenset([(rule, aspect.key) for rule, aspect in node.aspects.items()])
        inner = [
            (child.kind, "" if child.kind == "branch" else child.key, outline(child, view, depth - 1, known))
            for child in (node.children if depth else ())
        ]
        found = known[mark] = hash((aspects, frozenset(inner)))
    return found
