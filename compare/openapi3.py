"""What only OpenAPI 3 spells in its own way: request bodies, responses by media type, and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts import Facts, element, example_places
from compare.media import media_element, media_name
from compare.parameters import header, parameter
from compare.raw_media import with_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.cursor import Cursor
    from compare.model import Element, View
    from compare.reading import Reading


def inputs(reading: Reading, operation: Cursor, parameters: list[Cursor], path_names: list[str]) -> Iterator[Element]:
    """The parameters and the request body of an operation."""
    for place in parameters:
        if (found := parameter(reading, place, path_names)) is not None:
            yield found
    stated = operation.get("requestBody")
    if stated is not None and stated.is_object:
        yield _request_body(reading, stated, operation)


def _request_body(reading: Reading, stated: Cursor, operation: Cursor) -> Element:
    place = reading.target(stated)
    facts = Facts(reading, "request-body")
    _unresolved(facts, stated, place)
    facts.flag("required", place.get("required"))
    facts.prose("description", place.get("description"))
    facts.extensions(place)
    names = (f"Body_{operation.text('operationId')}",)
    media = tuple(_media(reading, place, "request", names))
    return element(reading, "request-body", "request body", place.pointer, aspects=facts.found, children=media)


def response(reading: Reading, status: str, stated: Cursor, operation: Cursor) -> Element:
    """One response."""
    place = reading.target(stated)
    facts = Facts(reading, "response")
    _unresolved(facts, stated, place)
    override = stated.get("description") if reading.modern else None  # 3.1, Reference Object
    facts.prose("description", override or place.get("description"))
    facts.extensions(place)
    names = (f"Response {operation.text('operationId')}",)
    children = [header(reading, name, entry) for name, entry in place.at("headers").entries()]
    children += _media(reading, place, "response", names)
    children += [_link(reading, name, entry) for name, entry in place.at("links").entries()]
    return element(
        reading, "response", f"response {status}", place.pointer, aspects=facts.found, children=tuple(children)
    )


def _media(reading: Reading, holder: Cursor, view: View, names: tuple[str, ...]) -> Iterator[Element]:
    for media_type, entry in holder.at("content").entries():
        place = reading.target(entry)
        schemas = [found for key in ("schema", "itemSchema") if (found := place.get(key)) is not None]
        examples = example_places(reading, place)
        name = media_name(media_type)
        media = media_element(reading, name, place.pointer, schemas, view, names=names, examples=examples)
        yield with_parts(media, place.at("encoding"))


def _link(reading: Reading, name: str, entry: Cursor) -> Element:
    place = reading.target(entry)
    facts = Facts(reading, "link")
    for key in ("operationId", "operationRef", "description"):
        facts.prose(key, place.get(key))
    return element(reading, "link", f"link {name}", place.pointer, aspects=facts.found)


def _unresolved(facts: Facts, stated: Cursor, place: Cursor) -> None:
    if place.value is None and (reference := stated.text("$ref")) is not None:
        facts.add("unresolved reference", reference, stated.pointer, "contract")
