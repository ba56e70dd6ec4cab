"""A document as lines of text: JSON over many lines, and on which of them each place stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.cursor import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.values import Json

_AROUND = 3
"""How many lines before and after a place are shown with it."""

_LONGEST = 12
"""How many lines of a place are shown."""

_WIDE = 100
"""How many letters a list may have that stands on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document's lines.

    Attributes:
        lines: The lines. Whatever can't be seen in them is written as an escape of JSON.
        places: The first and the last line of each value, from 1, by its JSON Pointer.
    """

    lines: tuple[str, ...]
    places: Mapping[str, tuple[int, int]]

    def line(self, pointer: str) -> int:
        """The line on which a place begins; of one that isn't there, where what is around it begins."""
        return self._place(pointer)[0]

    def cut(self, pointer: str) -> Cut:
        """The lines of a place, and some around them."""
        first, last = self._place(pointer)
        shown = min(last, first + _LONGEST - 1)
        start, end = max(first - _AROUND, 1), min(shown + _AROUND, len(self.lines))
        return Cut(start=start, first=first, last=shown, lines=self.lines[start - 1 : end], more=max(last - end, 0))

    def _place(self, pointer: str) -> tuple[int, int]:
        while pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places[pointer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Some lines of a document.

    Attributes:
        start: The number of the first of them, from 1.
        first: The line on which the place begins that they are shown for.
        last: The last of its lines that is shown.
        lines: The lines.
        more: How many further lines of the place there are.
    """

    start: int
    first: int
    last: int
    lines: tuple[str, ...]
    more: int

    @property
    def end(self) -> int:
        """The number of the last line."""
        return self.start + len(self.lines) - 1


def printed(raw: Json) -> Printed:
    """A document's lines; the members of each object by name, since their order says nothing, for comparing's sake."""
    lines: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    _print(raw, _At(pointer="", indent="", before="", after=""), lines, places)
    return Printed(lines=tuple(lines), places=places)


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Where a value is printed: its pointer, and what stands around it on its lines."""

    pointer: str
    indent: str
    before: str
    after: str


def _print(value: Json, at: _At, lines: list[str], places: dict[str, tuple[int, int]]) -> None:
    first = len(lines) + 1
    head = f"{at.indent}{at.before}"
    match value:
        case dict() if value:
            inner = [(key, f"{_spelled(key)}: ", value[key]) for key in sorted(value)]
            ends = ("{", "}")
        case list() if value and (line := _on_one_line(value)):
            lines.append(f"{head}{line}{at.after}")
            places.update({f"{at.pointer}/{number}": (first, first) for number in range(len(value))})
            places[at.pointer] = (first, first)
            return
        case list() if value:
            inner = [(str(number), "", item) for number, item in enumerate(value)]
            ends = ("[", "]")
        case _:
            lines.append(f"{head}{_spelled(value)}{at.after}")
            places[at.pointer] = (first, first)
            return
    lines.append(f"{head}{ends[0]}")
    for number, (key, before, item) in enumerate(inner, 1):
        pointer, after = f"{at.pointer}/{escape(key)}", "," if number < len(inner) else ""
        within = _At(pointer=pointer, indent=f"{at.indent}  ", before=before, after=after)
        _print(item, within, lines, places)
    lines.append(f"{at.indent}{ends[1]}{at.after}")
    places[at.pointer] = (first, len(lines))


def _on_one_line(items: list[Json]) -> str:
    """A list as one line; nothing where it is too long for that, or holds more than plain values."""
    if len(items) > _WIDE or any(isinstance(item, dict | list) for item in items):
        return ""
    line = f"[{', '.join(map(_spelled, items))}]"
    return line if len(line) <= _WIDE else ""


def _spelled(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(_seen(text))


def _seen(text: str) -> Iterable[str]:
    return (letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in text)
