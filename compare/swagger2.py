"""What only Swagger 2.0 spells in its own way: body and form parameters, `consumes` and `produces`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts import Facts, element
from compare.limits import FORMS
from compare.media import media_element, media_name, open_media_element
from compare.parameters import collection_format, header, parameter
from compare.schemas import member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.cursor import Cursor
    from compare.model import Element
    from compare.reading import Reading


def inputs(
    reading: Reading, operation: Cursor, parameters: Sequence[Cursor], path_names: list[str]
) -> Iterator[Element]:
    """The parameters and the request body of an operation."""
    fields: list[Cursor] = []
    for place in parameters:
        match place.text("in"):
            case "formData":
                fields.append(place)
            case "body":
                yield _body(reading, place, _types(reading, operation, "consumes"))
            case _:
                if (found := parameter(reading, place, path_names)) is not None:
                    yield found
    if fields:
        yield _form(reading, fields, _types(reading, operation, "consumes"))


def response(reading: Reading, status: str, stated: Cursor, operation: Cursor) -> Element:
    """One response; its media types are those that the operation produces."""
    place = reading.target(stated)
    facts = Facts(reading, "response")
    if place.value is None and (reference := stated.text("$ref")) is not None:
        facts.add("unresolved reference", reference, stated, "contract")
    facts.prose("description", place.get("description"))
    facts.extensions(place)
    children = [header(reading, name, entry) for name, entry in place.at("headers").entries()]
    children += _media(reading, place, _types(reading, operation, "produces"), operation)
    return element("response", f"response {status}", place, aspects=facts.found, parts=tuple(children))


def extras(reading: Reading, operation: Cursor) -> Iterator[Element]:
    """The media types that an operation produces, so that none of them gets lost where no response names it."""
    responses = (reading.target(stated) for _, stated in operation.at("responses").entries())
    holder = operation if "produces" in operation.mapping else reading.root
    if any("schema" in response.mapping for response in responses):
        for name in _types(reading, operation, "produces"):
            yield element("produced", f"produces {name}", holder.at("produces"), key=name)


def _types(reading: Reading, operation: Cursor, key: str) -> list[str]:
    """The operation's own media types, or else the document's."""
    place = operation.get(key) or reading.root.at(key)
    return list(dict.fromkeys(media_name(item.value) for item in place.listed() if isinstance(item.value, str)))


def _body(reading: Reading, place: Cursor, consumes: Sequence[str]) -> Element:
    facts = Facts(reading, "request-body")
    facts.flag("required", place.get("required"))
    facts.prose("description", place.get("description"))
    facts.extensions(place)
    schema = place.at("schema")
    if consumes:
        media = tuple(media_element(reading, name, place, [schema]) for name in consumes)
    else:
        media = (media_element(reading, "any media type", place, [schema], choices=()),)
    return element("request-body", "request body", place, aspects=facts.found, parts=media)


def _form(reading: Reading, fields: Sequence[Cursor], consumes: Sequence[str]) -> Element:
    """Form parameters as what they are: a body that is an object, with one member each."""
    facts = Facts(reading, "request-body")
    required = [place for place in fields if place.at("required").value is True]
    if required:
        facts.flag("required", required[0].get("required"))
    schema = Facts(reading, "schema")
    schema.add("type", "object", fields[0], "contract")
    members = tuple(found for place in fields if (found := _field(reading, place)) is not None)
    media = tuple(
        element("media-type", name, fields[0], aspects=schema.found, parts=members)
        for name in [name for name in consumes if name in FORMS] or FORMS
    )
    return element("request-body", "request body", fields[0], aspects=facts.found, parts=media)


def _field(reading: Reading, place: Cursor) -> Element | None:
    name = place.text("name")
    if name is None:
        return None
    schema = reading.schema([place], (name,))
    found = member(name, place, schema, required=place.at("required").value is True)
    if place.text("type") != "array":
        return found
    facts = Facts(reading, "member")
    facts.add("style", collection_format(place), place, "contract")
    return replace(found, aspects=(*found.aspects, *facts.found))


def _media(reading: Reading, place: Cursor, produces: Sequence[str], operation: Cursor) -> Iterator[Element]:
    schema = place.get("schema")
    examples = {media_name(name): example for name, example in place.at("examples").entries()}
    names = (f"Response {operation.text('operationId')}",)
    if schema is None:
        for name, example in examples.items():
            yield media_element(reading, name, example, [], examples=[example])
    elif len(produces) == 1:
        shown = [examples[produces[0]]] if produces[0] in examples else []
        yield media_element(reading, produces[0], schema, [schema], names=names, examples=shown)
    else:
        yield open_media_element(reading, produces, schema, names, examples)
