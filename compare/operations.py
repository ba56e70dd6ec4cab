"""One operation with all that belongs to it, path-level parameters included."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from compare import openapi3, swagger2
from compare.document import ANY_METHOD
from compare.facts import Facts, element
from compare.parameters import joined
from compare.paths import add_servers, parameter_names
from compare.security import add_security

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.cursor import Cursor
    from compare.document import Dialect
    from compare.model import Element
    from compare.reading import Reading

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NAMED: dict[Dialect, tuple[str, ...]] = {"openapi-3.2": (*METHODS, "query"), "admindocs": (ANY_METHOD,)}


def methods(reading: Reading, entry: Cursor) -> Iterator[tuple[str, Cursor, Cursor]]:
    """The operations of a path: method, path item and operation; `query` and others stand here from 3.2 on.

    What stands beside a path item's `$ref` is read as well; the specification leaves open what it means.
    """
    items = path_items(reading, entry)
    named = _NAMED.get(reading.dialect, METHODS)
    seen: set[str] = set()
    for item in items:
        if not item.is_object and item.value is not None:
            reading.lose(item, "a path item is not an object")
        places = [(method.upper(), item.at(method)) for method in named if method in item.mapping]
        if reading.dialect == "openapi-3.2":
            places += item.at("additionalOperations").entries()
        for method, operation in places:
            if method in seen:
                continue
            if operation.is_object:
                seen.add(method)
                yield method, entry, operation
            else:
                reading.lose(operation, "an operation is not an object")


def path_items(reading: Reading, entry: Cursor) -> list[Cursor]:
    """A path item, and the one that it refers to; what stands beside the reference outranks that."""
    return [entry, reading.target(entry)] if entry.text("$ref") is not None else [entry]


class Rest(NamedTuple):
    """What has to be read of one operation.

    Attributes:
        said: the operation with those of its members by which it tells of itself.
        parameters: the parameters, those of the path included and references followed.
        unread: parts that need not be read: `requestBody`, `callbacks`, and responses by their status.
    """

    said: Cursor
    parameters: Sequence[Cursor]
    unread: frozenset[str] = frozenset()


def whole(reading: Reading, item: Cursor, operation: Cursor) -> Rest:
    """All of an operation."""
    inherited = [holder.at("parameters") for holder in reversed(path_items(reading, item))]
    return Rest(operation, joined(reading, *inherited, operation.at("parameters")))


def read_operation(reading: Reading, label: str, item: Cursor, operation: Cursor, rest: Rest) -> Element:
    """One operation.

    Args:
        reading: the document.
        label: the HTTP method, in capitals, and the path as clients see it.
        item: the path item.
        operation: the operation.
        rest: what of it has to be read.
    """
    facts = Facts(reading, "operation", (label,))
    said, members = rest.said, rest.said.mapping
    for key in ("summary", "description"):
        if key in members or key not in operation.mapping:
            items = (holder.get(key) for holder in path_items(reading, item))
            facts.prose(key, said.get(key) or next(filter(None, items), None))
    if "operationId" in members:
        facts.prose("operationId", said.get("operationId"))
    if "tags" in members:
        facts.words("tags", said.get("tags"), "documentation")
    if "deprecated" in members:
        facts.flag("deprecated", said.get("deprecated"), "documentation")
    facts.sunset(said)
    add_servers(reading, facts, operation, said, path_items(reading, item))
    if "externalDocs" in members:
        facts.prose("external docs", said.at("externalDocs").get("url"))
    if "security" in members or "security" not in operation.mapping:
        add_security(reading, facts, said)
    facts.extensions(said, frozenset({"x-nullable", "x-sunset"}))
    parts = tuple(_parts(reading, label.partition(" ")[2], operation, rest))
    return element("operation", label, operation, aspects=facts.found, parts=parts)


def _parts(reading: Reading, path: str, operation: Cursor, rest: Rest) -> Iterator[Element]:
    dialect = swagger2 if reading.dialect == "swagger-2.0" else openapi3
    if rest.parameters:
        yield from dialect.inputs(reading, operation, rest.parameters, parameter_names(path))
    if "requestBody" not in rest.unread and reading.dialect != "swagger-2.0":
        yield from openapi3.request_body(reading, operation)
    responses = operation.at("responses")
    if not responses.is_object and responses.value is not None:
        reading.lose(responses, "responses is not an object")
    for status in responses.mapping:
        if status in rest.unread or status.startswith("x-"):
            continue
        stated = responses.at(status)
        if stated.is_object:
            name = status if status == "default" else status.upper()
            yield dialect.response(reading, name, stated, operation)
        else:
            reading.lose(stated, "a response is not an object")
    if reading.dialect == "swagger-2.0":
        yield from swagger2.extras(reading, operation)
    elif "callbacks" not in rest.unread:
        yield from _callbacks(reading, operation)


def _callbacks(reading: Reading, operation: Cursor) -> Iterator[Element]:
    """The callbacks of an operation; what is in one is read when it is asked for, since it may contain itself."""
    for name, entry in operation.at("callbacks").entries():
        place = reading.target(entry)
        facts = Facts(reading, "callback")
        if place.value is None and (reference := entry.text("$ref")) is not None:
            facts.add("unresolved reference", reference, entry, "contract")
        facts.extensions(place)
        inner = partial(_called_back, reading, place)
        yield element("callback", f"callback {name}", place, aspects=facts.found, parts=inner)


def _called_back(reading: Reading, callback: Cursor) -> tuple[Element, ...]:
    found: list[Element] = []
    for url, entry in callback.entries():
        if url.startswith("x-"):
            continue
        for method, item, operation in methods(reading, entry):
            called = read_operation(reading, f"{method} {url}", item, operation, whole(reading, item, operation))
            own = "security" in operation.mapping  # the document's is that of the API, not of who is called back
            aspects = tuple(aspect for aspect in called.aspects if own or aspect.name != "security")
            found.append(replace(called, aspects=aspects))
    return tuple(found)
