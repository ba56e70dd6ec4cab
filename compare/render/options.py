"""What a renderer is, and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.gate import Bar

NARROWEST, WIDEST = 40, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to show a comparison; each renderer takes from it what it has a use for.

    Attributes:
        bar: what counts as a failure.
        everything: whether to list what is summed up otherwise.
        color: whether to write ANSI colours.
        width: how many columns there are.
    """

    bar: Bar = "breaking"
    everything: bool = False
    color: bool = False
    width: int = 80

    @property
    def columns(self) -> int:
        """The width within what lines can be read at."""
        return min(max(self.width, NARROWEST), WIDEST)


class Renderer(Protocol):
    """A module of this package that can show a comparison."""

    def render(self, comparison: Comparison, options: Options) -> str:
        """The comparison as text that ends with a newline."""
        ...
