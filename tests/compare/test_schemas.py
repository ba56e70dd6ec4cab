"""Choices, recursion, references that lead nowhere, and schemas inside schemas."""

from __future__ import annotations

from typing import ClassVar

import pytest

from compare import Value

from .apis import V2, V30, V31, Raw, comparison, components, differences, having, ref, returning

X = "answer › x"


class TestBranches:
    """The branches of a choice are lined up by what they are."""

    CAT: ClassVar[Raw] = {"type": "object", "title": "Cat", "properties": {"lives": {"type": "integer"}}}

    def test_their_order_says_nothing(self) -> None:
        one = having({"oneOf": [self.CAT, {"type": "string"}]})
        assert differences(one, having({"oneOf": [{"type": "string"}, self.CAT]})) == []

    def test_a_named_one_is_the_one_with_that_title(self) -> None:
        one = having({"oneOf": [self.CAT, {"type": "string"}]})
        other = having({"oneOf": [ref(V31, "Cat"), {"type": "string"}]}, **components(V31, Cat=self.CAT))
        assert differences(one, other) == []

    def test_a_change_in_one_is_found_there(self) -> None:
        one = having({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]})
        other = having({"anyOf": [{"type": "integer", "minimum": 2}, {"type": "string"}]})
        assert differences(one, other) == [f"{X} › (integer): schema.minimum different"]

    def test_one_more_is_one_finding(self) -> None:
        one = having({"anyOf": [{"type": "string"}, {"type": "integer"}]})
        other = having({"anyOf": [{"type": "string"}, {"type": "integer"}, self.CAT]})
        assert differences(one, other) == [f"{X} › (Cat): branch.exists added"]

    def test_both_at_once_are_told(self) -> None:
        branches = [{"type": "string"}, {"type": "integer"}]
        both = having({"anyOf": branches, "oneOf": [{"type": "array"}, {"type": "object"}]})
        found = [row.values[0] for row in comparison(both, both).rows if row.aspect == "combination"]
        assert found == [Value(value="oneOf"), Value(value="anyOf")]

    def test_one_and_any_are_told_apart_once(self) -> None:
        branches = [{"type": "string"}, {"type": "integer"}]
        assert differences(having({"anyOf": branches}), having({"oneOf": branches})) == [
            f"{X}: schema.combination different"
        ]


class TestEnums:
    """A choice among enums is an enum only where nothing would get lost."""

    def test_each_with_a_description_stays_a_choice(self) -> None:
        described = [{"const": value, "description": f"{value}!"} for value in ("a", "b")]
        assert differences(having({"oneOf": described}), having({"enum": ["a", "b"]})) == [
            f"{X}: schema.combination absent",
            f"{X}: schema.enum added",
            f"{X} › (a): branch.exists absent",
            f"{X} › (b): branch.exists absent",
        ]

    def test_null_beside_others_is_told_once(self) -> None:
        assert differences(having({"enum": ["a", None]}), having({"enum": ["a"]})) == [f"{X}: schema.nullable absent"]

    def test_null_alone_stays(self) -> None:
        assert differences(having({"enum": [None]}), having({"enum": [None, "a"]})) == [f"{X}: schema.enum different"]

    def test_a_null_type_alone_is_a_type(self) -> None:
        assert differences(having({"type": "null"}), having({"type": ["null"]})) == []


class TestDiscriminators:
    """By which member the branches are told apart, and which value means which."""

    def test_the_member(self) -> None:
        one, other = having({"discriminator": "kind"}, V2), having({"discriminator": {"propertyName": "kind"}})
        assert differences(one, other) == []
        assert differences(one, having({"discriminator": {"propertyName": "sort"}})) == [
            f"{X}: schema.discriminator different"
        ]

    def test_the_values(self) -> None:
        one = having({"discriminator": {"propertyName": "kind", "mapping": {"cat": "#/a"}}})
        other = having({"discriminator": {"propertyName": "kind", "mapping": {"dog": "#/a"}}})
        assert differences(one, other) == [f"{X}: schema.discriminator-mapping different"]
        assert differences(one, having({"discriminator": "kind"}, V2)) == [
            f"{X}: schema.discriminator-mapping not-expressible"
        ]


