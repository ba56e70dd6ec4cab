"""A schema as the parts that must all hold: itself, what its `$ref`s lead to, and the branches of `allOf`.

A choice with one branch, or with one branch beside null, is such a part too, so that every way of wrapping a schema
ends as the same list of parts. The outermost part comes first: what it says outranks what it wraps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.cursor import Cursor
from compare.enums import enum_union, flattened
from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.reading import Reading
    from compare.values import Json

IGNORED = "what stands beside a $ref, which this dialect ignores"
"""What is lost there before 3.1."""


@dataclass(slots=True, kw_only=True)
class Conjunction:
    """What was gathered of one schema.

    Attributes:
        parts: places of schema objects, the outermost first.
        choices: the choices among several branches: the keyword, its place and its branches.
        nullable: where it is said that null is allowed.
        components: the names of the components that the references lead to.
        unresolved: the reference that can't be followed, and where it stands.
        never: where it is said that nothing fits (the schema `false`).
    """

    parts: list[Cursor] = field(default_factory=list)
    choices: list[tuple[str, Cursor, list[Cursor]]] = field(default_factory=list)
    nullable: Cursor | None = None
    components: list[str] = field(default_factory=list)
    unresolved: tuple[str, Cursor] | None = None
    never: Cursor | None = None
    present: dict[str, None] = field(default_factory=dict)

    def add(self, part: Cursor) -> None:
        """One more part, inside those that are here."""
        self.parts.append(part)
        self.present.update(dict.fromkeys(part.mapping))

    def all(self, keyword: str) -> list[Cursor]:
        """The keyword's places in the parts, the outermost first."""
        if keyword not in self.present:
            return []
        return [part.at(keyword) for part in self.parts if keyword in part.mapping]


def gather(reading: Reading, places: Sequence[Cursor]) -> Conjunction:
    """The parts of the schemas at these places, all of which must hold."""
    found = Conjunction()
    _Gatherer(reading, found).gather(places)
    return found


