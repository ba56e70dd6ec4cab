"""Rewrites done right and done wrong, side by side, to prove that a law would catch a wrong one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..apis import V2, V30, V31, api, asking, components, getting, having, ref, returning  # noqa: TID252 - beside it

if TYPE_CHECKING:
    from .places import Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A document, the same rewritten, and the same rewritten wrongly."""

    name: str
    document: Raw
    right: Raw
    wrong: Raw


_NODE: Raw = {"type": "object", "properties": {"next": ref(V31, "Node"), "v": {"type": "string"}}}
_FINE: Raw = {"200": {"description": "Fine."}}
_BOTH: Raw = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
_A, _B = {"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 3}


def _unrolled(value: Raw) -> Raw:
    inner = {"type": "object", "properties": {"next": ref(V31, "Node"), "v": value}}
    node = {"type": "object", "properties": {"next": inner, "v": {"type": "string"}}}
    return returning(ref(V31, "Node"), **components(V31, Node=node))


def _taking(*parameters: Raw, shared: tuple[Raw, ...] = ()) -> Raw:
    item = {"get": {"parameters": list(parameters), "responses": _FINE}}
    return api(V31, {"/a": {"parameters": list(shared), **item}})


def _union(cat: str, mapping: Raw) -> Raw:
    kinds: Raw = {name: {"type": "object", "properties": {"kind": {"type": "string"}}} for name in (cat, "Dog")}
    kinds[cat]["properties"]["purrs"] = {"type": "boolean"}
    branches = [ref(V31, name) for name in kinds]
    choice = {"oneOf": branches, "discriminator": {"propertyName": "kind", "mapping": mapping}}
    return returning(choice, **components(V31, **kinds))


def _schemes() -> Raw:
    named = {name: {"type": "apiKey", "in": "header", "name": f"X-{name}"} for name in "ab"}
    return {"components": {"securitySchemes": named}}


_Q: Raw = {"name": "q", "in": "query", "schema": {"type": "string"}}
_MAPPED = {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"}

SLIPS = (
    Slip(
        name="inlining something else",
        document=having(ref(V31, "A"), **components(V31, A=_A)),
        right=having(_A),
        wrong=having({"type": "string"}),
    ),
    Slip(
        name="unrolling with a change inside",
        document=returning(ref(V31, "Node"), **components(V31, Node=_NODE)),
        right=_unrolled({"type": "string"}),
        wrong=_unrolled({"type": "integer"}),
    ),
    Slip(
        name="renaming what a mapping leads to",
        document=_union("Cat", _MAPPED),
        right=_union("Lion", {**_MAPPED, "cat": "#/components/schemas/Lion"}),
        wrong=_union("Lion", {"lion": "#/components/schemas/Lion", "dog": _MAPPED["dog"]}),
    ),
    Slip(
        name="reordering prefixItems as if they were branches",
        document=having({"prefixItems": [_A, _B]}),
        right=having({"allOf": [{"prefixItems": [_A, _B]}]}),
        wrong=having({"prefixItems": [_B, _A]}),
    ),
    Slip(
        name="losing a branch on the way",
        document=having({"oneOf": [_A, _B]}),
        right=having({"oneOf": [_B, _A]}),
        wrong=having({"oneOf": [_B]}),
    ),
    Slip(
        name="anyOf for oneOf",
        document=having({"oneOf": [_A, _B]}),
        right=having({"oneOf": [_B, _A]}),
        wrong=having({"anyOf": [_A, _B]}),
    ),
    Slip(
        name="splitting with a member lost",
        document=having(_BOTH),
        right=having({"allOf": [{"type": "object", "properties": {name: {"type": "string"}}} for name in "ab"]}),
        wrong=having({"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}]}),
    ),
    Slip(
        name="wrapping in a not",
        document=having(_A),
        right=having({"allOf": [_A]}),
        wrong=having({"not": _A}),
    ),
    Slip(
        name="null lost in anyOf",
        document=having({"type": ["string", "null"]}),
        right=having({"anyOf": [{"type": "string"}, {"type": "null"}]}),
        wrong=having({"anyOf": [{"type": "string"}]}),
    ),
    Slip(
        name="const as an enum of more",
        document=having({"const": "a"}),
        right=having({"enum": ["a"]}),
        wrong=having({"enum": ["a", "b"]}),
    ),
    Slip(
        name="a tighter bound beside an exclusive one",
        document=having({"type": "number", "exclusiveMinimum": 1}),
        right=having({"type": "number", "exclusiveMinimum": 1, "minimum": 1}),
        wrong=having({"type": "number", "exclusiveMinimum": 1, "minimum": 2}),
    ),
    Slip(
        name="1 as true",
        document=having({"enum": [1, 2]}),
        right=having({"enum": [2, 1.0]}),
        wrong=having({"enum": [True, 2]}),
    ),
    Slip(
        name="another default than the specification's",
        document=asking({"schema": {"type": "array", "items": {"type": "string"}}}),
        right=asking({"schema": {"type": "array", "items": {"type": "string"}}, "explode": True}),
        wrong=asking({"schema": {"type": "array", "items": {"type": "string"}}, "explode": False}),
    ),
    Slip(
        name="an example that is another",
        document=asking({"schema": {"type": "string"}, "example": "a"}),
        right=asking({"schema": {"type": "string"}, "examples": {"x": {"value": "a"}}}),
        wrong=asking({"schema": {"type": "string"}, "examples": {"x": {"value": "b"}}}),
    ),
    Slip(
        name="lifting over an operation's own",
        document=_taking(_Q),
        right=_taking(shared=(_Q,)),
        wrong=_taking({**_Q, "required": True}, shared=(_Q,)),
    ),
    Slip(
        name="the case of what isn't a header",
        document=asking({"in": "header", "name": "X-A", "schema": {"type": "string"}}),
        right=asking({"in": "header", "name": "x-a", "schema": {"type": "string"}}),
        wrong=asking({"in": "query", "name": "x-a", "schema": {"type": "string"}}),
    ),
    Slip(
        name="a prefix twice",
        document=getting({"responses": _FINE}, V2, "/items", basePath="/v1"),
        right=getting({"responses": _FINE}, V30, "/v1/items/"),
        wrong=getting({"responses": _FINE}, V30, "/v1/items", servers=[{"url": "/v1"}]),
    ),
    Slip(
        name="nullable carried over as it is",
        document=having({"type": "string", "nullable": True}, V30),
        right=having({"type": ["string", "null"]}, V31),
        wrong=having({"type": "string", "nullable": True}, V31),
    ),
    Slip(
        name="security by either as security by both",
        document=getting({"responses": _FINE, "security": [{"a": []}, {"b": []}]}, **_schemes()),
        right=getting({"responses": _FINE, "security": [{"b": []}, {"a": []}]}, **_schemes()),
        wrong=getting({"responses": _FINE, "security": [{"a": [], "b": []}]}, **_schemes()),
    ),
)
