"""What all readers of one document share: its root, its dialect, its references, its schemas, and what got lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.comparison import Loss
from compare.conjunction import IGNORED
from compare.cursor import Cursor, resolve
from compare.errors import SourceError
from compare.heirs import heirs
from compare.paths import root_prefix
from compare.schemas import Schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.document import Dialect, Document

MAX_STEPS = 20_000_000
"""How many schema objects are read at most; `allOf` may multiply them without end."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """One document being read into the model.

    Attributes:
        document: what is read.
        extensions: whether `x-` members and unknown keywords count as facts.
        prefix: what stands before all paths.
        labels: what branches of choices are called, by their pointers.
        scheme_tags: words of security schemes that others don't have, by the schemes' names.
    """

    document: Document
    extensions: bool
    root: Cursor = field(init=False)
    dialect: Dialect = field(init=False)
    modern: bool = field(init=False)
    empty: Schema = field(init=False)
    prefix: str = field(init=False)
    labels: dict[str, str] = field(default_factory=dict)
    scheme_tags: dict[str, str] = field(default_factory=dict)
    _schemas: dict[tuple[str, ...], Schema] = field(default_factory=dict)
    _losses: dict[tuple[str, str], None] = field(default_factory=dict)
    _targets: dict[str, Cursor | None] = field(default_factory=dict)
    _heirs: Mapping[str, Mapping[str, Cursor]] | None = field(default=None)
    _steps: int = field(default=0)

    def __post_init__(self) -> None:
        self.root = Cursor(self.document.raw, "")
        self.dialect = self.document.dialect
        self.modern = self.dialect not in ("swagger-2.0", "openapi-3.0")  # a translation is OpenAPI 3.1
        self.empty = Schema(self, ())
        self.prefix = root_prefix(self.root, self.dialect)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What could not be carried over so far, by place."""
        name, origin = self.document.name, self.document.origin
        return tuple(Loss(document=name, pointer=origin(pointer), why=why) for pointer, why in self._losses)

    def lose(self, place: Cursor, why: str) -> None:
        """Note what can't be carried over into the model."""
        self._losses[place.pointer, why] = None

    def step(self) -> None:
        """Count a schema object that is read.

        Raises:
            SourceError: there are more than `MAX_STEPS`.
        """
        self._steps += 1
        if self._steps > MAX_STEPS:
            why = f"its schemas are combined in more than {MAX_STEPS:,} ways"
            raise SourceError(self.document.name, why, "Give a part of it")

    @property
    def heirs(self) -> Mapping[str, Mapping[str, Cursor]]:
        """By the pointer of a component with a discriminator: the components that build on it by `allOf`, by name."""
        if self._heirs is None:
            self._heirs = heirs(self)
        return self._heirs

    def follow(self, reference: str) -> Cursor | None:
        """What a `$ref` points at, or `None` where it can't be followed."""
        if reference in self._targets:
            return self._targets[reference]
        found = resolve(self.document.raw, reference)
        if found is not None:
            found = Cursor(found.value, found.pointer, found.pointer)
        self._targets[reference] = found
        return found

    def target(self, place: Cursor) -> Cursor:
        """The place itself, or where its chain of `$ref`s ends (holding null where it dangles or is a circle)."""
        if not isinstance(place.value, dict) or "$ref" not in place.value:
            return place
        seen: set[str] = set()
        while (reference := place.text("$ref")) is not None:
            found = self.follow(reference)
            if found is None or found.pointer in seen:
                why = f"the reference {reference} leads {'nowhere' if found is None else 'in a circle'}"
                self.lose(place, why)
                return Cursor(None, place.pointer, place.owner)
            seen.add(found.pointer)
            place = found
        return place

    def schema(self, places: Sequence[Cursor], names: tuple[str, ...] = ()) -> Schema:
        """The schema at these places, all of which hold; the same object for the same places.

        Args:
            places: where it stands.
            names: what its owner is called, to tell a title that only repeats it.
        """
        if len(places) == 1:
            heads: tuple[Cursor, ...] = (self._head(places[0]),)
            key: tuple[str, ...] = (heads[0].pointer,)
        else:
            named: dict[str, Cursor] = {}
            for place in places:
                head = self._head(place)
                named.setdefault(head.pointer, head)
            heads, key = tuple(named.values()), tuple(named)
        found = self._schemas.get(key)
        if found is None:
            found = self._schemas[key] = Schema(self, heads, names)
        return found

    def known_schema(self, reference: str) -> Schema | None:
        """The schema that a reference leads to, if it has been read as it stands."""
        head = self._head(Cursor({"$ref": reference}, ""))
        return self._schemas.get((head.pointer,))

    def _head(self, place: Cursor) -> Cursor:
        """Where a schema that is nothing but a reference leads; where it can't be followed, the last that could."""
        seen: set[str] = set()
        while isinstance(place.value, dict) and "$ref" in place.value:
            reference = place.value["$ref"]
            if not isinstance(reference, str):
                return place
            if len(place.value) > 1:
                if self.modern:
                    return place
                self.lose(place, IGNORED)
            target = self.follow(reference)
            if target is None or target.pointer in seen:
                return place
            seen.add(target.pointer)
            place = target
        return place
