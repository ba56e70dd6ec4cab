"""Schemas of OpenAPI 3.0 in the words of 3.1, to find those that are the same without reading them.

Only what has one other spelling is put into it; a schema with anything else in it is left to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from compare.values import Json

Known: TypeAlias = "dict[int, tuple[Json, Json]]"
"""What was respelled before, by the identity of the schema, beside the schema itself, so that it lives as long."""

_ALIKE = frozenset(
    {
        "$ref",
        "type",
        "title",
        "description",
        "format",
        "pattern",
        "enum",
        "default",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "uniqueItems",
        "minimum",
        "maximum",
        "multipleOf",
        "required",
        "readOnly",
        "writeOnly",
        "deprecated",
        "externalDocs",
        "xml",
    }
)
"""Keywords that both dialects read alike and that hold no schemas."""

_CHOICES = frozenset({"oneOf", "anyOf", "allOf", "$ref"})
_BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


class UnclearError(Exception):
    """A schema may mean something else in the words of 3.1."""


def respelled(schema: Json, known: Known) -> Json | None:
    """The schema in the words of 3.1, or `None` where there are several or none.

    Args:
        schema: a schema of 3.0.
        known: what was respelled before.
    """
    try:
        return _respelled(schema, known)
    except UnclearError:
        return None


def _respelled(schema: Json, known: Known) -> Json:
    if not isinstance(schema, dict):
        return schema
    found = known.get(id(schema))
    if found is not None:
        return found[1]
    made: dict[str, Json] = {}
    for key, value in schema.items():
        if key in _HOLDING:
            made[key] = _inside(key, value, known)
        elif key in _ALIKE or key.startswith("x-"):
            made[key] = value
        else:
            _respell(key, value, schema, made)
    if "$ref" in made and len(schema) > 1:
        raise UnclearError
    for shut, bound in _BOUNDS.items():
        if shut in made:
            del made[bound]
    if schema.get("nullable") is True:
        _allow_null(made)
    known[id(schema)] = schema, made
    return made


def _inside(keyword: str, value: Json, known: Known) -> Json:
    """The schemas in one; loops rather than comprehensions, so that a level of nesting takes two frames."""
    if keyword in _LISTS and isinstance(value, list):
        branches: list[Json] = []
        for branch in value:
            branches.append(_respelled(branch, known))  # noqa: PERF401 - see above
        return branches
    if keyword == "properties" and isinstance(value, dict):
        members: dict[str, Json] = {}
        for name, member in value.items():
            members[name] = _respelled(member, known)
        return members
    return _respelled(value, known) if keyword in _SINGLE else value


_LISTS = frozenset({"allOf", "oneOf", "anyOf"})
_SINGLE = frozenset({"items", "additionalProperties", "not"})
_HOLDING = _LISTS | _SINGLE | {"properties"}


def _respell(key: str, value: Json, schema: dict[str, Json], made: dict[str, Json]) -> None:
    """What has another spelling in 3.1."""
    if key == "example" and "examples" not in schema:
        made["examples"] = [value]
    elif key == "nullable" and isinstance(value, bool):
        pass
    elif key in _BOUNDS and isinstance(value, bool):
        if value:
            bound = schema.get(_BOUNDS[key])
            if bound is None:
                raise UnclearError
            made[key] = bound
    else:
        raise UnclearError


def _allow_null(made: dict[str, Json]) -> None:
    kind, values = made.get("type"), made.get("enum")
    if not isinstance(kind, str) or not _CHOICES.isdisjoint(made):
        raise UnclearError
    made["type"] = [kind, "null"]
    if "enum" in made:
        if not isinstance(values, list) or not values or None in values:
            raise UnclearError
        made["enum"] = [*values, None]
