"""Documents made from real ones: the same said otherwise, another dialect, and a change in nearly every schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.values import Json

    Object: TypeAlias = dict[str, Json]

SPARED = 20
"""Of this many schemas one stays as it is where nearly every one is changed."""

BOUNDS = {"string": "maxLength", "integer": "maximum", "number": "maximum", "array": "maxItems"}

IN_SCHEMA = frozenset({"items", "additionalProperties", "not"})
LISTS_IN_SCHEMA = frozenset({"allOf", "anyOf", "oneOf"})
NAMED_IN_SCHEMA = frozenset({"properties", "patternProperties", "definitions", "$defs"})
NAMED_ELSEWHERE = frozenset({"schemas", "definitions"})
DATA = frozenset({"example", "examples", "default", "enum", "value"})
"""Members in which nothing is a schema."""


def reordered(value: Json) -> Json:
    """The value with the members of every object in the opposite order."""
    if isinstance(value, dict):
        return {key: reordered(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [reordered(item) for item in value]
    return value


def changed(document: Json, *, every: int = 1) -> None:
    """Change a constraint or a text in nearly every schema of a document, or in one of `every`, in place.

    A bare reference says nothing of its own, so it stays.
    """
    own = [schema for schema in schemas(document) if "$ref" not in schema]
    for number, schema in enumerate(own, start=1):
        if number % every == 0 and number % SPARED:
            _change(schema)


def as_31(document: Json) -> None:
    """Put an OpenAPI 3.0 document into the words of 3.1, in place."""
    for part in _parts(document):
        if isinstance(part.get("$ref"), str):
            _only_reference(part)
    for schema in schemas(document):
        _respell(schema)
    if isinstance(document, dict):
        document["openapi"] = "3.1.0"


def schemas(document: Json) -> list[Object]:
    """Every schema of a document, bare references and schemas inside schemas too."""
    found: list[Object] = []
    waiting = [schema for part in _parts(document) for schema in _schemas_at(part)]
    while waiting:
        schema = waiting.pop()
        found.append(schema)
        waiting += _schemas_in(schema)
    return found


def _parts(value: Json) -> Iterator[Object]:
    """Every object from the document down to its schemas, these and what they hold not among them, nor data."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            yield part
            waiting += [item for key, item in part.items() if key not in DATA | NAMED_ELSEWHERE | {"schema"}]


def _schemas_at(part: Object) -> Iterator[Object]:
    yield from _dicts([part.get("schema")])
    for key in NAMED_ELSEWHERE:
        yield from _dicts(part.get(key))


def _schemas_in(schema: Object) -> Iterator[Object]:
    for key, value in schema.items():
        if key in IN_SCHEMA:
            yield from _dicts([value])
        elif key in LISTS_IN_SCHEMA or key in NAMED_IN_SCHEMA:
            yield from _dicts(value)


def _dicts(values: Json) -> Iterator[Object]:
    members = values.values() if isinstance(values, dict) else values if isinstance(values, list) else ()
    return (value for value in members if isinstance(value, dict))


def _change(schema: Object) -> None:
    kind = schema.get("type")
    bound = BOUNDS.get(kind) if isinstance(kind, str) and "enum" not in schema else None
    if bound:
        former = schema.get(bound)
        schema[bound] = former + 1 if isinstance(former, int) else 1_000_000
    else:
        schema["description"] = f"{schema.get('description', '')} Changed.".strip()


def _only_reference(part: Object) -> None:
    """3.0 ignores what stands beside a reference, 3.1 doesn't."""
    for key in [key for key in part if key != "$ref"]:
        del part[key]


def _respell(schema: Object) -> None:
    if isinstance(schema.get("$ref"), str):
        return _only_reference(schema)
    for side, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.pop(side, False) is True and bound in schema:
            schema[side] = schema.pop(bound)
    if "example" in schema:
        schema["examples"] = [schema.pop("example")]
    if schema.pop("nullable", False) is True:
        _with_null(schema)
    return None


def _with_null(schema: Object) -> None:
    """Say that null is allowed too, as an author means it who writes `nullable` beside an enum or branches."""
    kind, values = schema.get("type"), schema.get("enum")
    if isinstance(kind, str):
        schema["type"] = [kind, "null"]
    for key in ("oneOf", "anyOf"):
        branches = schema.get(key)
        if isinstance(branches, list):
            branches.append({"type": "null"})
    if "allOf" in schema:
        schema["anyOf"] = [{"allOf": schema.pop("allOf")}, {"type": "null"}]
    if isinstance(values, list) and None not in values:
        values.append(None)
