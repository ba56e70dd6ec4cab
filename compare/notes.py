"""What people noted of a fact on a stack."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note.

    Attributes:
        text: What it says.
        links: Where to read more, such as an upstream issue.
    """

    text: str
    links: tuple[str, ...] = ()
