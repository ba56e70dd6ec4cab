"""JSON values, when two of them are the same, and absence told from null."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

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
    text = msgspec.json.encode(value, order="sorted")
    if isinstance(value, float | list | dict) and _FLOAT.search(text):
        text = msgspec.json.encode(_settled(value), order="sorted")
    return text.decode()


_FLOAT = re.compile(rb"[0-9](?:\.0(?![0-9])|[eE])")
"""What may be a whole number that is written as another."""


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
