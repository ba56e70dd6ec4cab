"""The elements in one element of each document, each beside its like, and on what terms they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align_media import line_up_media, lone_produced
from compare.align_statuses import line_up_statuses
from compare.apart import beside
from compare.branches import line_up_branches
from compare.expressible import ONE_SCHEMA
from compare.limits import FORMS
from compare.model import SCHEMA_PARTS
from compare.raw_media import without_spelling
from compare.reader import globals_of
from compare.variance.sets import is_textual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Element, ElementKind, View
    from compare.place import Stand, Zone
    from compare.reading import Reading
    from compare.variance import Turn
    from compare.walk import Group, Walk


def line_up_globals(readings: Sequence[Reading]) -> Iterator[Group]:
    """What belongs to the whole document, each beside its like."""
    lined: dict[tuple[ElementKind, str], list[Element | None]] = {}
    for index, reading in enumerate(readings):
        for element in globals_of(reading):
            lined.setdefault((element.kind, element.key), [None] * len(readings))[index] = element
    yield from lined.values()


def line_up(
    walk: Walk, around: ElementKind, lists: Sequence[Sequence[Element] | None], stand: Stand
) -> Iterator[Group]:
    """The elements in one element of each document, each beside its like, in the first document's order."""
    listed = [tuple(children) if children is not None else () for children in lists]
    if around in ("response", "request-body"):
        view: View = "response" if around == "response" else "request"
        listed = [tuple(without_spelling(children, view)) for children in line_up_media(listed)]
    elif around == "operation":
        listed = line_up_statuses(lone_produced(listed))
    lined: dict[tuple[ElementKind, str, int], list[Element | None]] = {}
    choices: list[list[Element]] = [[] for _ in listed]
    for index, children in enumerate(beside(listed)):
        seen: dict[tuple[ElementKind, str], int] = {}
        for child in children:
            if child.kind == "branch":
                choices[index].append(child)
                continue
            name = (child.kind, child.key)
            seen[name] = seen.get(name, 0) + 1
            lined.setdefault((*name, seen[name]), [None] * len(listed))[index] = child
    yield from lined.values()
    if any(choices):
        yield from line_up_branches(
            choices, walk.same, lambda group: walk.alike(group, stand), stand.view or "response"
        )


def terms(stand: Stand, child: Element) -> Stand:  # noqa: C901, PLR0911 - one for each kind
    """On what terms an element in another is met."""
    if child.kind in SCHEMA_PARTS and child.kind != "subschema":
        return stand
    match child.kind:
        case "parameter":
            return stand._replace(view="response" if stand.called else "request", zone="parameter")
        case "request-body":
            return stand._replace(view="response" if stand.called else "request", zone="body")
        case "response":
            return stand._replace(view="request" if stand.called else "response", zone="body")
        case "header":
            return stand._replace(zone="parameter")
        case "media-type":
            return stand._replace(zone=zone(child.key, stand.view))
        case "callback":
            return stand._replace(view=None, called=not stand.called)
        case "operation":
            return stand._replace(view=None)
        case "subschema" if child.key.partition(" ")[0] == "not":
            return stand._replace(turn=_TURNED[stand.turn])
        case "subschema" if child.key.partition(" ")[0] == "if":
            return stand._replace(turn="both")
        case _:
            return stand


def zone(media_type: str, view: View | None) -> Zone:
    """What a body of this media type is to limits and to the effect of changes."""
    if media_type in FORMS and view == "request":
        return "form"
    return "text" if is_textual(media_type) else "body"


_TURNED: dict[Turn, Turn] = {"as-is": "turned", "turned": "as-is", "both": "both"}


def with_silenced(group: Group, stand: Stand) -> Stand:
    """The terms inside a media type that has no schema of its own in some document."""
    if not any(element is not None and element.silenced for element in group):
        return stand
    return stand._replace(
        beyond=tuple(
            ONE_SCHEMA if element is not None and element.silenced else beyond
            for element, beyond in zip(group, stand.beyond, strict=True)
        )
    )
