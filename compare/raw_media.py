"""Bodies and parts of bodies that are bytes or text as they are, which each dialect spells otherwise.

An image as a response is `image/png: {}` from 3.1 on, `{type: string, format: binary}` in 3.0 and `type: file` in 2.0;
as a part of a form it is `contentMediaType: image/png`, `format: binary` and a parameter of `type: file`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import Aspect
from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.cursor import Cursor
    from compare.model import Element
    from compare.values import Json

_BYTES = re.compile(r"(image|audio|video|font)/(?!.*[+]xml)[^*]+|application/(octet-stream|pdf|zip|gzip)")
"""Media types of which nothing but bytes can be told."""

_MULTIPART = "multipart/"


def without_spelling(children: Sequence[Element]) -> Iterator[Element]:
    """The children of a body, where bytes or text are meant without the schema that only says so again."""
    for child in children:
        yield replace(child, aspects=_unsaid(child)) if child.kind == "media-type" else child


def _unsaid(media: Element) -> tuple[Aspect, ...]:
    name = media.key.partition(";")[0]
    said = {aspect.rule: aspect.value for aspect in media.aspects}
    repeats = said.get("schema.contentMediaType") == name and "schema.contentEncoding" not in said
    if said.get("schema.type") != "string" and not repeats:
        return media.aspects
    if _is_bytes(name) and (said.get("schema.format") == "binary" or repeats):
        dropped = {"schema.type", "schema.format", "schema.contentMediaType"}
    elif name.startswith("text/") and said.get("schema.format") == "binary":
        dropped = {"schema.format"}
    else:
        return media.aspects
    return tuple(aspect for aspect in media.aspects if aspect.rule not in dropped)


def with_parts(media: Element, encoding: Cursor) -> Element:
    """A media type; the parts of a multipart one with the media type that `encoding` gives them, and as bytes."""
    if not media.label.startswith(_MULTIPART):
        return media
    return replace(media, children=tuple(_part(child, encoding.at(child.label)) for child in media.children))


def _part(member: Element, encoding: Cursor) -> Element:
    if any(child.kind == "items" for child in member.children):
        children = (_part(child, encoding) if child.kind == "items" else child for child in member.children)
        return replace(member, children=tuple(children))
    said = {aspect.rule: aspect for aspect in member.aspects}
    stated = encoding.get("contentType")
    if stated is not None and isinstance(stated.value, str):
        said["schema.contentMediaType"] = _aspect("contentMediaType", stated.value, stated.pointer)
    media_type = said.get("schema.contentMediaType")
    if media_type is None or "schema.contentEncoding" in said:
        return member if media_type is None else replace(member, aspects=tuple(said.values()))
    if _is_bytes(str(media_type.value)):
        for name, value in (("type", "string"), ("format", "binary")):
            said.setdefault(f"schema.{name}", _aspect(name, value, media_type.pointer))
    if media_type.value == _default(said):
        del said["schema.contentMediaType"]
    return replace(member, aspects=tuple(said.values()))


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


def _aspect(name: str, value: Json, pointer: str) -> Aspect:
    return Aspect(name=name, rule=f"schema.{name}", value=value, key=canonical(value), pointer=pointer, kind="contract")


def _is_bytes(media_type: str) -> bool:
    names = [part.partition(";")[0].strip().lower() for part in media_type.split(",")]
    return all(_BYTES.fullmatch(name) for name in names)
