"""What a change of a schema means to clients: each class of change, in requests and in responses."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from .apis import V31, Raw, api, asking, comparison, returning


def sending(schema: Raw, version: str = V31) -> Raw:
    """A document whose only operation takes this schema as JSON."""
    body = {"content": {"application/json": {"schema": schema}}}
    return api(version, {"/items": {"post": {"requestBody": body, "responses": {"204": {"description": "Done."}}}}})


def object_of(required: list[str] | None = None, **members: Raw) -> Raw:
    """An object with these members, and whether they are required."""
    return {"type": "object", "properties": members, **({"required": required} if required else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One change of a schema, and its effect where a client sends it and where a client gets it."""

    name: str
    one: Raw
    other: Raw
    sent: str = "none"
    got: str = "none"
    rules: list[str] = field(default_factory=list)


TEXT: Raw = {"type": "string"}
CAT: Raw = {**object_of(kind={"const": "cat"}, lives={"type": "integer"}), "title": "Cat"}
DOG: Raw = {**object_of(kind={"const": "dog"}, tricks={"type": "string"}), "title": "Dog"}
ORE: Raw = {**object_of(kind={"const": "ore"}, grams={"type": "number"}), "title": "Ore"}
CLOSED: Raw = {"additionalProperties": False}
NARROWS = {"sent": "breaking", "got": "compatible"}
WIDENS = {"sent": "compatible", "got": "breaking"}
BREAKS = {"sent": "breaking", "got": "breaking"}
FINE = {"sent": "compatible", "got": "compatible"}


def law(name: str, one: Raw, other: Raw, effects: dict[str, str], *rules: str) -> Law:
    """A change with the rules of its findings."""
    return Law(name=name, one=one, other=other, rules=sorted(rules), **effects)


LAWS = [
    law("a type less", {"type": ["integer", "string"]}, TEXT, NARROWS, "schema.type"),
    law("whole numbers only", {"type": "number"}, {"type": "integer"}, NARROWS, "schema.type"),
    law("another type", TEXT, {"type": "integer"}, BREAKS, "schema.type"),
    law("any type", TEXT, {}, WIDENS, "schema.type"),
    law("null too", TEXT, {"type": ["string", "null"]}, WIDENS, "schema.nullable"),
    law("a value less", {"enum": ["a", "b"]}, {"enum": ["a"]}, NARROWS, "schema.enum"),
    law("values listed", TEXT, {"type": "string", "enum": ["a"]}, NARROWS, "schema.enum"),
    law("one value only", TEXT, {"type": "string", "const": "a"}, NARROWS, "schema.enum"),
    law("a format", TEXT, {**TEXT, "format": "uuid"}, NARROWS, "schema.format"),
    law(
        "a wider format",
        {"type": "integer", "format": "int32"},
        {"type": "integer", "format": "int64"},
        WIDENS,
        "schema.format",
    ),
    law("a pattern", TEXT, {**TEXT, "pattern": "^a"}, NARROWS, "schema.pattern"),
    law("another pattern", {**TEXT, "pattern": "^a"}, {**TEXT, "pattern": "^b"}, NARROWS, "schema.pattern"),
    law("longer text", {**TEXT, "maxLength": 5}, {**TEXT, "maxLength": 6}, WIDENS, "schema.maxLength"),
    law("no shorter text", TEXT, {**TEXT, "minLength": 1}, NARROWS, "schema.minLength"),
    law("a higher floor", {"minimum": 1}, {"minimum": 2}, NARROWS, "schema.minimum"),
    law(
        "a bound no longer reached",
        {"maximum": 5},
        {"exclusiveMaximum": 5},
        NARROWS,
        "schema.exclusiveMaximum",
        "schema.maximum",
    ),
    law(
        "the same bound of whole numbers",
        {"type": "integer", "minimum": 5},
        {"type": "integer", "exclusiveMinimum": 4},
        {},
        "schema.exclusiveMinimum",
        "schema.minimum",
    ),
    law("a coarser step", {"multipleOf": 0.1}, {"multipleOf": 0.3}, NARROWS, "schema.multipleOf"),
    law("no repetitions", {"type": "array"}, {"type": "array", "uniqueItems": True}, NARROWS, "schema.uniqueItems"),
    law("another default", {**TEXT, "default": "a"}, {**TEXT, "default": "b"}, FINE, "schema.default"),
    law("an optional member more", object_of(), object_of(a=TEXT), FINE, "member.exists"),
    law("a required member more", object_of(), object_of(["a"], a=TEXT), NARROWS, "member.exists"),
    law(
        "a required member with a default more",
        object_of(),
        object_of(["a"], a={**TEXT, "default": "b"}),
        NARROWS,
        "member.exists",
    ),
    law("an optional member less", object_of(a=TEXT), object_of(), FINE, "member.exists"),
    law("a required member less", object_of(["a"], a=TEXT), object_of(), WIDENS, "member.exists"),
    law("a member required", object_of(a=TEXT), object_of(["a"], a=TEXT), NARROWS, "member.required"),
    law(
        "a member less of a closed object",
        {**object_of(a=TEXT), **CLOSED},
        {**object_of(), **CLOSED},
        NARROWS,
        "member.exists",
    ),
    law(
        "a member more of a closed object",
        {**object_of(), **CLOSED},
        {**object_of(a=TEXT), **CLOSED},
        WIDENS,
        "member.exists",
    ),
    law("other members shut out", object_of(), {**object_of(), **CLOSED}, NARROWS, "schema.additionalProperties"),
    law(
        "a member read-only",
        object_of(["a"], a=TEXT),
        object_of(["a"], a={**TEXT, "readOnly": True}),
        {"sent": "compatible"},
        "member.exists",
    ),
    law(
        "a member write-only",
        object_of(["a"], a=TEXT),
        object_of(["a"], a={**TEXT, "writeOnly": True}),
        {"got": "compatible"},
        "member.exists",
    ),
    law("items described", {"type": "array"}, {"type": "array", "items": TEXT}, NARROWS, "items.exists"),
    law(
        "items narrowed",
        {"type": "array", "items": {"maximum": 2}},
        {"type": "array", "items": {"maximum": 1}},
        NARROWS,
        "schema.maximum",
    ),
    law(
        "a map narrowed",
        {"additionalProperties": {"type": "number"}},
        {"additionalProperties": {"type": "integer"}},
        NARROWS,
        "schema.type",
    ),
    law(
        "other members after all",
        CLOSED,
        {"additionalProperties": TEXT},
        WIDENS,
        "schema.additionalProperties",
        "subschema.exists",
    ),
    law("less kept out", {"not": {"maximum": 5}}, {"not": {"maximum": 4}}, WIDENS, "schema.maximum"),
    law("more kept out", {"not": {"type": "integer"}}, {"not": {"type": "number"}}, NARROWS, "schema.type"),
    law(
        "a condition changed",
        {"if": {"maximum": 5}, "then": TEXT},
        {"if": {"maximum": 4}, "then": TEXT},
        BREAKS,
        "schema.maximum",
    ),
    law(
        "a consequence narrowed",
        {"if": {}, "then": {"maximum": 5}},
        {"if": {}, "then": {"maximum": 4}},
        NARROWS,
        "schema.maximum",
    ),
    law("names by pattern", {}, {"patternProperties": {"^x-": TEXT}}, NARROWS, "subschema.exists"),
    law("a first item", {}, {"prefixItems": [TEXT]}, NARROWS, "subschema.exists"),
    law("one member asks for another", {}, {"dependentRequired": {"a": ["b"]}}, NARROWS, "schema.dependentRequired"),
    law("one member asks for more", {}, {"dependentSchemas": {"a": object_of(["b"])}}, NARROWS, "subschema.exists"),
    law("a choice more", {"oneOf": [CAT, DOG]}, {"oneOf": [CAT, DOG, ORE]}, WIDENS, "branch.exists"),
    law("a choice less", {"anyOf": [CAT, DOG, ORE]}, {"anyOf": [CAT, DOG]}, NARROWS, "branch.exists"),
    law("one rather than any", {"anyOf": [CAT, DOG]}, {"oneOf": [CAT, DOG]}, NARROWS, "schema.combination"),
    law("a constraint moved into allOf", {**TEXT, "maxLength": 5}, {**TEXT, "allOf": [{"maxLength": 5}]}, {}),
    law(
        "told apart by another member",
        {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "kind"}},
        {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "lives"}},
        BREAKS,
        "schema.discriminator",
    ),
]


