"""JSON bytes to a parsed value, in little more time than the parser takes.

The parser (msgspec) keeps integers exact and refuses what isn't JSON, but keeps the last of two equal keys in silence
and allows any depth that the stack does. Writing the value out again tells of both: an object that lost a key has lost
its colon, and the writer (orjson) ends at a fixed depth. Only where a count is off does Python look at the bytes.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import msgspec
import orjson

from compare.errors import SourceError
from compare.settle import MAX_NESTING, settle, too_deep, twice

if TYPE_CHECKING:
    from compare.values import Json

_ORJSON_NESTING = 254
"""The levels that orjson writes, as its documentation says; a test holds it to that."""
_LONG = 1_000_000
"""The commas up to which orjson writes: it sets aside 256 bytes for each item of a list, and dies if there are none."""
_LINK = re.compile(rb'\$(?:ref":"(?!#/)|id":")')
"""From its `$` on, since a search for a single byte is the quickest."""
_COLON = re.compile(rb"\\u003")
_TOKEN = re.compile(rb'"((?:[^"\\]|\\.)*+)"(\s*+:)?+|[{}]', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What bytes hold.

    Attributes:
        value: the parsed value.
        links: whether it may hold references that have to be looked up: to other files, or by `$id` or `$anchor`.
    """

    value: Json
    links: bool


def decode(data: bytes, source: str, *, positions: bool = True) -> Content:
    """What JSON bytes hold.

    Args:
        data: JSON in UTF-8 without a byte order mark.
        source: what they are called in an error.
        positions: whether a line and column in these bytes mean anything to the reader of an error.

    Raises:
        SourceError: not JSON, not UTF-8, nested too deeply, or with a key twice in one object.
    """
    try:
        value: Json = msgspec.json.decode(data)
    except RecursionError:
        raise too_deep(source) from None
    except (msgspec.MsgspecError, ValueError) as error:
        raise _refusal(data, source, str(error)) from None
    written = _written(value, source, long=data.count(b",") > _LONG)
    # `:` may be escaped in the source, and nothing else changes their number.
    if written.count(b":") != data.count(b":") or _COLON.search(data):
        _check_keys(data, source, positions=positions)
    return Content(value=value, links=has_links(written))


def _written(value: Json, source: str, *, long: bool) -> bytes:
    if not long:
        wrapped: Json = value
        for _ in range(_ORJSON_NESTING - MAX_NESTING):
            wrapped = [wrapped]
        with suppress(orjson.JSONEncodeError):  # because of its depth, or of integers beyond 64 bits
            return orjson.dumps(wrapped)
    if _is_too_deep(value):
        raise too_deep(source)
    return msgspec.json.encode(value)


def _is_too_deep(value: Json) -> bool:
    level = [value]
    for _ in range(MAX_NESTING):
        level = [
            child
            for item in level
            for child in (item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())
            if isinstance(child, (dict, list))
        ]
        if not level:
            return False
    return True


def has_links(written: bytes) -> bool:
    """Whether JSON without spaces may hold references other than plain pointers into itself."""
    return _LINK.search(written) is not None


def _check_keys(data: bytes, source: str, *, positions: bool) -> None:
    """Refuse an object with two members of one name."""
    open_objects: list[set[str]] = []
    for token in _TOKEN.finditer(data):
        match token[0]:
            case b"{":
                open_objects.append(set())
            case b"}":
                open_objects.pop()
            case _ if token[2] is not None:
                key: str = msgspec.json.decode(b'"%b"' % token[1])
                if key in open_objects[-1]:
                    line, column = _place(data, token.start()) if positions else (None, None)
                    raise twice(source, key, line=line, column=column)
                open_objects[-1].add(key)
            case _:
                pass


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """The line and column, in characters and from 1, of a byte."""
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode(errors="replace")) + 1


def _refusal(data: bytes, source: str, said: str) -> SourceError:
    """Why the parser refused the bytes, as the slower standard library says it: with a place."""
    try:
        text = data.decode()
        settle(_strictly(text, source), source)  # which names the place of a number beyond all bounds
    except UnicodeDecodeError as error:
        return not_utf8(data, error, source)
    except SourceError as refusal:
        return refusal
    if re.search(r"\\u[dD][89a-fA-F]", text):
        return SourceError(source, "it holds half of a surrogate pair", "Write the whole character")
    return SourceError(source, f"it isn't valid JSON: {said}", "Correct it")


def _strictly(text: str, source: str) -> object:
    def refuse(word: str) -> NoReturn:
        raise SourceError(source, f"it holds {word}, which isn't JSON", "Write a number or null instead")

    try:
        value: object = json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        why = f"it isn't valid JSON: {error.msg}"
        raise SourceError(source, why, "Correct it there", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise too_deep(source) from None
    except ValueError:  # Python refuses integers of more than 4300 digits
        raise SourceError(source, "it holds a number that is too long to read", "Shorten the number") from None
    return value


def not_utf8(data: bytes, error: UnicodeDecodeError, source: str) -> SourceError:
    """The error for bytes that aren't UTF-8, with the line where they stop being so."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return SourceError(source, "it is UTF-16, not UTF-8", "Save the document as UTF-8")
    line, column = _place(data, error.start)
    return SourceError(source, "it isn't text in UTF-8", "Save the document as UTF-8", line=line, column=column)
