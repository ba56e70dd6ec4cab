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
    "minLength": "minimum length",
    "maxLength": "maximum length",
    "minItems": "minimum number of items",
    "maxItems": "maximum number of items",
    "minContains": "minimum number of fitting items",
    "maxContains": "maximum number of fitting items",
    "minProperties": "minimum number of members",
    "maxProperties": "maximum number of members",
    "exclusiveMinimum": "exclusive minimum",
    "exclusiveMaximum": "exclusive maximum",
    "multipleOf": "step",
    "dependentRequired": "dependent members",
    "discriminator-mapping": "discriminator values",
    "external-docs": "link to more documentation",
}
_MANY = frozenset({"enum", "tags", "examples", "servers", "variables", "dependentRequired", "discriminator-mapping"})
"""Aspects whose nouns are plural."""

LONGEST = 200
"""How many characters of a place a sentence shows."""


def noun(aspect: str) -> str:
    """An aspect as a noun."""
    return _NOUNS.get(aspect, aspect)


def is_or_are(aspect: str) -> str:
    """The form of *to be* that goes with an aspect."""
    return "are" if aspect in _MANY or aspect.endswith("scopes") else "is"


def upper(text: str) -> str:
    """The text as a sentence begins with it."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """One line without anything that a terminal or a log might take for a command."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(letter if letter.isprintable() else " " for letter in line)


def listing(names: Sequence[str], most: int | None = None) -> str:
    """Names as a person lists them, the rest counted beyond `most`."""
    if most is not None and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def verb(names: Sequence[object], one: str, many: str) -> str:
    """The form of a verb that goes with so many names."""
    return one if len(names) == 1 else many


def shown(value: Json, other: Json = None) -> str:
    """A value short enough for a sentence, from where it begins to differ from the other if that comes late."""
    text = _flat(value)
    start = _difference(text, _flat(other)) if len(text) > _LATE else 0
    start = start - SHOWN // 3 if start > _LATE else 0
    cut = text[start : start + SHOWN + 1]
    end = "…" if len(cut) > SHOWN else ""
    cut = ("…" if start else "") + cut[:SHOWN].rstrip() + end
    return f"“{cut}”" if isinstance(value, str) else cut


_LATE = SHOWN * 2 // 3
"""The characters beyond which a difference may not be seen any more."""


def _difference(text: str, other: str) -> int:
    """Where two texts begin to differ; 0 where one only goes on after the other. Found by halves, so in C."""
    low, high = 0, min(len(text), len(other))
    if text[:high] == other[:high]:
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        if text[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _flat(value: Json) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if value is None or isinstance(value, bool | int):
        return _WORDS.get(str(value), str(value))
    return " ".join(json.dumps(value, ensure_ascii=False).split())


_WORDS = {"None": "null", "True": "true", "False": "false"}
"""What JSON calls otherwise than Python does."""


def place_words(operation: str | None, location: str) -> str:
    """The place as words in a sentence, cut where a document's own words are endless."""
    location = _clipped(location)
    if operation is None:
        return "the API" if location in ("info", "", "#security") else location
    return f"{location} ({_clipped(operation)})" if location else _clipped(operation)


def briefly(operations: Sequence[str]) -> str:
    """Operations in a few words: both of two, or the first and how many more there are."""
    first, *others = map(_clipped, operations)
    if len(others) > 1:
        return f"{first} and {len(others)} more"
    return listing([first, *others])


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