class TestRecursion:
    """A schema may be inside itself."""

    def node(self, children: Raw) -> Raw:
        return {"type": "object", "properties": {"kids": {"type": "array", "items": children}}}

    def test_it_ends_and_is_the_same_in_all_dialects(self) -> None:
        documents = [
            returning(ref(v, "Node"), v, **components(v, Node=self.node(ref(v, "Node")))) for v in (V2, V30, V31)
        ]
        assert differences(*documents) == []

    def test_where_it_no_longer_recurs_that_is_found(self) -> None:
        one = returning(ref(V31, "Node"), **components(V31, Node=self.node(ref(V31, "Node"))))
        other = returning(ref(V31, "Node"), **components(V31, Node=self.node({"description": "Any."})))
        assert differences(one, other) == [
            "answer › kids › []: schema.description added",
            "answer › kids › []: schema.type absent",
            "answer › kids › [] › kids: member.exists absent",
        ]

    def test_nullable_recursion_keeps_both(self) -> None:
        one = returning(
            ref(V31, "N"),
            **components(V31, N={"properties": {"next": {"anyOf": [ref(V31, "N"), {"type": "null"}]}}}),
        )
        other = returning(
            ref(V30, "N"),
            V30,
            **components(V30, N={"properties": {"next": {"nullable": True, "allOf": [ref(V30, "N")]}}}),
        )
        assert differences(one, other) == []

    def test_an_all_of_itself_says_nothing(self) -> None:
        loop = {"allOf": [ref(V31, "Loop")], "type": "object"}
        assert (
            differences(returning(ref(V31, "Loop"), **components(V31, Loop=loop)), returning({"type": "object"})) == []
        )


class TestUnresolvedReferences:
    """A reference that leads nowhere is a fact, not a crash."""

    @pytest.mark.parametrize("target", ["#/components/schemas/No", "other.json#/X", "#anchor", "http://host.invalid/x"])
    def test_it_is_told(self, target: str) -> None:
        assert differences(having({}), having({"$ref": target})) == [f"{X}: schema.unresolved-reference added"]

    def test_a_circle_of_references_says_nothing(self) -> None:
        ring = components(V31, A=ref(V31, "B"), B=ref(V31, "A"))
        assert differences(having({}), having(ref(V31, "A"), **ring)) == []

    def test_a_member_may_be_called_like_a_keyword(self) -> None:
        odd = {"type": "object", "properties": {"$ref": {"type": "string"}, "type": {"type": "string"}}}
        assert differences(returning(odd), returning(odd, V2)) == []


class TestBooleans:
    """Schemas that are only true or false."""

    def test_true_says_nothing(self) -> None:
        assert differences(having({}), returning({"type": "object", "properties": {"x": True}})) == []

    def test_false_says_that_nothing_fits(self) -> None:
        never = returning({"type": "object", "properties": {"x": False}})
        assert differences(having({}), never) == [f"{X}: schema.never added"]
        assert differences(never, never) == []

    def test_inside_not_too(self) -> None:
        assert differences(having({"contains": False}), having({})) == [f"{X} › contains: subschema.exists absent"]


class TestDialects:
    """A keyword counts only where the dialect has it."""

    @pytest.mark.parametrize(
        ("member", "version"),
        [
            ({"nullable": True}, V31),
            ({"nullable": True}, V2),
            ({"examples": ["a"]}, V30),
            ({"contentEncoding": "b"}, V30),
        ],
    )
    def test_elsewhere_it_says_nothing(self, member: Raw, version: str) -> None:
        assert differences(having({}, version), having(member, version)) == []

    def test_siblings_of_a_reference_count_from_3_1_on_only(self) -> None:
        place: Raw = {"properties": {"x": {**ref(V30, "S"), "maxLength": 3}}}
        old = returning(place, V30, **components(V30, S={"type": "string"}))
        new = returning(place, V31, **components(V31, S={"type": "string"}))
        assert differences(old, new) == [f"{X}: schema.maxLength added"]


class TestSubschemas:
    """Keywords that hold schemas are compared too."""

    @pytest.mark.parametrize(
        ("one", "other", "finding"),
        [
            ({"not": {"type": "string"}}, {"not": {"type": "integer"}}, "not: schema.type different"),
            (
                {"if": {"minimum": 1}, "then": {"multipleOf": 2}},
                {"if": {"minimum": 2}, "then": {"multipleOf": 2}},
                "if: schema.minimum different",
            ),
            ({"prefixItems": [{}, {"minimum": 1}]}, {"prefixItems": [{}, {}]}, "[1]: subschema.exists absent"),
            ({"patternProperties": {"^a": {"minimum": 1}}}, {"patternProperties": {}}, "/^a/: subschema.exists absent"),
            ({"additionalProperties": {"minimum": 1}}, {"additionalProperties": {}}, "*: subschema.exists absent"),
            ({"dependentSchemas": {"a": {"minimum": 1}}}, {}, "with a: subschema.exists absent"),
            ({"contains": {"minimum": 1}}, {"contains": {"minimum": 2}}, "contains: schema.minimum different"),
            (
                {"items": {"items": {"minimum": 1}}},
                {"items": {"items": {"minimum": 2}}},
                "[] › []: schema.minimum different",
            ),
        ],
    )
    def test_a_change_inside_is_found(self, one: Raw, other: Raw, finding: str) -> None:
        assert differences(having(one), having(other)) == [f"{X} › {finding}"]
