"""One operation with all that belongs to it, path-level parameters included."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from compare import openapi3, swagger2
from compare.facts import Facts, element
from compare.parameters import joined
from compare.paths import parameter_names
from compare.security import add_security

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.cursor import Cursor
    from compare.model import Element
    from compare.reading import Reading

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def methods(reading: Reading, entry: Cursor) -> Iterator[tuple[str, Cursor, Cursor]]:
    """The operations of a path: method, path item and operation; `query` and others stand here from 3.2 on.

    What stands beside a path item's `$ref` is read as well; the specification leaves open what it means.
    """
    items = [entry, reading.target(entry)] if entry.text("$ref") is not None else [entry]
    named = (*METHODS, "query") if reading.dialect == "openapi-3.2" else METHODS
    seen: set[str] = set()
    for item in items:
        if not item.is_object and item.value is not None:
            reading.lose(item, "a path item is not an object")
        places = [(method.upper(), item.get(method)) for method in named]
        if reading.dialect == "openapi-3.2":
            places += item.at("additionalOperations").entries()
        for method, operation in places:
            if operation is None or method in seen:
                continue
            if operation.is_object:
                seen.add(method)
                yield method, item, operation
            else:
                reading.lose(operation, "an operation is not an object")


def read_operation(  # noqa: PLR0913 - they are the parts of an operation
    reading: Reading,
    method: str,
    path: str,
    item: Cursor,
    operation: Cursor,
    *,
    unread: frozenset[str] = frozenset(),
) -> Element:
    """One operation.

    Args:
        reading: the document.
        method: the HTTP method, in capitals.
        path: as clients see it.
        item: the path item.
        operation: the operation.
        unread: parts that need not be read: `parameters`, `requestBody`, `callbacks`, and responses by their status.
    """
    label = f"{method} {path}"
    facts = Facts(reading, "operation", (label,))
    for key in ("summary", "description"):
        facts.prose(key, operation.get(key) or item.get(key))
    facts.prose("operationId", operation.get("operationId"))
    facts.words("tags", operation.get("tags"), "documentation")
    facts.flag("deprecated", operation.get("deprecated"), "documentation")
    facts.sunset(operation)
    facts.prose("external docs", operation.at("externalDocs").get("url"))
    add_security(reading, facts, operation)
    facts.extensions(operation, frozenset({"x-nullable", "x-sunset"}))
    return element(
        "operation", label, operation, aspects=facts.found, parts=tuple(_parts(reading, path, item, operation, unread))
    )


def _parts(reading: Reading, path: str, item: Cursor, operation: Cursor, unread: frozenset[str]) -> Iterator[Element]:
    dialect = swagger2 if reading.dialect == "swagger-2.0" else openapi3
    if "parameters" not in unread:
        parameters = joined(reading, item.at("parameters"), operation.at("parameters"))
        yield from dialect.inputs(reading, operation, parameters, parameter_names(path))
    if "requestBody" not in unread and reading.dialect != "swagger-2.0":
        yield from openapi3.request_body(reading, operation)
    responses = operation.at("responses")
    if not responses.is_object and responses.value is not None:
        reading.lose(responses, "responses is not an object")
    for status in responses.mapping:
        if status in unread or status.startswith("x-"):
            continue
        stated = responses.at(status)
        if stated.is_object:
            name = status if status == "default" else status.upper()
            yield dialect.response(reading, name, stated, operation)
        else:
            reading.lose(stated, "a response is not an object")
    if reading.dialect == "swagger-2.0":
        yield from swagger2.extras(reading, operation)
    elif "callbacks" not in unread:
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
            called = read_operation(reading, method, url, item, operation)
            own = "security" in operation.mapping  # the document's is that of the API, not of who is called back
            aspects = tuple(aspect for aspect in called.aspects if own or aspect.name != "security")
            found.append(replace(called, aspects=aspects))
    return tuple(found)
