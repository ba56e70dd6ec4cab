"""A value from elsewhere (YAML, a caller's dict) as JSON proper, in a copy of its own, or why it can't be."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from compare.errors import SourceError

if TYPE_CHECKING:
    from compare.values import Json

MAX_NESTING = 250
MAX_NODES = 4_000_000


def settle(value: object, source: str) -> Json:
    """A copy of the value with text keys only (YAML reads `200:` as a number), and nothing that JSON lacks.

    Args:
        value: what a parser or a caller gave.
        source: what it is called in an error.

    Raises:
        SourceError: a key or value that JSON doesn't have, a key twice, or too much of it.
    """
    return _Settler(source).settle(value, "#", 0)


def too_deep(source: str) -> SourceError:
    """The error for a document nested beyond `MAX_NESTING`."""
    return SourceError(source, f"it is nested more than {MAX_NESTING} levels deep", "Give a flatter document")


def too_many(source: str) -> SourceError:
    """The error for a document of more than `MAX_NODES` values."""
    return SourceError(source, f"it holds more than {MAX_NODES:,} values", "Give a smaller document")


class _Settler:
    """One walk over a parsed value, counting as it goes."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._nodes = 0

    def settle(self, value: object, place: str, level: int) -> Json:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise too_many(self._source)
        if level > MAX_NESTING:
            raise too_deep(self._source)
        # Loops rather than comprehensions: one stack frame a level, so that the nesting limit is reached first.
        if isinstance(value, dict):
            members: dict[str, Json] = {}
            for key, item in value.items():
                text = self._key(key, place)
                if text in members:
                    raise twice(self._source, text, f" at {place}")
                members[text] = self.settle(item, f"{place}/{text}", level + 1)
            return members
        if isinstance(value, list):
            items: list[Json] = []
            for item in value:
                items.append(self.settle(item, place, level + 1))  # noqa: PERF401 - see above
            return items
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, float) and math.isfinite(value):
            return value
        raise self._refusal(value, place)

    def _key(self, key: object, place: str) -> str:
        match key:
            case str():
                return key
            case None | bool() | int() | float():
                return json.dumps(key)
            case _:
                raise SourceError(self._source, f"a key at {place} is not text", "Write the key as plain text")

    def _refusal(self, value: object, place: str) -> SourceError:
        if isinstance(value, float):
            return SourceError(self._source, f"the number at {place} is not a JSON number", "Write a finite number")
        why = f"the value at {place} is a Python {type(value).__name__}, which JSON doesn't have"
        return SourceError(self._source, why, "Give only what JSON can hold")


def twice(source: str, key: str, place: str = "", *, line: int | None = None, column: int | None = None) -> SourceError:
    """The error for an object with two members of one name, of which a parser would keep one in silence."""
    name = key if len(key) <= 100 else f"{key[:100]}…"  # noqa: PLR2004 - enough of it to find it by
    remedy = "Keep the one that is meant"
    return SourceError(source, f"the key `{name}` stands twice in one object{place}", remedy, line=line, column=column)
