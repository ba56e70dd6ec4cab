"""Schemas that mean the same line up, and a real change beside it is found."""

from __future__ import annotations

import pytest

from .apis import V2, V30, V31, Law, Raw, components, differences, having, ref

PET: Raw = {"type": "object", "properties": {"name": {"type": "string"}}}
X = "answer › x"


LAWS = [
    Law(
        name="nullable and a type list",
        one=having({"type": ["string", "null"]}),
        other=having({"type": "string", "nullable": True}, V30),
        changed=having({"type": "string"}, V30),
        finding=f"{X}: schema.nullable absent",
    ),
    Law(
        name="x-nullable and anyOf with null",
        one=having({"anyOf": [{"type": "string", "maxLength": 9}, {"type": "null"}]}),
        other=having({"type": "string", "maxLength": 9, "x-nullable": True}, V2),
        changed=having({"type": "string", "maxLength": 8, "x-nullable": True}, V2),
        finding=f"{X}: schema.maxLength different",
    ),
    Law(
        name="oneOf with null and nullable around a reference",
        one=having({"oneOf": [ref(V31, "Pet"), {"type": "null"}]}, **components(V31, Pet=PET)),
        other=having({"allOf": [ref(V30, "Pet")], "nullable": True}, V30, **components(V30, Pet=PET)),
        changed=having({"allOf": [ref(V30, "Pet")]}, V30, **components(V30, Pet=PET)),
        finding=f"{X}: schema.nullable absent",
    ),
    Law(
        name="an enum with null in a oneOf of its own, and one with null in it",
        one=having({"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"enum": [None]}]}, V30),
        other=having({"type": ["string", "null"], "enum": ["b", "a", None]}),
        changed=having({"type": ["string", "null"], "enum": ["b", None]}),
        finding=f"{X}: schema.enum different",
    ),
    Law(
        name="a choice among enums and one enum",
        one=having(
            {"oneOf": [ref(V30, "State"), {"enum": [""]}, {"enum": [None]}]},
            V30,
            **components(V30, State={"type": "string", "enum": ["a", "b"], "description": "S."}),
        ),
        other=having({"type": "string", "enum": ["a", "b", ""], "x-nullable": True, "description": "S."}, V2),
        changed=having({"type": "string", "enum": ["a", "b"], "x-nullable": True, "description": "S."}, V2),
        finding=f"{X}: schema.enum different",
    ),
    Law(
        name="a choice among single values and one enum",
        one=having({"anyOf": [{"const": 1}, {"const": "a"}]}),
        other=having({"enum": ["a", 1]}, V2),
        changed=having({"enum": ["a", 1.5]}, V2),
        finding=f"{X}: schema.enum different",
    ),
    Law(
        name="a lone null in an enum",
        one=having({"oneOf": [{"type": "string"}, {"const": None}]}),
        other=having({"type": ["string", "null"]}),
        changed=having({"type": ["string", "integer", "null"]}),
        finding=f"{X}: schema.type different",
    ),
    Law(
        name="exclusive bounds as marks and as numbers",
        one=having({"type": "number", "minimum": 0, "exclusiveMinimum": True}, V30),
        other=having({"type": "number", "exclusiveMinimum": 0}),
        changed=having({"type": "number", "exclusiveMinimum": 1}),
        finding=f"{X}: schema.exclusiveMinimum different",
    ),
    Law(
        name="an exclusive bound that isn't",
        one=having({"type": "number", "maximum": 5, "exclusiveMaximum": False}, V2),
        other=having({"type": "number", "maximum": 5.0}),
        changed=having({"type": "number", "maximum": 5.5}),
        finding=f"{X}: schema.maximum different",
    ),
    Law(
        name="const and an enum of one",
        one=having({"const": "a"}),
        other=having({"enum": ["a"]}, V2),
        changed=having({"enum": ["a", "b"]}, V2),
        finding=f"{X}: schema.enum different",
    ),
    Law(
        name="the order of an enum",
        one=having({"enum": [1, "a", True]}),
        other=having({"enum": [True, 1.0, "a"]}),
        changed=having({"enum": [1, "a", 1.5]}),
        finding=f"{X}: schema.enum different",
    ),
    Law(
        name="example and examples",
        one=having({"type": "string", "example": "a"}, V2),
        other=having({"type": "string", "examples": ["a"]}),
        changed=having({"type": "string", "examples": ["b"]}),
        finding=f"{X}: schema.examples different",
    ),
    Law(
        name="a reference and the schema itself",
        one=having(ref(V2, "Pet"), V2, **components(V2, Pet=PET)),
        other=having(PET),
        changed=having({"type": "object", "properties": {"name": {"type": "integer"}}}),
        finding=f"{X} › name: schema.type different",
    ),
    Law(
        name="a description around a reference",
        one=having({"allOf": [ref(V30, "Pet")], "description": "Mine."}, V30, **components(V30, Pet=PET)),
        other=having({**ref(V31, "Pet"), "description": "Mine."}, **components(V31, Pet=PET)),
        changed=having(ref(V31, "Pet"), **components(V31, Pet=PET)),
        finding=f"{X}: schema.description absent",
    ),
    Law(
        name="the outer description outranks the inner",
        one=having({"allOf": [ref(V2, "P")], "description": "Out"}, V2, **components(V2, P={"description": "In"})),
        other=having({"description": "Out"}),
        changed=having({"description": "In"}),
        finding=f"{X}: schema.description different",
    ),
    Law(
        name="allOf that merges objects",
        one=having(
            {
                "allOf": [
                    {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
                    {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}},
                ]
            }
        ),
        other=having(
            {
                "type": "object",
                "required": ["b", "a"],
                "properties": {"b": {"type": "string"}, "a": {"type": "string"}},
            },
            V2,
        ),
        changed=having(
            {"type": "object", "required": ["a"], "properties": {"b": {"type": "string"}, "a": {"type": "string"}}}
        ),
        finding=f"{X} › b: member.required absent",
    ),
    Law(
        name="the strictest bound of an allOf",
        one=having({"allOf": [{"type": "integer", "minimum": 1}, {"minimum": 3, "maxLength": 9}, {"maxLength": 7}]}),
        other=having({"type": "integer", "minimum": 3, "maxLength": 7}, V2),
        changed=having({"type": "integer", "minimum": 1, "maxLength": 7}, V2),
        finding=f"{X}: schema.minimum different",
    ),
    Law(
        name="an anyOf of one",
        one=having({"anyOf": [{"type": "string"}], "title": "T"}),
        other=having({"type": "string", "title": "T"}),
        changed=having({"type": "string", "title": "U"}),
        finding=f"{X}: schema.title different",
    ),
    Law(
        name="defaults of the specification",
        one=having(
            {
                "type": "object",
                "additionalProperties": True,
                "deprecated": False,
                "readOnly": False,
                "minProperties": 0,
                "properties": {"s": {"minLength": 0, "minItems": 0, "uniqueItems": False}},
            }
        ),
        other=having({"type": "object", "additionalProperties": {}, "properties": {"s": {}}}),
        changed=having({"type": "object", "additionalProperties": False, "properties": {"s": {}}}),
        finding=f"{X}: schema.additionalProperties added",
    ),
    Law(
        name="a file and text in binary form",
        one=having({"type": "file"}, V2),
        other=having({"type": "string", "format": "binary"}, V30),
        changed=having({"type": "string", "format": "byte"}, V30),
        finding=f"{X}: schema.format different",
    ),
    Law(
        name="the lines of a description",
        one=having({"description": "One\n  two.\n"}),
        other=having({"description": "One two."}),
        changed=having({"description": "One, two."}),
        finding=f"{X}: schema.description different",
    ),
    Law(
        name="read-only members have no part in a response's form",
        one=having({"type": "string", "readOnly": True}),
        other=having({"type": "string"}),
        changed=having({"type": "string", "writeOnly": True}),
        finding=f"{X}: member.exists absent",
    ),
    Law(
        name="unknown type lists of one",
        one=having({"type": ["string"]}),
        other=having({"type": "string"}, V2),
        changed=having({"type": "integer"}, V2),
        finding=f"{X}: schema.type different",
    ),
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
class TestSchemas:
    """Two spellings, and a change."""

    def test_two_spellings_are_the_same(self, law: Law) -> None:
        assert differences(law.one, law.other) == []

    def test_so_are_they_the_other_way_round(self, law: Law) -> None:
        assert differences(law.other, law.one) == []

    def test_a_change_is_found_alone(self, law: Law) -> None:
        assert differences(law.one, law.changed) == [law.finding]

    def test_three_documents_agree_with_two(self, law: Law) -> None:
        place, rule, verdict = law.finding.rsplit(" ", 2)
        first = "absent" if verdict == "added" else "present"
        assert differences(law.one, law.other, law.changed) == [f"{place} {rule} {first} {verdict}"]
