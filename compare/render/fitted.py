"""JSON as a person reads it: what fits on a line stands on one, and long texts are cut."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.values import Json

_WIDTH = 72
_TEXT = 160  # letters of a text that are shown
_DEEPEST = 12


def fitted(value: Json, width: int = _WIDTH) -> str:
    """A value as indented JSON, in lines that are no longer than they must be.

    Args:
        value: The value; its texts are cut after 160 letters.
        width: How many letters a line may have for several values to stand on it.
    """
    return _written(_with_short_texts(value), "", width, None)


def shortened(value: Json, most: int) -> tuple[str, int]:
    """The same in as many lines as there is room for: what is deepest inside is left out first, as `{…}`.

    Returns:
        The lines, and how many are left out of what even so is too long.
    """
    value = _with_short_texts(value)
    lines = _written(value, "", _WIDTH, None).split("\n")
    for depth in reversed(range(1, _DEEPEST)):
        if len(lines) <= most:
            break
        lines = _written(value, "", _WIDTH, depth).split("\n")
    return "\n".join(lines[:most]), max(0, len(lines) - most)


def _with_short_texts(value: Json) -> Json:
    match value:
        case str() if len(value) > _TEXT:
            return f"{value[:_TEXT].rstrip()}…"
        case list():
            return [_with_short_texts(each) for each in value]
        case dict():
            return {name: _with_short_texts(each) for name, each in value.items()}
        case _:
            return value


def _written(value: Json, indent: str, width: int, depth: int | None) -> str:
    """A value, as far as a depth; None for all of it."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(flat) <= width or not isinstance(value, dict | list) or not value:
        return flat
    if depth == 0:
        return "{…}" if isinstance(value, dict) else "[…]"
    inner, below = f"{indent}  ", None if depth is None else depth - 1
    if isinstance(value, dict):
        open_, close = "{", "}"
        names = (json.dumps(name, ensure_ascii=False) for name in value)
        written = (_written(each, inner, width, below) for each in value.values())
        parts = [f"{name}: {text}" for name, text in zip(names, written, strict=True)]
    else:
        open_, close = "[", "]"
        parts = [_written(each, inner, width, below) for each in value]
    return f"{open_}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{close}"
