"""Schemas of any dialect, made from choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .places import Raw

T = TypeVar("T")
NAMES = ("id", "name", "next", "$ref", "type", "nullable", "properties", "examples", "default")
"""Members of objects; some are called like keywords."""

SHARED = ("Item", "Node", "Error", "Left", "Right")
"""Components that any schema may refer to; `Node` and the last two are recursive."""

DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hypothesis as what makes choices; the first of several is the simplest."""

    draw: Callable[[Any], Any]

    def choice(self, seq: Sequence[T], /) -> T:
        """One of these."""
        found: T = self.draw(st.sampled_from(seq))
        return found

    def maybe(self, value: T) -> T | None:
        """This or nothing."""
        return self.choice((None, value))

    def heads(self) -> bool:
        """One of the two sides of a coin."""
        return self.choice((False, True))

    def few(self, seq: Sequence[T], most: int = 3) -> list[T]:
        """Some of these, none twice."""
        found: list[T] = self.draw(st.lists(st.sampled_from(seq), max_size=most, unique=True))
        return found


@dataclass(frozen=True, slots=True)
class Schemas:
    """Makes schemas of one version of the specification."""

    choose: Drawn
    version: tuple[int, int]

    def any(self, depth: int = 0) -> Raw:
        """Any schema."""
        plain = (self.text, self.number, self.flag)
        nested = (self.reference, self.object, self.array, self.merged, self.map)
        chosen = (self.choice, self.union) if self.version >= (3, 0) else ()
        make: Callable[[int], Raw] = self.choose.choice((*plain, *nested, *chosen) if depth < DEEPEST else plain)
        return make(depth)

    def text(self, depth: int = 0) -> Raw:
        """Text with limits, or one of some words."""
        limits = {"minLength": self.choose.maybe(1), "maxLength": self.choose.maybe(9)}
        words = {"enum": self.choose.choice((None, ["a", "b"], ["a"]))}
        if self.version >= (3, 1) and words["enum"] is None and self.choose.heads():
            return self._told({"const": "a"}, depth)
        form = {"format": self.choose.choice((None, "date", "uuid"))}
        return self._told(self._null({"type": "string", **self.choose.choice((form, limits, words))}), depth)

    def number(self, depth: int = 0) -> Raw:
        """A number with limits."""
        found: Raw = {"type": self.choose.choice(("integer", "number"))}
        for side, bound in (("minimum", 0), ("maximum", 10)):
            word = f"exclusive{side.capitalize()}"
            modern = self.version >= (3, 1)
            shut = {word: bound} if modern else {side: bound, word: True}
            found |= self.choose.choice(({}, {side: bound}, shut))
        return self._told(self._null(found), depth)

    def flag(self, depth: int = 0) -> Raw:
        """A boolean."""
        return self._told({"type": "boolean", **self.choose.choice(({}, {"default": True}))}, depth)

    def reference(self, depth: int = 0) -> Raw:
        """A reference to a component; from OpenAPI 3.1 on it may have a description of its own."""
        del depth
        found = self.to(self.choose.choice(SHARED))
        return {**found, "description": "Mine."} if self.version >= (3, 1) and self.choose.heads() else found

    def to(self, name: str) -> Raw:
        """A reference to a component of this name."""
        return {"$ref": f"#/{'components/schemas' if self.version >= (3, 0) else 'definitions'}/{name}"}

    def object(self, depth: int = 0) -> Raw:
        """An object; not all that it requires is described."""
        names = self.choose.few(NAMES)
        required = self.choose.few(("id", "name", "undescribed"))
        found: Raw = {"type": "object", "properties": {name: self._member(depth + 1) for name in names}}
        found |= {"required": required} if required else {}
        found |= self.choose.choice(({}, {"additionalProperties": False}, {"minProperties": 1}))
        if self.version >= (3, 1):
            found |= self.choose.choice(({}, {"dependentRequired": {"id": ["name", "next"]}}))
        return self._told(self._null(found), depth)

    def _member(self, depth: int) -> Raw:
        found = self.any(depth)
        marks = ("readOnly", "writeOnly") if self.version >= (3, 0) else ("readOnly",)
        mark = self.choose.choice((None, None, *marks))
        return {**found, mark: True} if mark and "$ref" not in found else found

    def array(self, depth: int = 0) -> Raw:
        """A list."""
        found: Raw = {"type": "array", "items": self.any(depth + 1)}
        if self.version >= (3, 1) and self.choose.heads():
            found["prefixItems"] = [self.text(depth + 1)]
        return self._told({**found, **self.choose.choice(({}, {"maxItems": 5}, {"uniqueItems": True}))}, depth)

    def merged(self, depth: int = 0) -> Raw:
        """An `allOf` of a component and an object."""
        return self._told({"allOf": [self.to(self.choose.choice(SHARED)), self._extra(depth)]}, depth)

    def _extra(self, depth: int) -> Raw:
        return {"type": "object", "required": ["extra"], "properties": {"extra": self.any(depth + 1)}}

    def map(self, depth: int = 0) -> Raw:
        """An object with any names."""
        found: Raw = {"type": "object", "additionalProperties": self.any(depth + 1)}
        if self.version >= (3, 1) and self.choose.heads():
            found["patternProperties"] = {"^x": self.text(depth + 1)}
        return self._told(found, depth)

    def choice(self, depth: int = 0) -> Raw:
        """One or any of schemas that differ in their type."""
        word = self.choose.choice(("anyOf", "oneOf"))
        first = self.choose.choice((self.text, self.object))(depth + 1)
        return self._told({word: [first, self.choose.choice((self.number, self.array))(depth + 1)]}, depth)

    def union(self, depth: int = 0) -> Raw:
        """A choice between components by the value of a member, with and without a mapping."""
        branches = [self.to("Cat"), self.to("Dog")]
        mapping = {"cat": branches[0]["$ref"], "dog": branches[1]["$ref"]}
        by = self.choose.choice(({}, {"mapping": mapping}))
        return self._told({"oneOf": branches, "discriminator": {"propertyName": "kind", **by}}, depth)

    def _null(self, schema: Raw) -> Raw:
        if not self.choose.heads():
            return schema
        words = {"enum": [*schema["enum"], None]} if schema.get("enum") else {}
        if self.version >= (3, 1):
            return {**schema, **words, "type": [schema["type"], "null"]}
        return {**schema, **words, "nullable" if self.version >= (3, 0) else "x-nullable": True}

    def _told(self, schema: Raw, depth: int) -> Raw:
        """With a word for readers, and without the keywords that are left out."""
        annotations: list[Raw] = [{}, {"description": "D."}, {"title": "T"}]
        if depth < 1 or self.version >= (3, 0):
            annotations.append({"example": "e"})
        stated = {key: value for key, value in schema.items() if value is not None}
        return {**stated, **self.choose.choice(annotations)}


def components(schemas: Schemas) -> Raw:
    """The named schemas of a document."""
    node: Raw = {"type": "object", "properties": {"next": schemas.to("Node"), "value": schemas.any(1)}}
    found: Raw = {
        "Item": schemas.object(1),
        "Error": {"type": "object", "required": ["detail"], "properties": {"detail": {"type": "string"}}},
        "Node": node,
        "Left": {"type": "object", "properties": {"right": {"type": "array", "items": schemas.to("Right")}}},
        "Right": {"type": "object", "properties": {"left": schemas.to("Left"), "own": schemas.any(1)}},
    }
    if schemas.version < (3, 0):
        return found
    kinds = {name: {"type": "string", "enum": [name.lower(), name]} for name in ("Cat", "Dog")}
    for name, kind in kinds.items():
        found[name] = {"type": "object", "required": ["kind"], "properties": {"kind": kind, "age": schemas.any(2)}}
    return found
