"""The dialect-free form of a document: a tree of elements, each with its aspects.

Everything that means the same is the same tree: the readers have already followed references, merged `allOf`, taken
path-level parameters into the operations and left out what the specification gives as a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from compare.values import Json

Kind: TypeAlias = Literal["contract", "documentation"]
View: TypeAlias = Literal["request", "response"]
ElementKind: TypeAlias = Literal[
    "document",
    "info",
    "tag",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing that a document says about one element.

    Attributes:
        name: the aspect's word, such as `maximum`.
        rule: the stable id of a difference in it, such as `schema.maximum`.
        value: what the document says.
        key: the same text for all values that mean the same.
        pointer: the JSON pointer of the value in the document.
        kind: whether a client or only a reader depends on it.
        by_rote: whether it looks like a framework's own addition.
    """

    name: str
    rule: str
    value: Json
    key: str
    pointer: str
    kind: Kind
    by_rote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A thing that documents have or lack as a whole, such as an operation, a parameter or a member.

    Attributes:
        kind: what it is.
        key: what it is lined up by among its siblings of other documents.
        label: how a person calls it, in the document's own spelling.
        pointer: its JSON pointer in the document.
        aspects: what is said about it.
        children: the elements in it.
        by_rote: whether it looks like a framework's own addition.
        choices: for a media type that the dialect leaves open: those that it may be (none: nothing is said).
        shown: its examples as each of those that has its own, and last, under no name, as any other.
        silenced: for a media type whose dialect has but one schema a response: that it is of another media type.
    """

    kind: ElementKind
    key: str
    label: str
    pointer: str
    aspects: tuple[Aspect, ...] = ()
    children: tuple[Element, ...] = ()
    by_rote: bool = False
    choices: tuple[str, ...] | None = None
    shown: tuple[tuple[str, tuple[Aspect, ...]], ...] = ()
    silenced: bool = False
