"""Put Markdown together from parts, within the length that GitHub takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.render.headline import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 65_536
"""How many characters GitHub takes in one comment."""

_RESERVE = 1_000  # for the lines that say what was left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the text.

    Attributes:
        what: What its items are, for the line that counts those left out.
        items: A line or more each.
        opening: What stands before the first item; it is there even without one.
        closing: What stands after the last item.
        most: How many characters it may take.
    """

    what: str
    items: tuple[str, ...] = ()
    opening: str = ""
    closing: str = ""
    most: int = LONGEST


def joined(parts: Iterable[Part]) -> str:
    """The parts, each as far as there is room; what is left out is counted in its place, or at the end."""
    text, left_out = "", 0
    for part in parts:
        room = min(part.most, LONGEST - _RESERVE - len(text))
        made = _made(part, room)
        if made is None:
            left_out += 1
        else:
            text += made
    return f"{text}\nLeft out, since there is no room: {counted(left_out, 'more part')}.\n" if left_out else text


def _made(part: Part, room: int) -> str | None:
    """A part in so much room; None where not even its beginning has any."""
    fixed = len(part.opening) + len(part.closing) + len(_counted(part, len(part.items)))
    if fixed > room:
        return None
    fitting, room = 0, room - fixed
    for item in part.items:
        room -= len(item)
        if room < 0:
            break
        fitting += 1
    rest = len(part.items) - fitting
    counted = _counted(part, rest) if rest else ""
    return f"{part.opening}{''.join(part.items[:fitting])}{counted}{part.closing}"


def _counted(part: Part, number: int) -> str:
    return f"\n… and {number:,} more {part.what}.\n"
