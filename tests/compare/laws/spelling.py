"""Rewrites that say the same of a schema or an example in other words. Each changes its own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .picking import guard, of_kind, some
from .places import dialect, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from .picking import Choice
    from .places import Place, Raw

_ANNOTATIONS = frozenset(
    {"title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs"}
)
_PLAIN = frozenset(
    {"type", "enum", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "items"}
    | {"exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "properties", "required"}
    | {"additionalProperties", "minProperties", "maxProperties"}
)


def null_as_any_of(document: Raw, choose: Choice) -> Raw:
    """A type list with null as `anyOf` with null."""
    return _null_as(document, choose, "anyOf")


def null_as_one_of(document: Raw, choose: Choice) -> Raw:
    """A type list with null as `oneOf` with null."""
    return _null_as(document, choose, "oneOf")


def _null_as(document: Raw, choose: Choice, word: str) -> Raw:
    kept = guard(document)
    found = [place for place in _modern(document) if _nullable(place.value) and kept.may_move(place)]
    for place in some(choose, found):
        outer = {key: value for key, value in place.value.items() if key not in _PLAIN}
        place.put({**outer, word: [_without_null(place.value), {"type": "null"}]})
    return document


def _modern(document: Raw) -> list[Place]:
    return of_kind(document, "schema") if dialect(document) >= (3, 1) else []


def _nullable(schema: Raw) -> bool:
    types = schema.get("type")
    listed = isinstance(types, list) and "null" in types and len(types) > 1
    reachable = "enum" not in schema or (None in schema["enum"] and len(schema["enum"]) > 1)
    known = all(key in _PLAIN | _ANNOTATIONS or key.startswith("x-") for key in schema)
    return listed and reachable and known


def _without_null(schema: Raw) -> Raw:
    inner = {key: value for key, value in schema.items() if key in _PLAIN}
    left = [name for name in schema["type"] if name != "null"]
    inner["type"] = left[0] if len(left) == 1 else left
    if "enum" in inner:
        inner["enum"] = [value for value in inner["enum"] if value is not None]
    return inner


def null_by_extension(document: Raw, choose: Choice) -> Raw:
    """OpenAPI 3.0's `nullable` as `x-nullable`."""
    if dialect(document) != (3, 0):
        return document
    for place in some(choose, [place for place in of_kind(document, "schema") if place.value.get("nullable") is True]):
        place.put({("x-nullable" if key == "nullable" else key): value for key, value in place.value.items()})
    return document


def type_lists(document: Raw, choose: Choice) -> Raw:
    """A single type as a list of one."""
    for place in some(choose, [place for place in _modern(document) if isinstance(place.value.get("type"), str)]):
        place.value["type"] = [place.value["type"]]
    return document


def const_and_enum(document: Raw, choose: Choice) -> Raw:
    """`const` as an enum of one, and the other way round."""
    for place in some(choose, [place for place in _modern(document) if _single(place.value)]):
        place.put(dict(_other_word(key, value) for key, value in place.value.items()))
    return document


def _single(schema: Raw) -> bool:
    return ("const" in schema) != ("enum" in schema and len(schema["enum"]) == 1)


def _other_word(key: str, value: Any) -> tuple[str, Any]:  # noqa: ANN401 - any JSON
    match key:
        case "const":
            return "enum", [value]
        case "enum":
            return "const", value[0]
        case _:
            return key, value


def looser_bounds(document: Raw, choose: Choice) -> Raw:
    """Beside an exclusive bound, the same or a looser one that adds nothing."""
    sides = (("exclusiveMinimum", "minimum", -1), ("exclusiveMaximum", "maximum", 1))
    for place in some(choose, [place for place in _modern(document) if any(s in place.value for s, _, _ in sides)]):
        for exclusive, inclusive, outwards in sides:
            if exclusive in place.value and inclusive not in place.value:
                place.value[inclusive] = place.value[exclusive] + choose.choice([0, outwards])
    return document


def numbers(document: Raw, choose: Choice) -> Raw:
    """Whole numbers with a decimal point; before OpenAPI 3.1 a count must be without one (JSON Schema, draft 4)."""
    counts = ("maxLength", "minLength", "maxItems", "minItems") if dialect(document) >= (3, 1) else ()
    names = ("minimum", "maximum", "multipleOf", *counts)
    found = [place for place in of_kind(document, "schema") if any(_whole(place.value.get(name)) for name in names)]
    for place in some(choose, found):
        for name in names:
            if _whole(place.value.get(name)):
                place.value[name] = float(place.value[name])
    return document


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53


def single_example(document: Raw, choose: Choice) -> Raw:
    """`example` as `examples` with one, and the other way round."""
    kinds: tuple[tuple[Any, Callable[[Raw], Raw | None]], ...] = (
        ("media type", _named_examples),
        ("parameter", _named_examples),
        ("header", _named_examples),
        ("schema", _listed_examples),
    )
    if dialect(document) < (3, 0):
        return document
    usable = dict(kinds if dialect(document) >= (3, 1) else kinds[:3])
    found = [place for place in walk(document) if place.kind in usable and usable[place.kind](place.value)]
    kept = guard(document)
    for place in some(choose, [place for place in found if (*place.path, "examples") not in kept.passed]):
        place.put(usable[place.kind](place.value) or place.value)
    return document


def _named_examples(value: Raw) -> Raw | None:
    rest = {key: held for key, held in value.items() if key not in ("example", "examples")}
    match value:
        case {"example": _, "examples": _}:
            return None
        case {"example": shown}:
            return {**rest, "examples": {"one": {"value": shown}}}
        case {"examples": dict(named)} if len(named) == 1:
            (only,) = named.values()
            return {**rest, "example": only["value"]} if isinstance(only, dict) and list(only) == ["value"] else None
        case _:
            return None


def _listed_examples(value: Raw) -> Raw | None:
    rest = {key: held for key, held in value.items() if key not in ("example", "examples")}
    match value:
        case {"example": _, "examples": _}:
            return None
        case {"example": shown}:
            return {**rest, "examples": [shown]}
        case {"examples": [shown]}:
            return {**rest, "example": shown}
        case _:
            return None
