"""Of schemas that are plain objects in every document: which of their lines changed, without reading the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.keywords import MODERN_SUBSCHEMAS, SINGLE_SUBSCHEMAS
from compare.prune import same_json
from compare.schemas import child, lose_schema, member, says, wanted_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.cursor import Cursor
    from compare.model import Element, ElementKind, View
    from compare.prune import Pruning
    from compare.schemas import Schema
    from compare.values import Json

_COMPOUND = frozenset(
    {"$ref", "allOf", "oneOf", "anyOf", "discriminator", "prefixItems", "patternProperties", "dependentSchemas"}
    | {"if", "then", "else", "contentSchema"}
)
"""Keywords by which a schema is more than its own lines."""

_EVERYWHERE = frozenset(
    {
        "type",
        "title",
        "description",
        "format",
        "pattern",
        "enum",
        "default",
        "example",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minimum",
        "maximum",
        "multipleOf",
        "properties",
        "required",
        "items",
        "additionalProperties",
        "readOnly",
        "writeOnly",
        "deprecated",
    }
)
"""Keywords that every dialect reads alike."""

_SINGLE = SINGLE_SUBSCHEMAS.keys()


class Lines(NamedTuple):
    """What has to be read.

    Attributes:
        told: the keywords that differ and by which the schemas tell of themselves.
        children: the schemas in them that differ, each beside its like.
    """

    told: frozenset[str]
    children: list[list[Element | None]]


def changed_lines(
    schemas: Sequence[Schema], view: View, pruning: Pruning, is_known: Callable[[str], bool]
) -> Lines | None:
    """Which lines of these schemas have to be read, or `None` where they are too involved to tell.

    Args:
        schemas: one a document.
        view: whether they are read for requests or responses.
        pruning: what need not be read.
        is_known: whether what a reference leads to has been read before; asked for lines that are nothing else.
    """
    if not pruning.on:
        return None
    values: list[dict[str, Json]] = []
    for schema in schemas:
        value = schema.places[0].value if len(schema.places) == 1 else None
        if not isinstance(value, dict) or not _COMPOUND.isdisjoint(value):
            return None
        values.append(value)
    changed = _changed(values)
    if pruning.mixed:
        changed.update(key for value in values for key in value if key not in _EVERYWHERE)
    told = frozenset([key for key in changed if _is_told(key, values)])
    children = [*_subschemas(schemas, values, pruning, is_known)]
    if any("properties" in value or "required" in value for value in values):
        children += _members(schemas, values, view, pruning, is_known)
    return Lines(told, children)


def _is_told(keyword: str, values: Sequence[dict[str, Json]]) -> bool:
    """Whether a schema's own facts depend on a keyword, rather than only the schemas in it."""
    if keyword in ("properties", "required"):
        return False
    return keyword not in _SINGLE or any(not isinstance(value.get(keyword, {}), dict) for value in values)


def _changed(values: Sequence[dict[str, Json]]) -> set[str]:
    """The keywords that differ; of those that hold schemas, perhaps in nothing but `true` for 1."""
    first, *others = values
    found: set[str] = set()
    for other in others:
        found.update(first.keys() ^ other.keys())
        for key, item in other.items():
            known = first.get(key)
            if known is item:
                continue
            if known != item or not (
                type(item) is str or key == "properties" or key in _SINGLE or same_json(known, item)
            ):
                found.add(key)
    return found


def _subschemas(
    schemas: Sequence[Schema], values: Sequence[dict[str, Json]], pruning: Pruning, is_known: Callable[[str], bool]
) -> Iterator[list[Element | None]]:
    keywords = {key: None for value in values for key in value if key in _SINGLE}
    for keyword in keywords:
        inner = [value.get(keyword) for value in values]
        if (pruning.mixed and keyword in MODERN_SUBSCHEMAS) or not pruning.same(inner):
            if keyword in _ON_THE_SAME_TERMS and _is_edge(inner, is_known):
                continue
            group = [_subschema(schema, keyword) for schema in schemas]
            if any(group):
                yield group


_ON_THE_SAME_TERMS = frozenset({"items", "additionalProperties"})
"""Keywords of every dialect whose schema is met on the terms of the one around it."""


def _is_edge(values: Sequence[Json], is_known: Callable[[str], bool]) -> bool:
    """Whether these are one and the same reference, to what is known."""
    first = values[0]
    if type(first) is not dict or len(first) != 1:
        return False
    reference = first.get("$ref")
    return type(reference) is str and all(value == first for value in values) and is_known(reference)


def _subschema(schema: Schema, keyword: str) -> Element | None:
    place = schema.places[0].get(keyword)
    if place is None or not says(place, keyword) or (keyword in MODERN_SUBSCHEMAS and not schema.reading.modern):
        return None
    kind: ElementKind = "items" if keyword == "items" else "subschema"
    return child(schema.reading, kind, SINGLE_SUBSCHEMAS[keyword], [place])


def _members(
    schemas: Sequence[Schema],
    values: Sequence[dict[str, Json]],
    view: View,
    pruning: Pruning,
    is_known: Callable[[str], bool],
) -> Iterator[list[Element | None]]:
    listed = [members if isinstance(members := value.get("properties"), dict) else {} for value in values]
    required = [_texts(value.get("required")) for value in values]
    unsettled = frozenset[str]().union(*(names ^ required[0] for names in required))
    same = pruning.same_members(listed)
    names = {name: None for members in listed for name in members if name not in same or name in unsettled}
    names.update((name, None) for wanted in required for name in wanted if name in unsettled)
    sides = [
        (schema, schema.places[0].at("properties"), wanted) for schema, wanted in zip(schemas, required, strict=True)
    ]
    for name in names:
        if name not in unsettled and _is_edge([members.get(name) for members in listed], is_known):
            continue
        group = [_member(schema, place, name, view, required=name in wanted) for schema, place, wanted in sides]
        if any(group):
            yield group


def _member(schema: Schema, properties: Cursor, name: str, view: View, *, required: bool) -> Element | None:
    """One member, as `members` of the whole schema would give it."""
    reading = schema.reading
    place = properties.get(name)
    if place is not None and isinstance(place.value, dict | bool):
        found = reading.schema([place], (name,))
        return None if found.is_hidden(view) else member(name, place, found, required=required)
    if place is not None:
        lose_schema(reading, place)
    where = schema.places[0].at("required")
    return member(name, wanted_at([where], name), reading.empty, required=True) if required else None


def _texts(value: Json) -> frozenset[str]:
    return (
        frozenset(item for item in value if isinstance(item, str) and item) if isinstance(value, list) else frozenset()
    )
