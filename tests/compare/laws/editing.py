"""Edits that change a document's meaning somehow, to have documents that differ."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, TypeAlias

from .picking import of_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from .picking import Choice
    from .places import Kind, Place, Raw

    Edit: TypeAlias = Callable[[Place], None]


def _without_a_member(place: Place) -> None:
    members = place.value.get("properties")
    if members:
        place.value["properties"] = dict(list(members.items())[1:])


def _with_a_member(place: Place) -> None:
    if place.reference is None:
        place.value["properties"] = {**place.value.get("properties", {}), "edited": {"type": "boolean"}}


def _shorter(place: Place) -> None:
    if place.value.get("type") == "string":
        place.value["maxLength"] = place.value.get("maxLength", 20) - 1


def _of_another_type(place: Place) -> None:
    if place.value.get("type") == "integer":
        place.value["type"] = "number"


def _told(place: Place) -> None:
    if place.reference is None:
        place.value["description"] = "Edited."


def _asked(place: Place) -> None:
    if place.value.get("in") == "query":
        place.value["required"] = not place.value.get("required", False)


def _gone(place: Place) -> None:
    if place.path[-1] == "404":
        del place.holder["404"]


_EDITS: tuple[tuple[Kind, Edit], ...] = (
    ("schema", _shorter),
    ("schema", _without_a_member),
    ("schema", _with_a_member),
    ("schema", _of_another_type),
    ("schema", _told),
    ("parameter", _asked),
    ("operation", _told),
    ("response", _gone),
)


def edited(document: Raw, choose: Choice) -> Raw:
    """A copy with one to three edits, each at some places."""
    copied = deepcopy(document)
    for _ in range(choose.choice((1, 2, 3))):
        kind, edit = choose.choice(_EDITS)
        places = of_kind(copied, kind)
        if places:
            edit(choose.choice(places))
    return copied