class _Gatherer:
    def __init__(self, reading: Reading, found: Conjunction) -> None:
        self._reading = reading
        self._found = found
        self._seen: set[str] = set()
        self._waiting: list[tuple[Cursor, bool]] = []
        self._denied = False

    def gather(self, places: Sequence[Cursor]) -> None:
        """Take schemas in, with what they wrap, and settle whether null is among what all of them allow."""
        self._gather(places)
        if self._denied:
            self._found.nullable = None

    def _gather(self, places: Sequence[Cursor]) -> None:
        """Take schemas in; the next one is always the last of those that wait.

        A list of what waits rather than a call for each wrapper: some documents wrap thousands of times. What has been
        taken in is not taken in again, so a schema that wraps itself says nothing by that.
        """
        self._waiting += [(place, False) for place in reversed(places)]
        while self._waiting:
            place, beside_null = self._waiting.pop()
            if place.value is False:
                self._found.never = self._found.never or place
            elif isinstance(place.value, dict) and place.value:
                self._visit(place, place.value, beside_null=beside_null)

    def _visit(self, place: Cursor, members: dict[str, Json], *, beside_null: bool) -> None:
        if isinstance(members.get("$ref"), str):
            self._refer(place, members, beside_null=beside_null)
            return
        if place.pointer in self._seen:
            return
        self._seen.add(place.pointer)
        self._take(place, members, beside_null=beside_null)

    def _take(self, place: Cursor, members: dict[str, Json], *, beside_null: bool) -> None:
        self._reading.step()
        self._found.add(place)
        beside_null = self._note_null(place) or beside_null
        if not beside_null and "type" in members and "null" not in (members["type"], *_listed(members["type"])):
            self._denied = True
        if "$dynamicRef" in members:
            self._reading.lose(place, "a $dynamicRef, which is compared as text and not followed")
        inner: list[tuple[Cursor, bool]] = []
        if "allOf" in members:
            parts = sorted(place.at("allOf").listed(), key=lambda branch: "$ref" in branch.mapping)
            inner += [(part, beside_null) for part in parts]
        for word in ("oneOf", "anyOf"):
            if word in members:
                left, has_null = self._choice(word, place.at(word))
                inner += [(branch, beside_null or has_null) for branch in left]
        self._waiting += reversed(inner)

    def _refer(self, place: Cursor, members: dict[str, Json], *, beside_null: bool) -> None:
        """Go on to where a reference leads; what stands beside it holds as well from 3.1 on (JSON Schema 2020-12)."""
        reference = str(members["$ref"])
        if place.pointer in self._seen:
            return
        self._seen.add(place.pointer)
        target = self._reading.follow(reference)
        if target is None:
            self._found.unresolved = self._found.unresolved or (reference, place)
            self._reading.lose(place, f"the reference {reference} leads nowhere")
            return
        self._found.components.append(reference.rpartition("/")[2])
        self._waiting.append((target, beside_null))
        if len(members) > 1:
            if self._reading.modern:
                siblings: dict[str, Json] = {key: item for key, item in members.items() if key != "$ref"}
                self._take(Cursor(siblings, place.pointer, place.owner), siblings, beside_null=beside_null)
            else:
                self._reading.lose(place, IGNORED)

    def _note_null(self, place: Cursor) -> bool:
        """Note where null is allowed; whether by a mark, which holds for all that is inside.

        It is by `x-nullable`, by 3.0's `nullable`, by a type list, or by null in an enum without a type.

        Beside an enum without null or in a schema without a type, `nullable` adds nothing by the letter of 3.0.3
        (Schema Object); authors who write it mean null, and so it is read.
        """
        members = place.mapping
        said = False
        for word in ("x-nullable", "nullable"):
            if members.get(word) is True and (word != "nullable" or self._reading.dialect == "openapi-3.0"):
                said = True
                self._found.nullable = self._found.nullable or place.at(word)
                self._note_odd_null(place, place.at(word))
        types, values = members.get("type"), members.get("enum")
        if isinstance(types, list) and "null" in types and len(types) > 1:
            self._found.nullable = self._found.nullable or place.at("type")
        if "type" not in members and isinstance(values, list) and None in values[:1000]:
            self._found.nullable = self._found.nullable or place.at("enum")
        return said

    def _note_odd_null(self, place: Cursor, mark: Cursor) -> None:
        listed = place.mapping.get("enum")
        if isinstance(listed, list) and None not in listed[:1000]:
            self._reading.lose(
                mark, "beside an enum without null it adds nothing by the letter; it is read as null allowed"
            )
        elif "type" not in place.mapping:
            self._reading.lose(
                mark, "without a type beside it, it adds nothing by the letter; it is read as null allowed"
            )

    def _choice(self, word: str, place: Cursor) -> tuple[list[Cursor], bool]:
        """Note a choice; where it is none, give the one schema that is left, and whether null stands beside it."""
        branches = flattened(self._reading, place) if word == "anyOf" else list(place.listed())
        live = [branch for branch in branches if not self._is_null(branch)]
        has_null = bool(live) and len(live) < len(branches)
        if has_null:
            self._found.nullable = self._found.nullable or place
        if len(live) == 1 or len(branches) == 1:
            return live or branches, has_null
        if (union := enum_union([self._reading.target(branch) for branch in live], place)) is not None:
            self._found.add(union)
        elif branches:
            self._note_choice(word, place, live or branches)
        return [], has_null

    def _note_choice(self, word: str, place: Cursor, branches: list[Cursor]) -> None:
        for other, _, known in self._found.choices:
            if other == word and canonical([branch.value for branch in known]) == canonical(
                [branch.value for branch in branches]
            ):
                return
        self._found.choices.append((word, place, branches))

    def _is_null(self, branch: Cursor) -> bool:
        members = self._unwrapped(branch).mapping
        return (
            members.get("type") in ("null", ["null"])
            or members.get("enum") == [None]
            or ("const" in members and members["const"] is None)
        )

    def _unwrapped(self, branch: Cursor) -> Cursor:
        """Where references, and choices and conjunctions of one, lead."""
        seen: set[str] = set()
        while True:
            branch = self._reading.target(branch)
            inner = [item for word in ("allOf", "oneOf", "anyOf") for item in branch.at(word).listed()]
            if len(branch.mapping) != 1 or len(inner) != 1 or branch.pointer in seen:
                return branch
            seen.add(branch.pointer)
            branch = inner[0]


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def texts(places: Iterable[Cursor]) -> set[str]:
    """The texts in lists at these places; a blank one names nothing."""
    return {item.value for place in places for item in place.listed() if isinstance(item.value, str) and item.value}
