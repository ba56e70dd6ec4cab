"""What all readers of one document share: its root, its dialect, its budget of facts, and its references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.cursor import Cursor, resolve
from compare.errors import SourceError

if TYPE_CHECKING:
    from compare.document import Dialect, Document

MAX_FACTS = 200_000
MAX_DEPTH = 64
MAX_STEPS = 1_000_000
"""How many schema objects are visited at most; `allOf` may pass through many that say nothing."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """One document being read into the model."""

    document: Document
    extensions: bool
    open_callbacks: list[str] = field(default_factory=list)
    _facts: int = field(default=0)
    _steps: int = field(default=0)

    @property
    def root(self) -> Cursor:
        """The whole document."""
        return Cursor(self.document.raw, "")

    @property
    def dialect(self) -> Dialect:
        """The specification that the document is written in."""
        return self.document.dialect

    @property
    def modern(self) -> bool:
        """Whether schemas are JSON Schema 2020-12, as from OpenAPI 3.1 on."""
        return self.dialect in ("openapi-3.1", "openapi-3.2")

    def spend(self) -> None:
        """Count a fact against the budget.

        Raises:
            SourceError: there are more than `MAX_FACTS`, references written out.
        """
        self._facts += 1
        if self._facts > MAX_FACTS:
            raise self._too_large()

    def step(self) -> None:
        """Count a schema object that is visited, as `spend` does for facts."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise self._too_large()

    def _too_large(self) -> SourceError:
        why = f"it says more than {MAX_FACTS:,} things once its references are written out"
        return SourceError(self.document.name, why, "This form of the comparison can't take it: give a part of it")

    def too_deep(self) -> SourceError:
        """The error for schemas nested beyond `MAX_DEPTH`."""
        why = f"a schema in it is nested more than {MAX_DEPTH} levels deep"
        return SourceError(self.document.name, why, "This form of the comparison can't take it: give a part of it")

    def follow(self, reference: str) -> Cursor | None:
        """What a `$ref` points at, or `None` where it can't be followed."""
        return resolve(self.document.raw, reference)

    def target(self, place: Cursor) -> Cursor:
        """The place itself, or where its chain of `$ref`s ends (holding null where it dangles or is a circle)."""
        seen: set[str] = set()
        while (reference := place.text("$ref")) is not None:
            found = self.follow(reference)
            if found is None or found.pointer in seen:
                return Cursor(None, place.pointer)
            seen.add(found.pointer)
            place = found
        return place
