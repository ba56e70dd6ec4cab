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
    lists = _with_ranges(_with_charsets(lists))
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


def named(child: Element) -> Element:
    """The same, with a fact that says which media type it is, where the document says so."""
    if not _is_stated(child) or _is_named(child):
        return child
    return replace(child, aspects=(_media_type(child), *child.aspects))


def _with_charsets(lists: Lists) -> Lists:
    """Media types that differ in nothing but their charset lined up, and told which they are.

    Where a document has two such, they are what their full names say.
    """
    names = [[child.key for child in children if _is_stated(child)] for children in lists]
    plain = {key: _without_charset(key) for keys in names for key in keys}
    several = {plain[key] for keys in names for key in keys if [plain[each] for each in keys].count(plain[key]) > 1}
    spelled: dict[str, set[str]] = {}
    for key, name in plain.items():
        spelled.setdefault(name, set()).add(key)
    met = {key: name for key, name in plain.items() if name not in several and len(spelled[name]) > 1}
    if not met:
        return lists
    return [
        tuple(
            replace(child, key=met[child.key], aspects=(_media_type(child), *child.aspects))
            if _is_stated(child) and child.key in met
            else child
            for child in children
        )
        for children in lists
    ]


def _without_charset(key: str) -> str:
    return ";".join(part for part in key.split(";") if not part.startswith("charset="))


def _with_ranges(lists: Lists) -> Lists:
    """Ranges such as `*/*` as each of the media types that others name instead, and told to be a range."""
    names = [{child.key: child.label for child in children if _is_stated(child)} for children in lists]
    if not any(key.endswith("/*") for keys in names for key in keys):
        return lists
    found: Lists = []
    for index, children in enumerate(lists):
        others = {key: label for at, keys in enumerate(names) if at != index for key, label in keys.items()}
        lacked = {key: label for key, label in others.items() if key not in names[index]}
        found.append(tuple(each for child in children for each in _of_range(child, lacked, others)))
    return found


def _of_range(child: Element, lacked: Mapping[str, str], others: Mapping[str, str]) -> Iterator[Element]:
    if not _is_stated(child) or not child.key.endswith("/*") or child.key in others:
        yield child
        return
    start = child.key.removesuffix("*") if child.key != "*/*" else ""
    meant = [key for key in lacked if key.startswith(start) and not key.endswith("/*")]
    said = Aspect("range", "media-type.range", child.key, child.key, child.pointer, child.owner, "contract")
    for key in meant:
        yield replace(child, key=key, label=lacked[key], aspects=(said, *child.aspects))
    if not meant:
        yield child


def _is_stated(child: Element) -> bool:
    return child.kind == "media-type" and child.choices is None


def _is_named(child: Element) -> bool:
    return any(aspect.rule in ("response.media-type", "media-type.range") for aspect in child.aspects)


def _settled(children: Sequence[Element], says: Mapping[str, _Said], lonely: Sequence[Element]) -> Iterator[Element]:
    for child in children:
        if child.kind != "media-type":
            yield child
        elif child.choices is None:
            yield named(child)
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
    return Aspect("media type", rule, child.label, child.label, child.pointer, child.owner, "contract")
