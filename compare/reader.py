"""A document to its model: the outline that all dialects share, with what differs in `swagger2` and `openapi3`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare import openapi3, swagger2
from compare.facts import Facts, element
from compare.model import Element
from compare.parameters import joined
from compare.paths import full_path, parameter_names, prefix, shape
from compare.reading import Reading
from compare.security import add_security

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.cursor import Cursor
    from compare.document import Document

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read(document: Document, *, extensions: bool = False) -> Element:
    """The document's model.

    Args:
        document: what to read.
        extensions: whether `x-` members count as facts.

    Raises:
        SourceError: it is too large, or nested too deeply, for this form of the comparison.
    """
    reading = Reading(document=document, extensions=extensions)
    try:
        children = (_info(reading), *_tags(reading), *_operations(reading))
    except RecursionError:
        raise reading.too_deep() from None
    return Element(kind="document", key="", label=document.name, pointer="", children=children)


def _info(reading: Reading) -> Element:
    info = reading.root.at("info")
    facts = Facts(reading, "info")
    for key in ("title", "version", "summary", "description"):
        facts.prose(key, info.get(key))
    facts.prose("terms of service", info.get("termsOfService"))
    for holder, keys in (("contact", ("name", "url", "email")), ("license", ("name", "identifier", "url"))):
        for key in keys:
            facts.prose(f"{holder} {key}", info.at(holder).get(key))
    facts.prose("external docs", reading.root.at("externalDocs").get("url"))
    facts.extensions(info)
    return Element(kind="info", key="info", label="info", pointer="/info", aspects=facts.found)


def _tags(reading: Reading) -> Iterator[Element]:
    for place in reading.root.at("tags").listed():
        name = place.text("name")
        if name is not None:
            facts = Facts(reading, "tag")
            facts.prose("description", place.get("description"))
            facts.prose("external docs", place.at("externalDocs").get("url"))
            facts.extensions(place)
            yield element(reading, "tag", f"tag {name}", place.pointer, aspects=facts.found)


def _operations(reading: Reading) -> Iterator[Element]:
    for path, entry in reading.root.at("paths").entries():
        if not path.startswith("x-"):
            item = reading.target(entry)
            for method, operation in _methods(reading, item):
                yield _operation(reading, method, full_path(prefix(reading, operation, item), path), item, operation)
    if reading.modern:
        for name, entry in reading.root.at("webhooks").entries():
            item = reading.target(entry)
            for method, operation in _methods(reading, item):
                yield _operation(reading, method, f"webhook {name}", item, operation)


def _methods(reading: Reading, item: Cursor) -> Iterator[tuple[str, Cursor]]:
    """The operations of a path; `query` and other methods stand here from 3.2 on."""
    named = [*_METHODS, "query"] if reading.dialect == "openapi-3.2" else _METHODS
    for method in named:
        operation = item.get(method)
        if operation is not None and operation.is_object:
            yield method.upper(), operation
    if reading.dialect == "openapi-3.2":
        yield from ((name, place) for name, place in item.at("additionalOperations").entries() if place.is_object)


def _operation(reading: Reading, method: str, path: str, item: Cursor, operation: Cursor) -> Element:
    label = f"{method} {path}"
    facts = Facts(reading, "operation", (label,))
    for key in ("summary", "description"):
        facts.prose(key, operation.get(key) or item.get(key))
    facts.prose("operationId", operation.get("operationId"))
    facts.words("tags", operation.get("tags"), "documentation")
    facts.flag("deprecated", operation.get("deprecated"), "documentation")
    facts.prose("external docs", operation.at("externalDocs").get("url"))
    add_security(reading, facts, operation)
    facts.extensions(operation)
    return element(
        reading,
        "operation",
        label,
        operation.pointer,
        key=f"{method} {shape(path)}",
        aspects=facts.found,
        children=tuple(_parts(reading, path, item, operation)),
    )


def _parts(reading: Reading, path: str, item: Cursor, operation: Cursor) -> Iterator[Element]:
    dialect = swagger2 if reading.dialect == "swagger-2.0" else openapi3
    parameters = joined(reading, item.at("parameters"), operation.at("parameters"))
    yield from dialect.inputs(reading, operation, parameters, parameter_names(path))
    for status, stated in operation.at("responses").entries():
        if not status.startswith("x-") and stated.is_object:
            name = status if status == "default" else status.upper()
            yield dialect.response(reading, name, stated, operation)
    if reading.dialect == "swagger-2.0":
        yield from swagger2.extras(reading, operation)
    else:
        yield from _callbacks(reading, operation)


def _callbacks(reading: Reading, operation: Cursor) -> Iterator[Element]:
    """The callbacks of an operation, their operations read as any others; one inside itself is only named."""
    for name, entry in operation.at("callbacks").entries():
        place = reading.target(entry)
        facts = Facts(reading, "callback")
        children: tuple[Element, ...] = ()
        if place.value is None and (reference := entry.text("$ref")) is not None:
            facts.add("unresolved reference", reference, entry.pointer, "contract")
        if place.pointer in reading.open_callbacks:
            facts.add("recursive", value=True, pointer=place.pointer, kind="contract")
        else:
            reading.open_callbacks.append(place.pointer)
            facts.extensions(place)
            children = tuple(_called_back(reading, place))
            reading.open_callbacks.pop()
        yield element(reading, "callback", f"callback {name}", place.pointer, aspects=facts.found, children=children)


def _called_back(reading: Reading, callback: Cursor) -> Iterator[Element]:
    for url, entry in callback.entries():
        if not url.startswith("x-"):
            item = reading.target(entry)
            for method, operation in _methods(reading, item):
                found = _operation(reading, method, url, item, operation)
                own = "security" in operation.mapping  # the document's is that of the API, not of who is called back
                aspects = tuple(aspect for aspect in found.aspects if own or aspect.name != "security")
                yield replace(found, key=f"{method} {url}", aspects=aspects)
