"""Which operations reach which place, and as what: an oracle that shares no code with the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .places import METHODS, Key, Kind, Place, Raw, children, dialect, target

if TYPE_CHECKING:
    from collections.abc import Iterator

Side: TypeAlias = Literal["request", "response"]
Path: TypeAlias = tuple[Key, ...]
_OTHER_SIDE: dict[Side, Side] = {"request": "response", "response": "request"}


def reach(document: Raw) -> dict[Path, dict[Side, list[str]]]:
    """For each place that operations reach: the operations by side, in the order of the document.

    What the client sends is on the request side, what the API sends on the response side; in webhooks and callbacks
    it is the API that asks. Nothing is told of what only a `not` reaches, whose sense is turned. A read-only member
    has no part in a request, a write-only one none in a response.
    """
    found: dict[Path, dict[Side, list[str]]] = {}
    for label, place, item, turned in _operations(document):
        for side, path in _Visit(document, turned=turned).all_of(place, item):
            found.setdefault(path, {}).setdefault(side, []).append(label)
    return found


def _operations(document: Raw) -> Iterator[tuple[str, Place, Place, bool]]:
    root = Place(kind="document", value=document, path=())
    for item in children(document, root):
        resolved = _resolved(document, item)
        for place in children(document, resolved):
            if place.kind == "operation":
                method = place.via.upper() if place.via in (*METHODS, "query") else str(place.path[-1])
                webhook = item.via == "webhooks"
                yield f"{method} {'webhook ' if webhook else ''}{item.path[-1]}", place, resolved, webhook


def _resolved(document: Raw, place: Place) -> Place:
    seen = set()
    while (reference := place.reference) is not None and reference not in seen:
        seen.add(reference)
        found = target(document, reference)
        if found is None:
            break
        place = Place(kind=place.kind, value=found[1], path=found[0])
    return place


class _Visit:
    """One operation's way through the document."""

    def __init__(self, document: Raw, *, turned: bool) -> None:
        self._document = document
        self._turned = turned
        self._seen: dict[tuple[Side, Path], None] = {}

    def all_of(self, operation: Place, item: Place) -> list[tuple[Side, Path]]:
        """All that belongs to the operation, the parameters of its path item too."""
        self._operation(operation, item)
        return list(self._seen)

    def _operation(self, operation: Place, item: Place) -> None:
        own = [place for place in children(self._document, operation) if place.kind == "parameter"]
        names = {self._name(place) for place in own}
        for place in children(self._document, item):
            if place.kind == "parameter" and self._name(place) not in names:
                self._visit(place, "request")
        for place in children(self._document, operation):
            self._visit(place, "response" if place.kind == "response" else "request")

    def _name(self, place: Place) -> tuple[object, object]:
        value = _resolved(self._document, place).value
        return value.get("in"), value.get("name")

    def _visit(self, place: Place, side: Side) -> None:
        shown = _OTHER_SIDE[side] if self._turned else side
        if (shown, place.path) in self._seen or self._hidden(place, shown):
            return
        self._seen[shown, place.path] = None
        if place.kind == "callback":
            self._callback(_resolved(self._document, place))
        elif place.reference is not None:
            self._visit_target(place, side)
        if place.reference is None or (place.kind == "schema" and dialect(self._document) >= (3, 1)):
            for child in children(self._document, place):
                if place.kind != "callback" and child.via != "not":
                    self._visit(child, side)

    def _visit_target(self, place: Place, side: Side) -> None:
        found = target(self._document, place.reference or "")
        if found is not None:
            kind: Kind = place.kind
            self._visit(Place(kind=kind, value=found[1], path=found[0], via=place.via), side)

    def _callback(self, callback: Place) -> None:
        turned = self._turned
        for item in children(self._document, callback):
            resolved = _resolved(self._document, item)
            for operation in children(self._document, resolved):
                if operation.kind == "operation" and ("response", operation.path) not in self._seen:
                    self._seen["response", operation.path] = None
                    self._turned = not turned
                    self._operation(operation, resolved)
                    self._turned = turned

    def _hidden(self, place: Place, side: Side) -> bool:
        mark = "readOnly" if side == "request" else "writeOnly"
        return place.via == "properties" and _resolved(self._document, place).value.get(mark) is True
