"""JSON values, when two of them are the same, and absence told from null."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value that a document gives; where a document gives none there is `None` instead of a `Value`."""

    value: Json


def canonical(value: Json) -> str:
    """One text for all spellings of the same JSON value: 1 is 1.0 but never true, and members have no order."""
    if type(value) is str:
        return f'"{value}'  # as unlike any other text here as with an end quote, and quicker
    return _text(value)


def _text(value: Json) -> str:
    text = _encode(value)
    if isinstance(value, float) or (isinstance(value, list | dict) and _may_hold_whole_float(text)):
        text = _encode(_settled(value))
    return text.decode()


_encode = msgspec.json.Encoder(order="sorted").encode
_FRACTION = re.compile(rb"\.0(?![0-9])")
_POWERS = tuple(re.compile(rb"%b-?[0-9.]+[eE]" % before) for before in (rb":", rb",", rb"\["))


def _may_hold_whole_float(text: bytes) -> bool:
    """Whether there may be a whole number that is written as another; each pattern begins with a byte to look for."""
    return _FRACTION.search(text) is not None or any(power.search(text) is not None for power in _POWERS)


def distinct(values: Iterable[Json]) -> tuple[list[Json], str]:
    """The different ones of some values in an order of their own, and the text that `canonical_set` makes of them."""
    unique = {canonical(value): value for value in values}
    texts = [_text(value) if type(value) is str else text for text, value in unique.items()]
    return [unique[text] for text in sorted(unique)], "[" + ",".join(sorted(texts)) + "]"


def canonical_set(values: list[Json]) -> str:
    """As `canonical`, for a list whose order and repetitions say nothing."""
    return "[" + ",".join(sorted({_text(value) for value in values})) + "]"


def prose_key(text: str) -> str:
    """As `canonical`, for prose: only its words count, not where its lines break."""
    return " ".join(text.split())


def _settled(value: Json) -> Json:
    # Loops rather than comprehensions: one stack frame a level of nesting.
    if isinstance(value, dict):
        members: dict[str, Json] = {}
        for key, item in value.items():
            members[key] = _settled(item)
        return members
    if isinstance(value, list):
        items: list[Json] = []
        for item in value:
            items.append(_settled(item))  # noqa: PERF401 - see above
        return items
    return int(value) if isinstance(value, float) and value.is_integer() else value
