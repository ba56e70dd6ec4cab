"""Where in the documents the walk is, and what has been learnt on the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from compare.model import BETWEEN, SCHEMA_PARTS

if TYPE_CHECKING:
    from compare.limits import Limit
    from compare.model import ElementKind, View
    from compare.variance import Turn


Zone: TypeAlias = Literal["parameter", "form", "text", "body"]


class Stand(NamedTuple):
    """On what terms a schema is met; the same schema on the same terms is walked once.

    Attributes:
        view: whether clients send it (`request`) or get it; `None` for neither. In a callback or webhook the API is
            the one that requests, so what it sends counts as a response.
        called: whether the API is the one that calls, as in a callback.
        turn: whether narrowing it narrows what is around it.
        zone: what limits of dialects and the effect of changes depend on: in a parameter or header, in the form that
            is a request's body, in another body of nothing but text, or in any other body.
        beyond: for each document, the limit that keeps it from having an element around here at all.
    """

    view: View | None
    called: bool
    turn: Turn
    zone: Zone
    beyond: tuple[Limit | None, ...]


class Place:
    """One element on the way down, with the way there. A plain class: the walk makes one for each element it looks at.

    Attributes:
        above: the place around it, `None` for an operation or for what belongs to the document.
        kind: what the element is.
        label: how the element is called.
        operation: the operation's label, `None` for what belongs to the whole document.
    """

    __slots__ = ("_kinds", "_location", "above", "kind", "label", "operation")

    def __init__(self, above: Place | None, kind: ElementKind, label: str, operation: str | None) -> None:
        self.above = above
        self.kind = kind
        self.label = label
        self.operation = operation
        self._kinds: tuple[ElementKind, ...] | None = None
        self._location: str | None = None

    def inside(self, kind: ElementKind, label: str) -> Place:
        """The place of an element in this one."""
        return Place(self, kind, label, self.operation)

    @property
    def location(self) -> str:
        """The place in the operation, as a person reads it."""
        if self._location is None:
            self._location = "".join(self._steps())
        return self._location

    def _steps(self) -> list[str]:
        found: list[str] = []
        for place in self._way:
            if place.kind == "operation" and place.above is None:
                continue
            if found:
                found.append(BETWEEN if place.kind in SCHEMA_PARTS else " ")
            found.append(place.label)
        return found

    @property
    def kinds(self) -> tuple[ElementKind, ...]:
        """The kinds of the elements from the operation down."""
        if self._kinds is None:
            self._kinds = tuple([place.kind for place in self._way])
        return self._kinds

    @property
    def _way(self) -> list[Place]:
        """The places from the outermost to this one; a loop, since the way may be thousands long."""
        found: list[Place] = []
        place: Place | None = self
        while place is not None:
            found.append(place)
            place = place.above
        return found[::-1]
