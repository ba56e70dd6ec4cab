"""Media types that a document leaves open: Swagger 2.0 lists them for an operation, not for each response."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from compare.model import Aspect, Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Lists: TypeAlias = "list[tuple[Element, ...]]"


def line_up_media(lists: Lists) -> Lists:
    """The children of one response (or body) in each document, with open media types settled.

    An open one becomes each of those that other documents name and that it may be. The ones that others name get a
    fact `media type`, which the open ones lack.
    """
    media = [child for children in lists for child in children if child.kind == "media-type"]
    left_open = [child for child in media if child.choices is not None]
    if not left_open:
        return lists
    named = list(dict.fromkeys(child.key for child in media if child.choices is None))
    lonely = [child for child in left_open if not _matches(child, named)]
    return [tuple(_settled(children, named, lonely)) for children in lists]


def lone_produced(lists: Lists) -> Lists:
    """The children of one operation in each document, without the produced media types that some response names."""
    produced = [[child.key for child in children if child.kind == "produced"] for children in lists]
    if all(len(keys) <= 1 for keys in produced):
        known = {key for keys in produced for key in keys}
    else:
        known = {
            inner.key
            for children in lists
            for child in children
            if child.kind == "response"
            for inner in child.children
            if inner.kind == "media-type" and inner.choices is None
        }
    return [
        tuple(child for child in children if child.kind != "produced" or child.key not in known) for children in lists
    ]


def _settled(children: Sequence[Element], named: Sequence[str], lonely: Sequence[Element]) -> Iterator[Element]:
    for child in children:
        if child.kind != "media-type":
            yield child
        elif child.choices is None:
            yield replace(child, aspects=(_media_type(child), *child.aspects))
        else:
            for key in _matches(child, named) or [_meeting_point(child, lonely)]:
                yield replace(child, key=key, label=key)


def _matches(child: Element, named: Sequence[str]) -> list[str]:
    return [key for key in named if not child.choices or key in child.choices]


def _meeting_point(child: Element, lonely: Sequence[Element]) -> str:
    """The first media type that all open ones may be, or else the first that this one may be."""
    for key in lonely[0].choices or ():
        if all(not other.choices or key in other.choices for other in lonely):
            return key
    return child.choices[0] if child.choices else child.key


def _media_type(child: Element) -> Aspect:
    return Aspect(
        name="media type",
        rule="response.media-type",
        value=child.label,
        key=child.key,
        pointer=child.pointer,
        kind="contract",
    )
