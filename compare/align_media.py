"""Media types that a document leaves open: Swagger 2.0 lists them for an operation, not for each response."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from compare.model import Aspect, Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.model import ElementKind

_DEEP = 6
"""How many levels of two schemas are looked at to tell which of several is meant."""

Lists: TypeAlias = "list[tuple[Element, ...]]"
_Said: TypeAlias = "tuple[frozenset[tuple[str, str]], tuple[tuple[ElementKind, str, _Said], ...]]"


def line_up_media(lists: Lists) -> Lists:
    """The children of one response (or body) in each document, with open media types settled.

    An open one becomes each of those that other documents name and that it may be. The ones that others name get a
    fact `media type`, which the open ones lack.
    """
    media = [child for children in lists for child in children if child.kind == "media-type"]
    left_open = [child for child in media if child.choices is not None]
    if not left_open:
        return lists
    named: dict[str, Element] = {}
    for child in media:
        if child.choices is None:
            named.setdefault(child.key, child)
    lonely = [child for child in left_open if not _matches(child, named)]
    says = {key: _said(child) for key, child in named.items()}
    return [tuple(_settled(children, says, lonely)) for children in lists]


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
            for inner in child.own()
            if inner.kind == "media-type" and inner.choices is None
        }
    return [
        tuple(child for child in children if child.kind != "produced" or child.key not in known) for children in lists
    ]


def _settled(children: Sequence[Element], says: Mapping[str, _Said], lonely: Sequence[Element]) -> Iterator[Element]:
    for child in children:
        if child.kind != "media-type":
            yield child
        elif child.choices is None:
            yield replace(child, aspects=(_media_type(child), *child.aspects))
        else:
            matches = _matches(child, says)
            shown = dict(child.shown) if matches else {}
            meant = _meant(child, {key: says[key] for key in matches})
            for key in matches or [_meeting_point(child, lonely)]:
                aspects = shown.get(key, shown.get("", child.aspects))
                found = replace(child, key=key, label=key, aspects=aspects)
                yield found if meant is None or says[key] == meant else _silenced(found, own=key in shown)


def _said(schema: Element, depth: int = 0) -> _Said:
    """What a schema asks for, some levels deep, wherever it stands and whatever it tells readers."""
    if depth > _DEEP:
        return frozenset(), ()
    said = schema.said("response").values()
    aspects = frozenset((aspect.rule, aspect.key) for aspect in said if aspect.kind == "contract")
    inner = schema.children("response")
    return aspects, tuple((child.kind, child.key, _said(child, depth + 1)) for child in inner)


def _meant(child: Element, says: Mapping[str, _Said]) -> _Said | None:
    """Of several different schemas of one response, the one that a single schema is most like."""
    aspects, parts = _said(child)
    inner = {(kind, key) for kind, key, _ in parts}

    def likeness(said: _Said) -> tuple[int, int]:
        theirs = {(kind, key) for kind, key, _ in said[1]}
        same_type = any(rule == "schema.type" for rule, _ in aspects & said[0])
        return int(same_type), len(inner & theirs) - len(inner ^ theirs)

    return max(says.values(), key=likeness, default=None)


def _silenced(media: Element, *, own: bool) -> Element:
    """Without the schema, which is that of another media type, but with the example, if it is its own."""
    return replace(media, aspects=media.aspects if own else (), parts=(), schema=None, silenced=True)


def _matches(child: Element, named: Iterable[str]) -> list[str]:
    return [key for key in named if not child.choices or key in child.choices]


def _meeting_point(child: Element, lonely: Sequence[Element]) -> str:
    """The first media type that all open ones may be, or else the first that this one may be."""
    for key in lonely[0].choices or ():
        if all(not other.choices or key in other.choices for other in lonely):
            return key
    return child.choices[0] if child.choices else child.key


def _media_type(child: Element) -> Aspect:
    rule = "response.media-type"
    return Aspect("media type", rule, child.label, child.key, child.pointer, child.owner, "contract")
