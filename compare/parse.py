"""Bytes to a parsed document: JSON or YAML 1.2, told apart by content, with limits on size and nesting."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, NoReturn

from compare.errors import SourceError
from compare.yaml_aliases import measure_aliases

if TYPE_CHECKING:
    from compare.values import Json

MAX_BYTES = 64 * 1024 * 1024
MAX_NESTING = 250
MAX_NODES = 8_000_000
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def parse(data: bytes, source: str) -> Json:
    """The value that the bytes hold.

    Raises:
        SourceError: not UTF-8, empty, neither JSON nor YAML, too large, or nested too deeply.
    """
    if len(data) > MAX_BYTES:
        raise too_large(source)
    text = _text(data, source)
    if not text.strip():
        raise SourceError(source, "it is empty", "Give a document in JSON or YAML")
    if text.lstrip()[0] in "{[" and not source.lower().endswith((".yaml", ".yml")):
        return settle(_parse_json(text, source), source)
    return settle(_parse_yaml(text, source), source)


def too_large(source: str) -> SourceError:
    """The error for a document beyond `MAX_BYTES`."""
    return SourceError(source, "it is larger than 64 MiB", "Give a smaller document")


def _text(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "Save the document as UTF-8"
        raise SourceError(source, "it isn't text in UTF-8", remedy, line=line) from None


def _parse_json(text: str, source: str) -> object:
    def refuse(word: str) -> NoReturn:
        raise SourceError(source, f"it holds {word}, which isn't JSON", "Write a number or null instead")

    try:
        value: object = json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        why = f"it isn't valid JSON: {error.msg}"
        raise SourceError(source, why, "Correct it there", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise _too_deep(source) from None
    except ValueError:  # Python refuses integers of more than 4300 digits
        raise SourceError(source, "it holds a number that is too long to read", "Shorten the number") from None
    if _SURROGATE_ESCAPE.search(text) and not _encodable(value):
        raise SourceError(source, "it holds half of a surrogate pair", "Write the whole character")
    return value


def _encodable(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    except RecursionError:
        return True  # refused for its nesting afterwards
    return True


def _parse_yaml(text: str, source: str) -> object:
    import yaml12  # noqa: PLC0415 - slow to import, and only YAML needs it

    measure_aliases(text, source)
    try:
        documents = yaml12.parse_yaml(text, multi=True)
    except ValueError as error:
        raise yaml_error(source, str(error)) from None
    if len(documents) != 1:
        raise SourceError(source, f"it holds {len(documents)} YAML documents", "Give one document a file")
    return documents[0]


def yaml_error(source: str, message: str) -> SourceError:
    """The parser's own complaint, with its line and column where it gives them."""
    found = re.search(r"^(?:YAML parse error: )?(.*?)(?: at byte \d+ line (\d+) column (\d+))?$", message, re.DOTALL)
    what, line, column = found.groups() if found else (message, None, None)
    if "recursion limit" in what:
        return _too_deep(source)
    return SourceError(
        source,
        f"it isn't valid YAML: {what}",
        "Correct it there" if line else "Correct it",
        line=int(line) if line else None,
        column=int(column) if column else None,
    )


def settle(value: object, source: str) -> Json:
    """The value as JSON proper: text keys only (YAML reads `200:` as a number), and nothing that JSON lacks.

    Raises:
        SourceError: a tag, a key or value that JSON doesn't have, or too much of it.
    """
    return _Settler(source).settle(value, "#", 0)


class _Settler:
    """One walk over a parsed value, counting as it goes."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._nodes = 0

    def settle(self, value: object, place: str, level: int) -> Json:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise SourceError(self._source, f"it holds more than {MAX_NODES} values", "Give a smaller document")
        if level > MAX_NESTING:
            raise _too_deep(self._source)
        # Loops rather than comprehensions: one stack frame a level, so that the nesting limit is reached first.
        if isinstance(value, dict):
            members: dict[str, Json] = {}
            for key, item in value.items():
                text = self._key(key, place)
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
                remedy = "Write the key as plain text"
                raise SourceError(self._source, f"a key at {place} is not text", remedy)

    def _refusal(self, value: object, place: str) -> SourceError:
        tag = getattr(value, "tag", None)
        if isinstance(tag, str):
            why = f"the value at {place} has the YAML tag {tag}, which a document can't hold"
            return SourceError(self._source, why, "Write the value without the tag")
        if isinstance(value, float):
            return SourceError(self._source, f"the number at {place} is not a JSON number", "Write a finite number")
        why = f"the value at {place} is a Python {type(value).__name__}, which JSON doesn't have"
        return SourceError(self._source, why, "Give only what JSON can hold")


def _too_deep(source: str) -> SourceError:
    return SourceError(source, f"it is nested more than {MAX_NESTING} levels deep", "Give a flatter document")
