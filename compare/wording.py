"""The words that sentences about a comparison are made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.values import Json

SHOWN = 60
"""How many characters of a value a sentence shows."""

STATES: dict[str, str] = {
    "required": "required",
    "nullable": "nullable",
    "deprecated": "deprecated",
    "uniqueItems": "free of repetitions",
    "additionalProperties": "closed to other members",
    "unevaluatedProperties": "closed to other members",
    "allowEmptyValue": "allowed to be empty",
    "allowReserved": "allowed to hold reserved characters",
    "never": "impossible",
}
"""Aspects that are a yes or no, as what can be said of the place."""

_NOUNS: dict[str, str] = {
    "enum": "allowed values",
    "combination": "choice of schemas",
    "default": "default value",
    "tags": "tags",
    "style": "way of writing lists",
    "operationId": "operation id",
}


def noun(aspect: str) -> str:
    """An aspect as a noun."""
    return _NOUNS.get(aspect, aspect)


def one_line(text: str) -> str:
    """One line without anything that a terminal or a log might take for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))


def listing(names: Sequence[str], most: int | None = None) -> str:
    """Names as a person lists them, the rest counted beyond `most`."""
    if most is not None and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def verb(names: Sequence[str], one: str, many: str) -> str:
    """The form of a verb that goes with so many names."""
    return one if len(names) == 1 else many


def shown(value: Json, other: Json = None) -> str:
    """A value short enough for a sentence, from where it begins to differ from the other if that comes late."""
    text, rest = _flat(value), _flat(other)
    start = next((at for at, (here, there) in enumerate(zip(text, rest, strict=False)) if here != there), 0)
    start = start - SHOWN // 3 if start > SHOWN * 2 // 3 else 0
    cut = text[start:]
    end = "…" if len(cut) > SHOWN else ""
    cut = ("…" if start else "") + cut[:SHOWN].rstrip() + end
    return f"“{cut}”" if isinstance(value, str) else cut


def _flat(value: Json) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())


def place_words(operation: str | None, location: str) -> str:
    """The place as words in a sentence."""
    if operation is None:
        return "the API" if location == "info" else location
    return f"{location} ({operation})" if location else operation
