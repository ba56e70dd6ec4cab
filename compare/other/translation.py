"""What comes of a document that isn't OpenAPI: the same in the words of OpenAPI 3.1, and where each word comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.cursor import escape
from compare.document import Problem

if TYPE_CHECKING:
    from compare.document import Dialect
    from compare.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A document of another form.

    Attributes:
        dialect: its form.
        raw: what it says, as an OpenAPI 3.1 document would say it.
        original: what it is itself, as far as a reader looks at it.
        origins: for places of `raw`, by their pointers, the place of `original` that says so; what is in such a place
            comes from there as well.
        problems: what it says beyond that, with pointers into `original`.
    """

    dialect: Dialect
    raw: dict[str, Json]
    original: Json
    origins: dict[str, str]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Paths:
    """Collects operations as a `paths` object, with the place that each of their parts comes from."""

    found: dict[str, Json] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, method: str, parts: dict[str, tuple[Json, str]], origin: str) -> bool:
        """Add an operation; False where it is there already.

        Args:
            path: as OpenAPI writes it.
            method: in small letters.
            parts: its members, each with the place that it comes from.
            origin: the place that the operation comes from.
        """
        item = self.found.setdefault(path, {})
        if not isinstance(item, dict) or method in item:
            return False
        item[method] = {name: value for name, (value, _) in parts.items()}
        pointer = f"/paths/{escape(path)}/{method}"
        self.origins[pointer] = origin
        self.origins |= {f"{pointer}/{name}": place for name, (_, place) in parts.items()}
        return True


@dataclass(slots=True)
class Problems:
    """Collects what can't be carried over: of one kind the first place, since a reader wants to know of it once."""

    found: dict[str, str] = field(default_factory=dict)

    def add(self, pointer: str, why: str) -> None:
        """Note something that a place of the original says."""
        self.found.setdefault(why, pointer)

    def all(self) -> tuple[Problem, ...]:
        """All of it, in the order in which it was met."""
        return tuple(Problem(pointer=pointer, why=why) for why, pointer in self.found.items())
