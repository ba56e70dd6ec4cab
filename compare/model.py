"""The dialect-free form of a document: elements with their aspects, and schemas that are read when they are looked at.

Everything that means the same is the same here: the readers have already followed references, merged `allOf`, taken
path-level parameters into the operations and left out what the specification gives as a default. What an operation
consists of is read at once; a schema, which may be shared and may contain itself, is a place that is read on demand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.schemas import Schema
    from compare.values import Json

Kind: TypeAlias = Literal["contract", "documentation"]
View: TypeAlias = Literal["request", "response"]
ElementKind: TypeAlias = Literal[
    "document",
    "info",
    "server",
    "tag",
    "security-scheme",
    "operation",
    "parameter",
    "request-body",
    "response",
    "media-type",
    "produced",
    "header",
    "link",
    "callback",
    "member",
    "items",
    "branch",
    "subschema",
]

BETWEEN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""What stands before a part of a schema in a location; other parts follow a space."""

SCHEMA_PARTS: frozenset[ElementKind] = frozenset({"member", "items", "branch", "subschema"})


class Aspect(NamedTuple):
    """One thing that a document says about one element. A tuple, since documents say hundreds of thousands.

    Attributes:
        name: the aspect's word, such as `maximum`.
        rule: the stable id of a difference in it, such as `schema.maximum`.
        value: what the document says.
        key: the same text for all values that mean the same.
        pointer: the JSON pointer of the value in the document.
        owner: the pointer of the component that the value stands in, empty outside of components.
        kind: whether a client or only a reader depends on it.
        by_rote: whether it looks like a framework's own addition.
    """

    name: str
    rule: str
    value: Json
    key: str
    pointer: str
    owner: str
    kind: Kind
    by_rote: bool = False


@dataclass(slots=True, kw_only=True)
class Element:
    """A thing that documents have or lack as a whole, such as an operation, a parameter or a member.

    Attributes:
        kind: what it is.
        key: what it is lined up by among its siblings of other documents.
        label: how a person calls it, in the document's own spelling.
        pointer: its JSON pointer in the document.
        owner: the pointer of the component that it stands in, empty outside of components.
        aspects: what is said about it, apart from what its schema says.
        parts: the elements in it, apart from those of its schema; a function where they may contain it.
        schema: the schema that describes it, if it has one.
        taken: rules of the schema's aspects that the element states itself (a parameter's description).
        settled: whether `aspects` already hold what the schema says of the element itself.
        choices: for a media type that the dialect leaves open: those that it may be (none: nothing is said).
        shown: its examples as each of those that has its own, and last, under no name, as any other.
        silenced: for a media type whose dialect has but one schema a response: that it is of another media type.
        values: for a branch of a choice: the discriminator's values that stand for it; for a schema that there may be
            several of under one keyword: what it says.
    """

    kind: ElementKind
    key: str
    label: str
    pointer: str
    owner: str = ""
    aspects: tuple[Aspect, ...] = ()
    parts: tuple[Element, ...] | Callable[[], tuple[Element, ...]] = ()
    schema: Schema | None = None
    taken: frozenset[str] = frozenset()
    settled: bool = False
    choices: tuple[str, ...] | None = None
    shown: tuple[tuple[str, tuple[Aspect, ...]], ...] = ()
    silenced: bool = False
    values: tuple[str, ...] = field(default=())

    def said(self, view: View | None) -> dict[str, Aspect]:
        """All that is said about it, its schema's word included, by rule."""
        found = {aspect.rule: aspect for aspect in self.aspects}
        if self.schema is not None and not self.settled and view is not None:
            for rule, aspect in self.schema.node(view).aspects.items():
                if rule not in self.taken:
                    found.setdefault(rule, aspect)
        return found

    def own(self) -> tuple[Element, ...]:
        """The elements in it, apart from those of its schema."""
        return self.parts if isinstance(self.parts, tuple) else self.parts()

    def children(self, view: View | None) -> list[Element]:
        """The elements in it, those of its schema included."""
        inner = self.schema.node(view).children if self.schema is not None and view is not None else ()
        return [*self.own(), *inner]
