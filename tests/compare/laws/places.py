"""Where things stand in a document: schemas, parameters, responses and the rest, told apart from mere data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

Raw: TypeAlias = dict[str, Any]
Key: TypeAlias = str | int
Shape: TypeAlias = Literal["one", "each", "list"]
Kind: TypeAlias = Literal[
    "document",
    "path item",
    "operation",
    "parameter",
    "request body",
    "response",
    "header",
    "media type",
    "encoding",
    "example",
    "link",
    "callback",
    "schema",
]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
SECTIONS: dict[str, Kind] = {
    "schemas": "schema",
    "responses": "response",
    "parameters": "parameter",
    "requestBodies": "request body",
    "headers": "header",
    "examples": "example",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path item",
}
"""The components of OpenAPI 3 that can be referred to."""

SECTIONS_2: dict[str, Kind] = {"definitions": "schema", "responses": "response", "parameters": "parameter"}
"""Those of Swagger 2.0, at the top of the document."""

_MAPS = ("path item", "callback")
_STEPS: dict[Kind, tuple[tuple[Shape, str, Kind], ...]] = {
    "document": (("each", "paths", "path item"), ("each", "webhooks", "path item")),
    "path item": (
        *(("one", method, "operation") for method in (*METHODS, "query")),
        ("each", "additionalOperations", "operation"),
        ("list", "parameters", "parameter"),
    ),
    "operation": (
        ("list", "parameters", "parameter"),
        ("one", "requestBody", "request body"),
        ("each", "responses", "response"),
        ("each", "callbacks", "callback"),
    ),
    "request body": (("each", "content", "media type"),),
    "response": (
        ("each", "headers", "header"),
        ("each", "content", "media type"),
        ("one", "schema", "schema"),
        ("each", "links", "link"),
    ),
    "media type": (
        ("one", "schema", "schema"),
        ("one", "itemSchema", "schema"),
        ("each", "examples", "example"),
        ("each", "encoding", "encoding"),
    ),
    "encoding": (("each", "headers", "header"),),
    "parameter": (("one", "schema", "schema"), ("each", "content", "media type"), ("each", "examples", "example")),
    "header": (("one", "schema", "schema"), ("each", "content", "media type"), ("each", "examples", "example")),
    "schema": (
        ("one", "items", "schema"),
        ("one", "additionalProperties", "schema"),
        ("each", "properties", "schema"),
        ("list", "allOf", "schema"),
    ),
}
_SINCE_3_0: tuple[tuple[Shape, str, Kind], ...] = (
    ("list", "oneOf", "schema"),
    ("list", "anyOf", "schema"),
    ("one", "not", "schema"),
)
_SINCE_3_1: tuple[tuple[Shape, str, Kind], ...] = (
    ("list", "prefixItems", "schema"),
    ("each", "patternProperties", "schema"),
    ("each", "dependentSchemas", "schema"),
    *(
        ("one", keyword, "schema")
        for keyword in ("if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties")
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """One thing in a document.

    Attributes:
        kind: what it is.
        value: itself, an object.
        path: the keys that lead to it.
        parent: what it stands in; `None` for the document and its components.
        via: the member of the parent that holds it, such as `properties`.
        holder: the object or list with it.
    """

    kind: Kind
    value: Raw
    path: tuple[Key, ...]
    parent: Place | None = None
    via: str = ""
    holder: Any = None

    @property
    def reference(self) -> str | None:
        """Where it refers to, if it is a reference."""
        found = self.value.get("$ref") if self.kind in SECTIONS.values() else None
        return found if isinstance(found, str) else None

    def put(self, value: Raw) -> None:
        """Write something else in its stead."""
        self.holder[self.path[-1]] = value


def dialect(document: Raw) -> tuple[int, int]:
    """The version of the specification, as two numbers."""
    major, minor = str(document.get("openapi") or document.get("swagger")).split(".")[:2]
    return int(major), int(minor)


def sections(document: Raw) -> Iterator[tuple[Kind, tuple[str, ...], Raw]]:
    """The components by kind: what they are, the keys that lead there, and themselves by name."""
    old = dialect(document) < (3, 0)
    components = document if old else document.get("components", {})
    for name, kind in (SECTIONS_2 if old else SECTIONS).items():
        if isinstance(components, dict) and isinstance(found := components.get(name), dict):
            yield kind, (name,) if old else ("components", name), found


def section(document: Raw, kind: Kind) -> tuple[tuple[str, ...], Raw]:
    """The components of a kind, which are made where there are none yet."""
    old = dialect(document) < (3, 0)
    name = next(name for name, held in (SECTIONS_2 if old else SECTIONS).items() if held == kind)
    components = document if old else document.setdefault("components", {})
    return (name,) if old else ("components", name), components.setdefault(name, {})


def walk(document: Raw) -> Iterator[Place]:
    """All places, each once, the components' too; references are not followed."""
    yield from below(document, Place(kind="document", value=document, path=()))
    for kind, path, held in sections(document):
        for name, value in held.items():
            if isinstance(value, dict):
                yield from below(document, Place(kind=kind, value=value, path=(*path, name), holder=held))


