"""Rewrites into another dialect of OpenAPI 3, where the document says nothing that would change its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .picking import of_kind
from .places import dialect, steps

if TYPE_CHECKING:
    from .picking import Choice
    from .places import Kind, Place, Raw

_MODERN = frozenset(
    {"const", "$defs", "$id", "$anchor", "$schema", "$comment", "examples", "minContains", "maxContains", "contains"}
    | {"dependentRequired", "contentEncoding", "contentMediaType", "contentSchema"}
    | {member for _, member, _ in steps("schema", (3, 1))}
) - {member for _, member, _ in steps("schema", (3, 0))}
"""Keywords of a schema that OpenAPI 3.0 doesn't know."""

_OUTER = frozenset(
    {"title", "description", "default", "example", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml"}
)


def to_3_1(document: Raw, choose: Choice) -> Raw:
    """OpenAPI 3.0 as 3.1: null in the type list, exclusive bounds as numbers, references alone."""
    del choose
    places = of_kind(document, "schema") if dialect(document) == (3, 0) else []
    strange = any(_MODERN & place.value.keys() or isinstance(place.value.get("type"), list) for place in places)
    if strange or dialect(document) != (3, 0) or not all(_null_is_plain(place.value) for place in places):
        return document
    for place in of_kind(document, "parameter", "header", "response", "request body", "example", "link", "path item"):
        if place.reference is not None:
            place.put({"$ref": place.reference})
    for place in sorted(places, key=lambda place: -len(place.path)):
        place.put(_modern(place))
    return {**document, "openapi": "3.1.0"}


def _null_is_plain(schema: Raw) -> bool:
    """Whether `nullable` stands where the specification gives it a meaning (3.0.3, Schema Object)."""
    if schema.get("nullable") is not True or "$ref" in schema:
        return True
    listed = schema.get("enum", [None])
    return None in listed and ("type" in schema or ("allOf" in schema and not {"enum", "not"} & schema.keys()))


def _modern(place: Place) -> Raw:
    if place.reference is not None:
        return {"$ref": place.reference}
    found = dict(place.value)
    for side in ("minimum", "maximum"):
        exclusive = f"exclusive{side.capitalize()}"
        if found.pop(exclusive, False) is True and side in found:
            found[exclusive] = found.pop(side)
    if found.pop("nullable", False) is not True:
        return found
    if "type" in found:
        return {**found, "type": [found["type"], "null"]}
    outer = {key: value for key, value in found.items() if key in _OUTER}
    inner = {key: value for key, value in found.items() if key not in _OUTER}
    return {**outer, "anyOf": [inner, {"type": "null"}]}


def to_3_0(document: Raw, choose: Choice) -> Raw:
    """OpenAPI 3.1 as 3.0, where it uses no word that 3.0 lacks."""
    del choose
    places = of_kind(document, "schema") if dialect(document) == (3, 1) else []
    if dialect(document) != (3, 1) or not all(_old_enough(place) for place in places) or _new_members(document):
        return document
    for place in sorted(places, key=lambda place: -len(place.path)):
        place.put(_old(place.value))
    return {**document, "openapi": "3.0.3"}


def _new_members(document: Raw) -> bool:
    info, components = document.get("info", {}), document.get("components", {})
    new = {"summary"} & info.keys() or "identifier" in info.get("license", {}) or "pathItems" in components
    described = any(place.reference is not None and len(place.value) > 1 for place in of_kind(document, *_REFERRED))
    schemes = components.get("securitySchemes", {}).values()
    scopes = any(scheme.get("type") == "mutualTLS" for scheme in schemes)
    return bool(new) or described or scopes or "webhooks" in document or "jsonSchemaDialect" in document


_REFERRED: tuple[Kind, ...] = (
    "parameter",
    "header",
    "response",
    "request body",
    "example",
    "link",
    "path item",
    "callback",
)


def _old_enough(place: Place) -> bool:
    schema = place.value
    types = schema.get("type")
    alone = place.reference is None or len(schema) == 1
    listed = isinstance(types, list) and not (len(types) == 2 and "null" in types)
    reachable = not isinstance(types, list) or None in schema.get("enum", [None])
    words = _MODERN - {"const", "examples"}
    shown = len(schema.get("examples", [None])) == 1 and not {"example", "examples"} <= schema.keys()
    plain = not isinstance(schema.get("prefixItems"), list) and types != "null" and not _has_boolean(place)
    both = any({side, f"exclusive{side.capitalize()}"} <= schema.keys() for side in ("minimum", "maximum"))
    return alone and not listed and reachable and shown and plain and not both and not words & schema.keys()


def _has_boolean(place: Place) -> bool:
    """Whether a part of it is `true` or `false`, which only `additionalProperties` may be in 3.0."""
    held = [place.value.get("items"), place.value.get("not"), *place.value.get("properties", {}).values()]
    held += [*place.value.get("allOf", []), *place.value.get("anyOf", []), *place.value.get("oneOf", [])]
    return any(isinstance(value, bool) for value in held)


def _old(schema: Raw) -> Raw:
    found = dict(schema)
    if isinstance(found.get("type"), list):
        found["type"] = next(name for name in found["type"] if name != "null")
        found["nullable"] = True
    for side in ("minimum", "maximum"):
        exclusive = f"exclusive{side.capitalize()}"
        if exclusive in found:
            found[side], found[exclusive] = found[exclusive], True
    if "const" in found:
        found["enum"] = [found.pop("const")]
    if "examples" in found:
        found["example"] = found.pop("examples")[0]
    return found


def to_3_2(document: Raw, choose: Choice) -> Raw:
    """OpenAPI 3.1 as 3.2, which takes all of it over, where it doesn't use new words for something else."""
    del choose
    items = of_kind(document, "path item", "media type", "encoding")
    new = {"query", "additionalOperations", "itemSchema", "prefixEncoding", "itemEncoding"}
    if dialect(document) != (3, 1) or any(new & place.value.keys() for place in items):
        return document
    return {**document, "openapi": "3.2.0"}