def told(*documents: Raw) -> tuple[str, list[str]]:
    """The worst effect, and the rules of the findings of the contract."""
    found = [finding for finding in comparison(*documents).findings if finding.kind == "contract"]
    effects = {finding.effect for finding in found}
    worst = next((effect for effect in ("breaking", "compatible") if effect in effects), "none")
    return worst, sorted({finding.rule for finding in found})


class TestSchemas:
    """A schema's change breaks whoever has to keep to less, or gets more."""

    @pytest.mark.parametrize("of", LAWS, ids=lambda of: of.name)
    def test_where_a_client_sends_it(self, of: Law) -> None:
        rules = [] if of.sent == "none" and of.got != "none" else of.rules
        assert told(sending(of.one), sending(of.other)) == (of.sent, rules)

    @pytest.mark.parametrize("of", LAWS, ids=lambda of: of.name)
    def test_where_a_client_gets_it(self, of: Law) -> None:
        rules = [] if of.got == "none" and of.sent != "none" else of.rules
        assert told(returning(of.one), returning(of.other)) == (of.got, rules)


class TestTextsMadeLists:
    """A parameter that may be repeated takes in what it took once."""

    LIST: Raw = {"type": "array", "items": TEXT}  # noqa: RUF012 - never changed

    @pytest.mark.parametrize(
        ("one", "other", "breaks"),
        [
            (TEXT, {"type": "array", "items": TEXT}, False),
            (TEXT, {"type": "array", "items": {"type": "integer"}}, True),
            (TEXT, {"type": "array", "items": {**TEXT, "pattern": "^a"}}, True),
            (TEXT, {"type": "array", "items": TEXT, "minItems": 2}, True),
            ({"type": ["string", "integer"]}, {"type": "array", "items": {"type": "integer"}}, True),
        ],
    )
    def test_in_a_query(self, one: Raw, other: Raw, *, breaks: bool) -> None:
        findings = comparison(asking({"schema": one}), asking({"schema": other})).findings
        assert any(finding.effect == "breaking" for finding in findings) == breaks
