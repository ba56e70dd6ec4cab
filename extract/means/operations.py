"""Cuts the source of each operation out of the stack's files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from extract.errors import AppError
from extract.folders import file_of, told
from extract.means.results import Handler, Lines, Operations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.stack import Stack


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a part of an operation is, as the stack's own function says it.

    Attributes:
        method: Its method, in whatever case.
        path: As the stack's document has it.
        file: Relative to the stack's folder, or to its base's.
        first: The first line, counted from 1.
        last: The last line.
    """

    method: str
    path: str
    file: str
    first: int
    last: int


def read_places(name: str, raw: bytes) -> tuple[Place, ...]:
    """Read what a stack's own function returned, as JSON.

    Args:
        name: The stack's name.
        raw: The JSON.

    Raises:
        AppError: It isn't what such a function returns.
    """
    try:
        return msgspec.json.decode(raw, type=tuple[Place, ...])
    except msgspec.DecodeError as error:
        raise AppError(
            f"{name}: [operations] of its stack.toml names a function that returns something else",
            why=str(error),
            todo="CONTRIBUTING.md says what it returns.",
        ) from error


def cut(stack: Stack, places: Iterable[Place]) -> Operations:
    """The operations with their source.

    Args:
        stack: The stack.
        places: Where their parts are.

    Raises:
        AppError: There is no such place in its folder, or in its base's.
    """
    parts: defaultdict[tuple[str, str], set[tuple[str, int, int]]] = defaultdict(set)
    for place in places:
        parts[place.path, place.method.upper()].add((place.file, place.first, place.last))
    return Operations(
        format=1,
        operations=tuple(
            Handler(operation=f"{method} {path}", code=tuple(_lines(stack, *part) for part in sorted(code)))
            for (path, method), code in sorted(parts.items())
        ),
    )


def _lines(stack: Stack, file: str, first: int, last: int) -> Lines:
    path = file_of(stack, file)
    if path is None:
        raise AppError(
            f"{stack.name}: one of its operations is said to be in {file}", why="there is no such file of its own"
        )
    lines = path.read_text(encoding="utf-8").split("\n")
    if not 1 <= first <= last <= len(lines):
        raise AppError(
            f"{stack.name}: one of its operations is said to be in lines {first} to {last} of {file}",
            why=f"it has {len(lines)} lines",
        )
    return Lines(file=told(stack, file), first=first, last=last, text="\n".join([*lines[first - 1 : last], ""]))