def below(document: Raw, place: Place) -> Iterator[Place]:
    """A place, and all that stands in it."""
    yield place
    if place.reference is None or (place.kind == "schema" and dialect(document) >= (3, 1)):
        for child in children(document, place):
            yield from below(document, child)


def children(document: Raw, place: Place) -> Iterator[Place]:
    """What stands directly in a place."""
    for shape, member, kind in steps(place.kind, dialect(document)):
        held: Any = place.value.get(member)
        if shape == "one" and isinstance(held, dict):
            path = (*place.path, member)
            yield Place(kind=kind, value=held, path=path, parent=place, via=member, holder=place.value)
        elif shape != "one" and isinstance(held, dict if shape == "each" else list):
            for key, value in _entries(held, member):
                path = (*place.path, member, key)
                yield Place(kind=kind, value=value, path=path, parent=place, via=member, holder=held)
    if place.kind == "callback":
        for key, value in _entries(place.value, "paths"):
            path = (*place.path, key)
            yield Place(kind="path item", value=value, path=path, parent=place, via="", holder=place.value)


def steps(kind: Kind, version: tuple[int, int]) -> tuple[tuple[Shape, str, Kind], ...]:
    """The members of a kind of place that hold places again, in a version of the specification."""
    found = _STEPS.get(kind, ())
    if kind == "schema":
        found += _SINCE_3_0 if version >= (3, 0) else ()
        found += _SINCE_3_1 if version >= (3, 1) else ()
    if kind in ("document", "path item"):
        new = {"webhooks": (3, 1), "query": (3, 2), "additionalOperations": (3, 2)}
        return tuple(step for step in found if version >= new.get(step[1], (0, 0)))
    return found


def _entries(held: Any, member: str) -> Iterator[tuple[Key, Raw]]:  # noqa: ANN401 - an object or a list
    listed = held.items() if isinstance(held, dict) else enumerate(held)
    for key, value in listed:
        extension = member in ("paths", "responses") and str(key).startswith("x-")
        if isinstance(value, dict) and not extension:
            yield key, value


def pointer(path: tuple[Key, ...]) -> str:
    """The reference to a place of the same document."""
    return "#" + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def target(document: Raw, reference: str) -> tuple[tuple[Key, ...], Raw] | None:
    """The place that a reference leads to, one step; `None` for one elsewhere, or to nothing."""
    if not reference.startswith("#/"):
        return None
    found: Any = document
    path: list[Key] = []
    for part in unquote(reference[2:]).split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(found, list) and key.isdigit() and int(key) < len(found):
            found, path = found[int(key)], [*path, int(key)]
        elif isinstance(found, dict) and key in found:
            found, path = found[key], [*path, key]
        else:
            return None
    return (tuple(path), found) if isinstance(found, dict) else None
