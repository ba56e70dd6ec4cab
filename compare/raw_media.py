"""Bodies and parts of bodies that are bytes or text as they are, which each dialect spells otherwise.

An image as a response is `image/png: {}` from 3.1 on, `{type: string, format: binary}` in 3.0 and `type: file` in 2.0;
as a part of a form it is `contentMediaType: image/png`, `format: binary` and a parameter of `type: file`.
"""

from __future__ import annotations

import operator
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.cursor import Cursor
from compare.model import Aspect
from compare.parameters import headers, types_of, written
from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Element, View
    from compare.reading import Reading
    from compare.values import Json

_BYTES = re.compile(r"(image|audio|video|font)/(?!.*[+]xml)[^*]+|application/(octet-stream|pdf|zip|gzip)")
"""Media types of which nothing but bytes can be told."""

_MULTIPART, _FORM = "multipart/", "application/x-www-form-urlencoded"


def without_spelling(children: Sequence[Element], view: View) -> Iterator[Element]:
    """The children of a body, where bytes or text are meant without the schema that only says so again."""
    for child in children:
        name = child.key.partition(";")[0]
        if child.kind == "media-type" and (_is_bytes(name) or name.startswith("text/")):
            yield replace(child, taken=child.taken | _unsaid(child, name, view))
        else:
            yield child


def _unsaid(media: Element, name: str, view: View) -> frozenset[str]:
    said = {rule: aspect.value for rule, aspect in media.said(view).items()}
    repeats = said.get("schema.contentMediaType") == name and "schema.contentEncoding" not in said
    if said.get("schema.type") != "string" and not repeats:
        return frozenset()
    if _is_bytes(name) and (said.get("schema.format") == "binary" or repeats):
        return frozenset({"schema.type", "schema.format", "schema.contentMediaType"})
    if name.startswith("text/") and said.get("schema.format") == "binary":
        return frozenset({"schema.format"})
    return frozenset()


def with_parts(reading: Reading, media: Element, place: Cursor) -> Element:
    """A media type; the parts of a form with what `encoding` says of them, and as bytes where they are.

    Args:
        reading: the document.
        media: the media type.
        place: where it stands.
    """
    if "itemEncoding" in place.mapping:  # 3.2: the parts are the items of a list
        own = tuple(_encoded(reading, child, place.at("itemEncoding"), media.label) for child in media.own())
        media = replace(media, parts=own)
    if "prefixEncoding" in place.mapping:
        reading.lose(place.at("prefixEncoding"), "prefixEncoding is not read")
    if not media.label.startswith((_MULTIPART, _FORM)) or media.schema is None:
        return media
    node = media.schema.node("request")
    parts = tuple(
        _encoded(reading, child, _encoding(place, child), media.label) if child.kind in ("member", "items") else child
        for child in node.children
    )
    if media.label.startswith(_FORM) and all(map(operator.is_, parts, node.children)):
        return media
    aspects = tuple(aspect for rule, aspect in node.aspects.items() if rule not in media.taken)
    return replace(media, aspects=(*media.aspects, *aspects), parts=(*media.own(), *parts), schema=None)


def _encoding(place: Cursor, child: Element) -> Cursor:
    return place.at("encoding").at(child.label) if child.kind == "member" else place.at("itemEncoding")


def _encoded(reading: Reading, member: Element, encoding: Cursor, media_type: str) -> Element:
    """A part of a form with what its encoding says: its media type, how lists are written, and its headers."""
    found = member
    if media_type.startswith(_MULTIPART) or "contentType" in encoding.mapping:
        found = _part(member, encoding)
    types = types_of(member.schema) if member.schema is not None else set[str]()
    stated = {"style", "explode"} & encoding.mapping.keys()
    if "array" in types or stated:
        style = encoding.text("style") or "form"
        value = written(style, encoding.at("explode").value, types)
        place = encoding if stated else Cursor(None, member.pointer, member.owner)
        said = Aspect("style", f"{member.kind}.style", value, canonical(value), place.pointer, place.owner, "contract")
        found = replace(found, aspects=(*found.aspects, said))
    if media_type.startswith(_MULTIPART) and encoding.at("headers").mapping:
        found = replace(found, parts=(*found.own(), *headers(reading, encoding)))
    return found


def _part(member: Element, encoding: Cursor) -> Element:
    inner = member.children("request")
    if any(child.kind == "items" for child in inner):
        parts = tuple(_part(child, encoding) if child.kind == "items" else child for child in inner)
        return replace(member, aspects=tuple(member.said("request").values()), parts=parts, schema=None)
    said = member.said("request")
    stated = encoding.get("contentType")
    if stated is not None and isinstance(stated.value, str):
        said["schema.contentMediaType"] = _aspect("contentMediaType", stated.value, stated)
    media_type = said.get("schema.contentMediaType")
    if media_type is None:
        return member
    if "schema.contentEncoding" not in said:
        place = Cursor(None, media_type.pointer, media_type.owner)
        if _is_bytes(str(media_type.value)):
            for name, value in (("type", "string"), ("format", "binary")):
                said.setdefault(f"schema.{name}", _aspect(name, value, place))
        if media_type.value == _default(said):
            del said["schema.contentMediaType"]
    return replace(member, aspects=tuple(said.values()), settled=True)


def _default(said: Mapping[str, Aspect]) -> str | None:
    """The media type of a part where nothing gives it (3.0 and later, Encoding Object, `contentType`)."""
    stated = {rule: aspect.value for rule, aspect in said.items()}
    match stated.get("schema.type"), stated.get("schema.format"):
        case "object", _:
            return "application/json"
        case "string", "binary":
            return "application/octet-stream"
        case str(), _:
            return "text/plain"
        case _:
            return None


def _aspect(name: str, value: Json, place: Cursor) -> Aspect:
    return Aspect(name, f"schema.{name}", value, canonical(value), place.pointer, place.owner, "contract")


def _is_bytes(media_type: str) -> bool:
    names = [part.partition(";")[0].strip().lower() for part in media_type.split(",")]
    return all(_BYTES.fullmatch(name) for name in names)
