"""Single changes of a schema, each with what it should be called and what it means to clients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .places import Raw

_EFFECTS = {"b": "breaking", "c": "compatible", "n": "none"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChange:
    """A schema before and after.

    Attributes:
        name: what happens.
        before: the schema in the baseline.
        after: the schema in the other document.
        rule: the rule of the only finding.
        forth: the effect on a request and on a response: `b` for breaking, `c` for compatible, `n` for none.
        back: the same for the way back.
    """

    name: str
    before: Raw
    after: Raw
    rule: str
    forth: str
    back: str

    def effects(self, *, backwards: bool) -> dict[str, str]:
        """The effect by side."""
        letters = self.back if backwards else self.forth
        return {side: _EFFECTS[letter] for side, letter in zip(("request", "response"), letters, strict=True)}


def _narrows(name: str, before: Raw, after: Raw, rule: str) -> SingleChange:
    return SingleChange(name=name, before=before, after=after, rule=rule, forth="bc", back="cb")


def _neither(name: str, before: Raw, after: Raw, rule: str) -> SingleChange:
    return SingleChange(name=name, before=before, after=after, rule=rule, forth="bb", back="bb")


def _tells(name: str, before: Raw, after: Raw, rule: str) -> SingleChange:
    return SingleChange(name=name, before=before, after=after, rule=rule, forth="nn", back="nn")


_S, _N, _A, _O = {"type": "string"}, {"type": "number"}, {"type": "array"}, {"type": "object"}
_ITEMS = {**_A, "items": _S}
_ONE = {**_O, "properties": {"a": _S}}

CHANGES = (
    *(
        _narrows(
            f"{word} {'changed' if word in before else 'added'}", before, {**before, word: value}, f"schema.{word}"
        )
        for before, word, value in (
            (_S, "minLength", 2),
            ({**_S, "minLength": 1}, "minLength", 2),
            (_S, "maxLength", 9),
            ({**_S, "maxLength": 9}, "maxLength", 8),
            (_N, "minimum", 1),
            ({**_N, "minimum": 1}, "minimum", 2),
            (_N, "exclusiveMinimum", 1),
            (_N, "maximum", 9),
            ({**_N, "maximum": 9}, "maximum", 8),
            (_N, "exclusiveMaximum", 9),
            (_N, "multipleOf", 2),
            ({**_N, "multipleOf": 2}, "multipleOf", 4),
            (_ITEMS, "minItems", 1),
            (_ITEMS, "maxItems", 9),
            ({**_ITEMS, "maxItems": 9}, "maxItems", 8),
            (_ITEMS, "uniqueItems", True),
            (_ONE, "minProperties", 1),
            (_ONE, "maxProperties", 9),
            (_S, "enum", ["a", "b"]),
            (_ONE, "additionalProperties", False),
            (_ONE, "dependentRequired", {"a": ["b"]}),
        )
    ),
    _narrows("an enum's value gone", {**_S, "enum": ["a", "b"]}, {**_S, "enum": ["a"]}, "schema.enum"),
    _narrows("null no longer", {"type": ["string", "null"]}, _S, "schema.nullable"),
    _narrows("a number an integer", _N, {"type": "integer"}, "schema.type"),
    _narrows("any type one type", {}, _S, "schema.type"),
    _narrows("a member required", _ONE, {**_ONE, "required": ["a"]}, "member.required"),
    _narrows("items of one type", _A, _ITEMS, "items.exists"),
    _neither("another type", _S, _N, "schema.type"),
    _neither("another enum", {**_S, "enum": ["a"]}, {**_S, "enum": ["b"]}, "schema.enum"),
    _neither("another step", {**_N, "multipleOf": 2}, {**_N, "multipleOf": 3}, "schema.multipleOf"),
    _tells("a description added", _S, {**_S, "description": "D."}, "schema.description"),
    _tells("another description", {**_S, "description": "D."}, {**_S, "description": "E."}, "schema.description"),
    _tells("a title added", _S, {**_S, "title": "A name"}, "schema.title"),
    _tells("an example added", _S, {**_S, "examples": ["a"]}, "schema.examples"),
    _tells("an extension added", _S, {**_S, "x-of-ours": 1}, "schema.x-of-ours"),
    _tells("deprecated", _S, {**_S, "deprecated": True}, "schema.deprecated"),
)


def document(schema: Raw) -> Raw:
    """A document whose operations ask for, answer, and send a thing with this schema in it, and one that doesn't."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {
            "/things": {
                "get": _operation(answer={"type": "array", "items": _to("Thing")}),
                "post": {**_operation(body=_to("Thing")), "callbacks": {"done": {"{$request.body#/u}": _sent("Own")}}},
            },
            "/things/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
                "put": _operation(body=_to("Thing"), answer=_to("Wrapped")),
                "delete": _operation(),
            },
            "/others": {"get": _operation(answer=_to("Own"))},
        },
        "webhooks": {"sold": _sent("Thing")},
        "components": {
            "schemas": {
                "Thing": {"type": "object", "properties": {"x": schema, "next": _to("Thing")}},
                "Wrapped": {"type": "object", "properties": {"wrapped": {"allOf": [_to("Thing")]}}},
                "Own": {"type": "object", "properties": {"x": {"type": "string"}}},
            }
        },
    }


PLACE = ("components", "schemas", "Thing", "properties", "x")


def _to(name: str) -> Raw:
    return {"$ref": f"#/components/schemas/{name}"}


def _operation(*, body: Raw | None = None, answer: Raw | None = None) -> Raw:
    told: Raw = {"description": "Fine."}
    if answer is not None:
        told["content"] = {"application/json": {"schema": answer}}
    asked = {} if body is None else {"requestBody": {"content": {"application/json": {"schema": body}}}}
    return {**asked, "responses": {"200": told}}


def _sent(name: str) -> Raw:
    return {"post": _operation(body=_to(name))}
