"""How one aspect is made from one place of a document: which values mean the same, and which say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from compare.framework import BY_RULE, Suspect, is_by_rote
from compare.model import Aspect, Element, ElementKind, Kind
from compare.values import Json, canonical, canonical_set, distinct, prose_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compare.cursor import Cursor
    from compare.reading import Reading
    from compare.schemas import Schema


class Facts:
    """Collects the aspects of one element.

    Args:
        reading: the document being read.
        owner: the first word of the rules, such as `parameter`.
        names: what the element and its component are called, to tell a name that is merely repeated as prose.
    """

    def __init__(self, reading: Reading, owner: str, names: Sequence[str] = ()) -> None:
        self._reading = reading
        self._owner = owner
        self._names = tuple(names)
        self._found: list[Aspect] = []

    @property
    def found(self) -> tuple[Aspect, ...]:
        """The aspects collected so far."""
        return tuple(self._found)

    def prose(self, name: str, place: Cursor | None) -> None:
        """Text for a reader; blank text says nothing."""
        if place is None:
            return
        if isinstance(place.value, str):
            if key := prose_key(place.value):
                self.add(name, place.value, place, "documentation", key)
        elif place.value is not None:
            self._reading.lose(place, f"{name} is not text")

    def flag(self, name: str, place: Cursor | None, kind: Kind = "contract") -> None:
        """Something that is off unless it is true."""
        if place is None:
            return
        if place.value is True:
            self.add(name, value=True, place=place, kind=kind)
        elif place.value is not False and place.value is not None:
            self._reading.lose(place, f"{name} is neither true nor false")

    def words(self, name: str, place: Cursor | None, kind: Kind) -> None:
        """A list of texts whose order says nothing; an empty one says nothing."""
        if place is None:
            return
        values: list[Json] = [*sorted({item.value for item in place.listed() if isinstance(item.value, str)})]
        if values:
            self.add(name, values, place, kind, canonical_set(values))

    def example(self, places: Iterable[Cursor]) -> None:
        """The example values of one element, however they are spelled: a set."""
        found = list(places)
        if found:
            values, key = distinct(place.value for place in found)
            self.add("examples", values, found[0], "documentation", key)

    def example_notes(self, place: Cursor) -> None:
        """What the examples in `examples` say beside their values: what they are called, and where others are."""
        notes: dict[str, list[Json]] = {"example summaries": [], "external examples": []}
        for _, entry in place.at("examples").entries():
            example = self._reading.target(entry)
            notes["example summaries"] += [
                text for word in ("summary", "description") if (text := (example.text(word) or "").strip())
            ]
            notes["external examples"] += [url] if (url := example.text("externalValue")) else []
        for name, texts in notes.items():
            if texts:
                self.add(name, sorted(texts, key=str), place.at("examples"), "documentation", canonical_set(texts))

    def sunset(self, place: Cursor) -> None:
        """Until when something that is deprecated stays, in the extension that others read as well."""
        if (date := place.get("x-sunset")) is not None:
            self.add("sunset", date.value, date, "contract")

    def extensions(self, place: Cursor, used: frozenset[str] = frozenset({"x-nullable", "x-sunset"})) -> None:
        """The `x-` members that this project doesn't read otherwise, where they are asked for."""
        if not self._reading.extensions:
            return
        for key in place.mapping:
            if key.startswith("x-") and not key.startswith("x-triptych-") and key not in used:
                member = place.at(key)
                self.add(key, member.value, member, "documentation")

    def add(self, name: str, value: Json, place: Cursor, kind: Kind, key: str | None = None) -> None:
        """Any value, said at a place."""
        rule = f"{self._owner}.{name.replace(' ', '-')}"
        by_rote = rule in BY_RULE and self._is_by_rote(rule, value)
        said = canonical(value) if key is None else key
        self._found.append(Aspect(name, rule, value, said, place.pointer, place.owner, kind, by_rote))

    def _is_by_rote(self, rule: str, value: Json) -> bool:
        details, dialect = _details(self._found), self._reading.dialect
        return is_by_rote(Suspect(rule=rule, value=value, names=self._names, details=details, dialect=dialect))


def _details(aspects: Iterable[Aspect]) -> tuple[tuple[str, Json], ...]:
    return tuple((aspect.rule, aspect.value) for aspect in aspects)


class Parts(TypedDict, total=False):
    """What an element may consist of; see `Element`."""

    key: str
    aspects: tuple[Aspect, ...]
    parts: tuple[Element, ...] | Callable[[], tuple[Element, ...]]
    schema: Schema | None
    taken: frozenset[str]
    choices: tuple[str, ...] | None
    values: tuple[str, ...]


def example_places(reading: Reading, place: Cursor) -> list[Cursor]:
    """Where a media type, parameter or header of OpenAPI 3 has its example values: in `example` and `examples`."""
    found = [single] if (single := place.get("example")) is not None else []
    for _, entry in place.at("examples").entries():
        example = reading.target(entry)
        value = example.get("value") or example.get("dataValue")
        if value is not None:
            found.append(value)
    return found


def element(kind: ElementKind, label: str, place: Cursor, **parts: Unpack[Parts]) -> Element:
    """An element with its label as its key where no other is given."""
    parts.setdefault("key", label)
    return Element(kind=kind, label=label, pointer=place.pointer, owner=place.owner, **parts)


def existence(element: Element) -> Aspect:
    """That an element is there, as a fact, marked where a framework adds it by rote."""
    rule = f"{element.kind}.exists"
    by_rote = False
    if rule in BY_RULE:
        inner = element.schema.node("request").aspects.values() if element.schema is not None else ()
        details = _details([*element.aspects, *inner])
        by_rote = is_by_rote(Suspect(rule=rule, value=element.label, details=details))
    return Aspect("exists", rule, True, "", element.pointer, element.owner, "contract", by_rote)  # noqa: FBT003
