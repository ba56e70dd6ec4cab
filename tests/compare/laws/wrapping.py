"""Rewrites that wrap a schema in others or split it over them. Each changes its own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .picking import guard, of_kind, some
from .places import dialect

if TYPE_CHECKING:
    from .picking import Choice
    from .places import Place, Raw

_TOGETHER = (
    {"properties", "patternProperties", "additionalProperties"},
    {"items", "prefixItems", "additionalItems"},
    {"if", "then", "else"},
    {"contains", "minContains", "maxContains"},
    {"minimum", "exclusiveMinimum"},
    {"maximum", "exclusiveMaximum"},
    {"example", "examples"},
    {"type", "nullable", "x-nullable", "enum", "const", "oneOf", "anyOf", "allOf", "$ref", "format"},
)
"""Keywords whose meaning hangs on each other, or that all speak of null."""

_WHOLE = frozenset({"discriminator", "unevaluatedProperties", "unevaluatedItems", "$defs", "$schema", "$comment"})
"""Keywords that make a schema unfit to be split: they look at the whole of it, or hold what is referred to."""


def wrap_in_all_of(document: Raw, choose: Choice) -> Raw:
    """Put a schema into an `allOf` of one."""
    return _wrapped(document, choose, "allOf")


def wrap_in_any_of(document: Raw, choose: Choice) -> Raw:
    """Put a schema into an `anyOf` of one."""
    return _wrapped(document, choose, "anyOf") if dialect(document) >= (3, 0) else document


def wrap_in_one_of(document: Raw, choose: Choice) -> Raw:
    """Put a schema into a `oneOf` of one."""
    return _wrapped(document, choose, "oneOf") if dialect(document) >= (3, 0) else document


def _wrapped(document: Raw, choose: Choice, word: str) -> Raw:
    kept = guard(document)
    for place in some(choose, [place for place in _wrappable(document) if kept.may_move(place)]):
        place.put({word: [dict(place.value)]})
    return document


def _wrappable(document: Raw) -> list[Place]:
    """Schemas that may be any schema: in Swagger 2.0 not the parts of a parameter or header, nor files."""
    found = of_kind(document, "schema")
    if dialect(document) >= (3, 0):
        return found
    return [place for place in found if place.value.get("type") != "file"]


def split(document: Raw, choose: Choice) -> Raw:
    """Split the keywords of a schema over an `allOf` of two, what hangs together kept together."""
    kept = guard(document)
    for place in some(choose, [place for place in _wrappable(document) if kept.may_move(place) and _splits(place)]):
        groups = _groups(place.value)
        choose.shuffle(groups)
        middle = choose.choice(range(1, len(groups)))
        halves = groups[:middle], groups[middle:]
        parts = [{key: place.value[key] for group in half for key in group} for half in halves]
        place.put({"allOf": parts})
    return document


def _splits(place: Place) -> bool:
    """Whether there is something to split; a reference must stay alone in most dialects."""
    return not (_WHOLE | {"$ref"}) & place.value.keys() and len(_groups(place.value)) > 1


def _groups(schema: Raw) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for index, key in enumerate(schema):
        number = next((number for number, group in enumerate(_TOGETHER) if key in group), len(_TOGETHER) + index)
        found.setdefault(number, []).append(key)
    return list(found.values())


def split_members(document: Raw, choose: Choice) -> Raw:
    """Split the members of an object over an `allOf` of two objects."""
    kept = guard(document)
    for place in some(choose, [place for place in _wrappable(document) if kept.may_move(place) and _open(place)]):
        names = list(place.value["properties"])
        choose.shuffle(names)
        middle = choose.choice(range(1, len(names)))
        outer = {key: value for key, value in place.value.items() if key not in ("type", "properties", "required")}
        parts = [_members_of(place.value, half) for half in (names[:middle], names[middle:])]
        place.put({**outer, "allOf": parts})
    return document


def _open(place: Place) -> bool:
    """Whether it is an object whose members nothing else speaks of."""
    schema = place.value
    plain = not (_WHOLE | {"$ref", "allOf", "patternProperties", "additionalProperties"}) & schema.keys()
    return plain and schema.get("type") == "object" and len(schema.get("properties", {})) > 1


def _members_of(schema: Raw, names: list[str]) -> Raw:
    part: Raw = {"type": "object", "properties": {name: schema["properties"][name] for name in names}}
    required = [name for name in schema.get("required", []) if name in names or name not in schema["properties"]]
    return {**part, "required": required} if required else part
