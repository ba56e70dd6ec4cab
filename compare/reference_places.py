"""Where a document's references are: the walk that tells a `$ref` that refers from one that is only data or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from compare.cursor import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.values import Json

Role: TypeAlias = Literal["object", "names", "paths", "examples", "example"]
"""What a JSON object is: one with keywords; names for objects; names or extensions; examples by name; one example."""

_DATA = frozenset({"example", "default", "enum", "const"})
_NAMES = frozenset(
    {
        *("properties", "patternProperties", "dependentSchemas", "$defs", "definitions"),
        *("schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks"),
        *("pathItems", "mediaTypes", "securityDefinitions", "content", "encoding"),
    }
)
_PATHS = frozenset({"paths", "webhooks", "x-webhooks"})


class Resource(NamedTuple):
    """A schema with an `$id`, to which the references in it are relative.

    Attributes:
        name: the `$id` as written.
        pointer: where the schema is.
    """

    name: str
    pointer: str


class Place(NamedTuple):
    """An object that may hold a reference.

    Attributes:
        members: the object.
        pointer: where it is.
        around: the resources that it is in, outermost first, itself included.
    """

    members: dict[str, Json]
    pointer: str
    around: tuple[Resource, ...]


def places(value: Json, pointer: str, seen: set[int]) -> Iterator[Place]:
    """Each object in a value that may hold a reference: none in examples, defaults, enums and extensions.

    Args:
        value: a document, or a part of one that a reference leads to.
        pointer: where it is.
        seen: the `id` of each object of an earlier walk, which this one passes by; it adds its own.
    """
    waiting: list[tuple[Json, str, Role, tuple[Resource, ...]]] = [(value, pointer, "object", ())]
    while waiting:
        item, here, role, around = waiting.pop()
        if isinstance(item, list):
            waiting.extend((child, f"{here}/{index}", role, around) for index, child in enumerate(item))
        elif isinstance(item, dict) and id(item) not in seen:
            seen.add(id(item))
            if role in {"object", "example"}:
                name = item.get("$id")
                around = (*around, Resource(name, here)) if isinstance(name, str) else around
                yield Place(item, here, around)
            for key, child in item.items():
                below = _below(role, key, child) if isinstance(child, dict | list) else None
                if below is not None:
                    waiting.append((child, f"{here}/{escape(key)}", below, around))


def _below(role: Role, key: str, child: Json) -> Role | None:
    """What a member is, or `None` for data."""
    extension = key.startswith("x-")
    match role:
        case "names":
            return "object"
        case "examples":
            return "example"
        case "example":
            return None
        case "paths":
            return None if extension else "object"
        case "object":
            return _keyword(key, child, extension=extension)


def _keyword(key: str, child: Json, *, extension: bool) -> Role | None:
    if key in _PATHS:
        return "paths"
    if extension or key in _DATA:
        return None
    if key == "examples":
        return "examples" if isinstance(child, dict) else None
    return "names" if key in _NAMES and isinstance(child, dict) else "object"
