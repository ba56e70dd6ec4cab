"""What comparisons of frameworks say, and whether the evidence bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Holds: TypeAlias = Literal["holds", "holds with", "doesn't hold", "not checked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where evidence is.

    Attributes:
        text: What is there.
        href: Relative to the report's folder, such as `index.html#shown`.
    """

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence and what came of checking it.

    Attributes:
        key: A stable name: lower-case words joined by dashes.
        topic: The topic that it belongs to.
        sentence: The sentence, in words of our own.
        verdict: Whether it holds.
        reservation: What it holds with; empty unless the verdict is `holds with`.
        why: What decided it, with figures.
        evidence: Where that can be seen; empty only where nothing was checked.
    """

    key: str
    topic: str
    sentence: str
    verdict: Holds
    reservation: str = ""
    why: str
    evidence: tuple[Link, ...] = ()
