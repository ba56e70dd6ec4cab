"""A schema in one document that is a choice in another: `string`, and then any of `string` and `integer`.

The one without a choice is taken for a choice of one, so that what was added or taken away are the other branches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.cursor import Cursor
from compare.facts import element
from compare.model import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import View
    from compare.schemas import Schema

_OF_CHOICES = frozenset(
    {"schema.combination", "schema.discriminator", "schema.discriminator-mapping", "schema.nullable"}
)
"""What a schema that is nothing but a choice may say to clients."""


class Wrapped(NamedTuple):
    """One choice in all documents.

    Attributes:
        branches: those of each document.
        told: the rules of what the branches tell, so that the schemas around them need not.
        apart: whether no value fits two branches of a `oneOf`, which would keep it out.
    """

    branches: list[list[Element] | None]
    told: frozenset[str]
    apart: bool


def wrapped(schemas: Sequence[Schema | None], view: View) -> Wrapped | None:
    """Schemas that are choices in some documents and not in others as choices in all, or `None` where they aren't that.

    Args:
        schemas: one a document.
        view: whether they are read for requests or responses.
    """
    present = [schema for schema in schemas if schema is not None]
    choices = [bool(schema.parts.choices) for schema in present]
    if not any(choices) or all(choices):
        return None
    told: set[str] = {"schema.combination"}
    branches: list[list[Element] | None] = []
    for schema in schemas:
        if schema is None:
            branches.append(None)
            continue
        contract = {rule for rule, aspect in schema.node(view).aspects.items() if aspect.kind == "contract"}
        if schema.parts.choices:
            if contract - _OF_CHOICES or any(child.kind != "branch" for child in schema.node(view).children):
                return None
            branches.append(list(schema.node(view).children))
        else:
            if not contract - {"schema.nullable"} or "schema.enum" in contract:
                return None  # values with a description each are no branches to be told apart
            told |= contract - {"schema.nullable"}
            branches.append([*_by_type(schema, view)] or [_itself(schema, view)])
    return Wrapped(branches, frozenset(told), _apart(present, view))


def _apart(schemas: Sequence[Schema], view: View) -> bool:
    """Whether the branches of each `oneOf` are of types of their own; of other choices, several may fit."""
    for schema in schemas:
        for word, _, places in schema.parts.choices:
            types = [schema.reading.schema([place]).node(view).aspects.get("schema.type") for place in places]
            known = [stated.key for stated in types if stated is not None]
            if word == "oneOf" and len(set(known)) < len(places):
                return False
    return True


def _by_type(schema: Schema, view: View) -> Iterator[Element]:
    """A schema that is only of one of several types as a choice among these."""
    aspects = schema.node(view).aspects
    stated = aspects.get("schema.type")
    contract = {rule for rule, aspect in aspects.items() if aspect.kind == "contract"}
    if stated is None or not isinstance(stated.value, list) or contract - {"schema.nullable", "schema.type"}:
        return
    if schema.node(view).children:
        return
    for number, name in enumerate(stated.value):
        place = Cursor({"type": name}, f"{stated.pointer}/{number}", stated.owner)
        yield element("branch", f"({name})", place, schema=schema.reading.schema([place]))


def _itself(schema: Schema, view: View) -> Element:
    """A schema as its own only branch; what it says to readers, and of null, is said around it."""
    aspects = schema.node(view).aspects
    around = {rule for rule, aspect in aspects.items() if aspect.kind == "documentation"}
    stated = aspects.get("schema.type")
    label = f"({stated.value})" if stated is not None and isinstance(stated.value, str) else "(itself)"
    return Element(
        kind="branch",
        key=label,
        label=label,
        pointer=schema.pointer,
        owner=schema.owner,
        schema=schema,
        taken=frozenset(around | {"schema.nullable"}),
    )
