"""A schema as the parts that must all hold: itself, what its `$ref`s lead to, and the branches of `allOf`.

A choice with one branch, or with one branch beside null, is such a part too, so that every way of wrapping a schema
ends as the same list of parts. The outermost part comes first: what it says outranks what it wraps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.cursor import Cursor
from compare.enums import enum_union
from compare.reading import MAX_DEPTH, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a schema stands: how deep, and which references are open above it, each with the depth it is open from."""

    depth: int = 0
    opened: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Conjunction:
    """What was gathered of one schema.

    Attributes:
        parts: places of schema objects, the outermost first.
        choices: the choices among several branches: the keyword, its place and its branches.
        nullable: where it is said that null is allowed.
        components: the names of the components that the references lead to.
        recursive: how many levels up a reference leads back, and where it stands.
        unresolved: the reference that can't be followed, and where it stands.
        never: where it is said that nothing fits (the schema `false`).
        opened: the references open for what is inside.
        keywords: the places of each keyword in the parts.
    """

    parts: list[Cursor] = field(default_factory=list)
    choices: list[tuple[str, Cursor, list[Cursor]]] = field(default_factory=list)
    nullable: Cursor | None = None
    components: list[str] = field(default_factory=list)
    recursive: tuple[int, Cursor] | None = None
    unresolved: tuple[str, Cursor] | None = None
    never: Cursor | None = None
    opened: dict[str, int] = field(default_factory=dict)

    keywords: dict[str, list[Cursor]] = field(default_factory=dict)

    def add(self, part: Cursor) -> None:
        """One more part, inside those that are here."""
        self.parts.append(part)
        for keyword, place in part.entries():
            self.keywords.setdefault(keyword, []).append(place)

    def all(self, keyword: str) -> list[Cursor]:
        """The keyword's places in the parts, the outermost first."""
        return self.keywords.get(keyword, [])


def gather(reading: Reading, places: Sequence[Cursor], scope: Scope) -> Conjunction:
    """The parts of the schemas at these places, all of which must hold."""
    found = Conjunction(opened=dict(scope.opened))
    for place in places:
        _Gatherer(reading, scope, found).visit(place, frozenset(), 0)
    return found


class _Gatherer:
    def __init__(self, reading: Reading, scope: Scope, found: Conjunction) -> None:
        self._reading = reading
        self._scope = scope
        self._found = found

    def visit(self, place: Cursor, inside: frozenset[str], level: int) -> None:
        """Take one schema in.

        Args:
            place: where it stands.
            inside: the references followed on the way from the element's own schema.
            level: how many wrappers are around it.
        """
        if level > MAX_DEPTH:
            raise self._reading.too_deep()
        if place.value is False:
            self._found.never = self._found.never or place
        place, inside = self._follow(place, inside, level)
        if not place.mapping:
            return
        self._reading.step()
        self._found.add(place)
        self._note_null(place)
        branches = list(place.at("allOf").listed())
        for branch in sorted(branches, key=lambda branch: "$ref" in branch.mapping):
            self.visit(branch, inside, level + 1)
        for word in ("oneOf", "anyOf"):
            self._choice(word, place.at(word), inside, level + 1)

    def _follow(self, place: Cursor, inside: frozenset[str], level: int) -> tuple[Cursor, frozenset[str]]:
        """Where the chain of references from here ends; on the way, siblings count as JSON Schema 2020-12 says."""
        while (reference := place.text("$ref")) is not None:
            target = self._reading.follow(reference)
            if target is None:
                self._found.unresolved = self._found.unresolved or (reference, place)
                return Cursor(None, place.pointer), inside
            if self._reading.modern and len(place.mapping) > 1:
                siblings: dict[str, Json] = {key: item for key, item in place.mapping.items() if key != "$ref"}
                self.visit(Cursor(siblings, place.pointer), inside, level + 1)
            if target.pointer in inside:
                return Cursor(None, place.pointer), inside  # a circle without a level in it says nothing
            if target.pointer in self._scope.opened:
                levels = self._scope.depth - self._scope.opened[target.pointer]
                self._found.recursive = self._found.recursive or (levels, place)
                return Cursor(None, place.pointer), inside
            self._found.opened.setdefault(target.pointer, self._scope.depth)
            self._found.components.append(reference.rpartition("/")[2])
            inside |= {target.pointer}
            place = target
        return place, inside

    def _note_null(self, place: Cursor) -> None:
        """Null is allowed by `x-nullable`, by 3.0's `nullable`, by a type list, or by null in an enum without a type.

        Beside an enum without null or in a schema without a type, `nullable` adds nothing by the letter of 3.0.3
        (Schema Object); authors who write it mean null, and so it is read.
        """
        spelled = [place.get("x-nullable"), place.get("nullable") if self._reading.dialect == "openapi-3.0" else None]
        for mark in spelled:
            if mark is not None and mark.value is True:
                self._found.nullable = self._found.nullable or mark
        types = place.at("type")
        if isinstance(types.value, list) and "null" in types.value and len(types.value) > 1:
            self._found.nullable = self._found.nullable or types
        values = place.at("enum")
        if "type" not in place.mapping and isinstance(values.value, list) and None in values.value[:1000]:
            self._found.nullable = self._found.nullable or values

    def _choice(self, word: str, place: Cursor, inside: frozenset[str], level: int) -> None:
        branches = list(place.listed())
        live = [branch for branch in branches if not self._is_null(branch)]
        if live and len(live) < len(branches):
            self._found.nullable = self._found.nullable or place
        if len(live) == 1:
            self.visit(live[0], inside, level)
        elif (union := enum_union([self._reading.target(branch) for branch in live], place)) is not None:
            self._found.add(union)
        elif branches:
            self._found.choices.append((word, place, live or branches))

    def _is_null(self, branch: Cursor) -> bool:
        members = self._reading.target(branch).mapping
        return (
            members.get("type") in ("null", ["null"])
            or members.get("enum") == [None]
            or ("const" in members and members["const"] is None)
        )


def texts(places: Iterable[Cursor]) -> set[str]:
    """The texts in lists at these places."""
    return {item.value for place in places for item in place.listed() if isinstance(item.value, str)}
