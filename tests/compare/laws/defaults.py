"""A rewrite that spells out what the specification gives as a default. It changes its own copy."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .picking import anywhere, some
from .places import dialect, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .picking import Choice
    from .places import Place, Raw

_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


def spell_defaults(document: Raw, choose: Choice) -> Raw:
    """Say what is so anyway: nothing is deprecated, optional, unique, closed, or written in another style."""
    found = [(place, left) for place in walk(document) if (left := _unsaid(document, place))]
    for place in some(choose, [place for place, _ in found]):
        stated = _unsaid(document, place)
        for key in stated:
            place.value[key] = deepcopy(stated[key])
    return document


def spell_one_default(document: Raw, choose: Choice) -> Raw:
    """One default at one place, so that what is found can only come from it."""
    found = [place for place in walk(document) if _unsaid(document, place)]
    if found:
        place = choose.choice(found)
        key, value = choose.choice(sorted(_unsaid(document, place).items()))
        place.value[key] = deepcopy(value)
    return document


def _unsaid(document: Raw, place: Place) -> Mapping[str, Any]:
    if place.reference is not None:
        return {}
    found = _defaults(document, place)
    return {key: value for key, value in found.items() if key not in place.value}


def _defaults(document: Raw, place: Place) -> Mapping[str, Any]:
    version = dialect(document)
    match place.kind:
        case "schema":
            return _of_schema(document, place.value, version)
        case "parameter":
            return _of_parameter(place.value, version)
        case "operation" if place.path[0] == "paths" and "callbacks" not in place.path:
            inherited = {key: held for key, held in document.items() if key in ("security", "consumes", "produces")}
            return {"deprecated": False, "parameters": [], "tags": [], **inherited}
        case "header" if "schema" not in place.value:
            return {}
        case kind:
            return (_PLAIN_2 if version < (3, 0) else _PLAIN_3).get(kind, {})


_PLAIN_2: Mapping[str, Mapping[str, Any]] = {"document": {"basePath": "/"}}
_PLAIN_3: Mapping[str, Mapping[str, Any]] = {
    "document": {"servers": [{"url": "/"}]},
    "request body": {"required": False},
    "header": {"required": False, "deprecated": False, "style": "simple", "explode": False},
}


def _of_schema(document: Raw, schema: Raw, version: tuple[int, int]) -> Mapping[str, Any]:
    found: dict[str, Any] = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False, "readOnly": False}
    if schema.get("type") == "file":
        return {}
    if not _looks_at_the_whole(document):
        found["additionalProperties"] = True
    if version >= (3, 0):
        found |= {"deprecated": False, "writeOnly": False}
    if version == (3, 0) and "x-nullable" not in schema:
        found["nullable"] = False
    if version <= (3, 0):
        found |= {f"exclusive{side[0].upper()}{side[1:]}": False for side in ("minimum", "maximum") if side in schema}
    if version >= (3, 1):
        found |= {"required": [], "properties": {}}
    return found


def _looks_at_the_whole(document: Raw) -> bool:
    """Whether some schema asks what those around it looked at: then `additionalProperties: true` says something."""
    found: list[bool] = []
    anywhere(document, lambda value: found.append("unevaluatedProperties" in value or "unevaluatedItems" in value))
    return any(found)


def _of_parameter(parameter: Raw, version: tuple[int, int]) -> Mapping[str, Any]:
    where = parameter.get("in")
    found: dict[str, Any] = {} if where == "path" else {"required": False}
    if where == "query":
        found["allowEmptyValue"] = False
    if version < (3, 0):
        return found | ({"collectionFormat": "csv"} if parameter.get("type") == "array" else {})
    found["deprecated"] = False
    if "content" in parameter or where not in _STYLES:
        return found
    style = parameter.get("style", _STYLES[where])
    found |= {"style": style, "explode": style == "form"}
    return found | ({"allowReserved": False} if where == "query" else {})
