"""What only OpenAPI 3 spells in its own way: request bodies, responses by media type, and links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts import Facts, element, example_places
from compare.media import media_element, media_name
from compare.parameters import headers, parameter
from compare.raw_media import with_parts
from compare.schemas import child

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.cursor import Cursor
    from compare.model import Element
    from compare.reading import Reading


def inputs(
    reading: Reading, operation: Cursor, parameters: Sequence[Cursor], path_names: list[str]
) -> Iterator[Element]:
    """The parameters of an operation."""
    del operation  # Swagger 2.0 says there what its body is
    for place in parameters:
        if (found := parameter(reading, place, path_names)) is not None:
            yield found


def request_body(reading: Reading, operation: Cursor) -> Iterator[Element]:
    """The request body of an operation, if it has one."""
    stated = operation.get("requestBody")
    if stated is not None and stated.is_object:
        yield _request_body(reading, stated, operation)


def _request_body(reading: Reading, stated: Cursor, operation: Cursor) -> Element:
    place = reading.target(stated)
    facts = Facts(reading, "request-body")
    _unresolved(facts, stated, place)
    facts.flag("required", place.get("required"))
    override = stated.get("description") if reading.modern else None  # 3.1, Reference Object
    facts.prose("description", override or place.get("description"))
    facts.extensions(place)
    names = (f"Body_{operation.text('operationId')}",)
    media = tuple(_media(reading, place, names))
    return element("request-body", "request body", place, aspects=facts.found, parts=media)


def response(reading: Reading, status: str, stated: Cursor, operation: Cursor) -> Element:
    """One response."""
    place = reading.target(stated)
    facts = Facts(reading, "response")
    _unresolved(facts, stated, place)
    override = stated.get("description") if reading.modern else None  # 3.1, Reference Object
    facts.prose("description", override or place.get("description"))
    facts.extensions(place)
    names = (f"Response {operation.text('operationId')}",)
    children = [*headers(reading, place)]
    children += _media(reading, place, names)
    children += [_link(reading, name, entry) for name, entry in place.at("links").entries()]
    return element("response", f"response {status}", place, aspects=facts.found, parts=tuple(children))


def _media(reading: Reading, holder: Cursor, names: tuple[str, ...]) -> Iterator[Element]:
    for media_type, entry in holder.at("content").entries():
        place = reading.target(entry)
        schemas = [found] if (found := place.get("schema")) is not None else []
        examples = example_places(reading, place)
        media = media_element(reading, media_name(media_type), place, schemas, names=names, examples=examples)
        if "itemSchema" in place.mapping:
            media = replace(media, parts=(child(reading, "items", "each item", [place.at("itemSchema")]),))
        yield with_parts(reading, media, place)


def _link(reading: Reading, name: str, entry: Cursor) -> Element:
    place = reading.target(entry)
    facts = Facts(reading, "link")
    for key in ("operationId", "operationRef"):
        facts.prose(key, place.get(key))
    override = entry.get("description") if reading.modern else None  # 3.1, Reference Object
    facts.prose("description", override or place.get("description"))
    for key in ("parameters", "requestBody"):
        if (given := place.get(key)) is not None and given.value != {}:
            facts.add(key, given.value, given, "documentation")
    facts.prose("server", place.at("server").get("url"))
    return element("link", f"link {name}", place, aspects=facts.found)


def _unresolved(facts: Facts, stated: Cursor, place: Cursor) -> None:
    if place.value is None and (reference := stated.text("$ref")) is not None:
        facts.add("unresolved reference", reference, stated, "contract")
