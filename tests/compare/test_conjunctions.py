"""What several parts of an `allOf` say holds together; what can't be put together stays apart."""

from __future__ import annotations

import pytest

from .apis import V2, V30, V31, Raw, comparison, components, differences, having, ref, returning

X = "answer › x"
TEXT: Raw = {"type": "string"}
WHOLE: Raw = {"type": "integer"}
EVEN: Raw = {"multipleOf": 2}
LOW: Raw = {"maximum": 5}
HIGH: Raw = {"minimum": 9}
A: Raw = {"required": ["a"]}
B: Raw = {"required": ["b"]}


def both(*parts: Raw) -> Raw:
    """A schema that all of these must fit."""
    return {"allOf": [*parts]}


class TestPlainKeywords:
    """Of several values none is forgotten."""

    @pytest.mark.parametrize(
        ("one", "other", "rule"),
        [
            ({**TEXT, "pattern": "^a"}, {**TEXT, **both({"pattern": "^a"}, {"pattern": "b$"})}, "pattern different"),
            (EVEN, both(EVEN, {"multipleOf": 3}), "multipleOf different"),
            ({"format": "uri"}, both({"format": "uri"}, {"format": "uuid"}), "format different"),
            ({"uniqueItems": False}, {"uniqueItems": False, **both({"uniqueItems": True})}, "uniqueItems added"),
            (
                {"dependentRequired": {"a": ["b"]}},
                both({"dependentRequired": {"a": ["b"]}}, {"dependentRequired": {"a": ["c"]}}),
                "dependentRequired different",
            ),
            (both({"type": "number"}, WHOLE), {"type": "number"}, "type different"),
            (both(WHOLE, {"type": "number"}), {"type": "number"}, "type different"),
            ({"type": ["string", "null"]}, both({"type": ["string", "null"]}, TEXT), "nullable absent"),
            ({"anyOf": [TEXT, {"type": "null"}]}, {**TEXT, "anyOf": [TEXT, {"type": "null"}]}, "nullable absent"),
        ],
    )
    def test_a_second_value_is_told(self, one: Raw, other: Raw, rule: str) -> None:
        assert differences(having(one), having(other)) == [f"{X}: schema.{rule}"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (both({"pattern": "a"}, {"pattern": "b"}), both({"pattern": "b"}, {"pattern": "a"}, {"pattern": "b"})),
            (both(EVEN, {"multipleOf": 3}), {"multipleOf": 6}),
            (both({"multipleOf": 0.4}, {"multipleOf": 0.6}), {"multipleOf": 1.2}),
            (both({"type": ["string", "null"]}, {"type": ["null", "string"]}), {"type": ["string", "null"]}),
            ({"anyOf": [{**TEXT, "maxLength": 5}, {"type": "null"}]}, {"type": ["string", "null"], "maxLength": 5}),
            (
                both({"dependentRequired": {"a": ["b"]}}, {"dependentRequired": {"a": ["c"]}}),
                {"dependentRequired": {"a": ["c", "b"]}},
            ),
            ({"dependentSchemas": {"a": B}}, {"dependentRequired": {"a": ["b"]}}),
        ],
    )
    def test_what_comes_to_the_same_is_the_same(self, one: Raw, other: Raw) -> None:
        assert differences(having(one), having(other)) == []
        assert differences(having(other), having(one)) == []

    def test_nullable_around_a_text_is_what_its_author_means(self) -> None:
        named = components(V30, S=TEXT)
        around = {"nullable": True, "allOf": [ref(V30, "S")]}
        assert differences(having(around, V30, **named), having({"type": ["string", "null"]})) == []


APART = [
    pytest.param(
        both({"if": LOW, "then": EVEN}, {"if": HIGH, "then": WHOLE}),
        both({"if": LOW, "then": WHOLE}, {"if": HIGH, "then": EVEN}),
        id="conditions",
    ),
    pytest.param(both({"not": A}, {"not": B}), {"not": {"required": ["a", "b"]}}, id="not"),
    pytest.param(both({"contains": LOW}, {"contains": EVEN}), {"contains": {**LOW, **EVEN}}, id="contains"),
    pytest.param(
        both({"contains": LOW, "minContains": 2}, {"contains": EVEN}),
        both({"contains": LOW}, {"contains": EVEN, "minContains": 2}),
        id="how many it contains",
    ),
    pytest.param(
        both({"oneOf": [LOW, HIGH]}, {"oneOf": [TEXT, EVEN]}), {"oneOf": [LOW, HIGH, TEXT, EVEN]}, id="choices"
    ),
    pytest.param(
        both({"prefixItems": [TEXT]}, {"prefixItems": [{"maxLength": 5}]}), {"prefixItems": [TEXT]}, id="first items"
    ),
]


class TestWhatStaysApart:
    """Schemas that mean something else when they are put together."""

    @pytest.mark.parametrize(("one", "other"), APART)
    def test_put_together_they_are_another(self, one: Raw, other: Raw) -> None:
        assert differences(having(one), having(other)) != []
        assert differences(having(other), having(one)) != []

    @pytest.mark.parametrize(("one", "_"), APART)
    def test_their_order_says_nothing(self, one: Raw, _: Raw) -> None:
        assert differences(having(one), having(both(*reversed(one["allOf"])))) == []

    @pytest.mark.parametrize(("one", "_"), APART)
    def test_twice_is_once(self, one: Raw, _: Raw) -> None:
        assert differences(having(one), having(both(*one["allOf"], one["allOf"][0]))) == []

    def test_the_one_that_goes_is_told_whatever_the_order(self) -> None:
        three = both({"not": A}, {"not": B}, {"not": LOW})
        assert differences(having(three), having(both({"not": LOW}, {"not": A}))) == [
            f"{X} › not 2: subschema.exists absent"
        ]

    def test_a_change_in_one_is_judged_there(self) -> None:
        found = comparison(
            having(both({"not": LOW}, {"not": A})), having(both({"not": A}, {"not": {"maximum": 4}}))
        ).findings
        assert [(each.rule, each.effect) for each in found] == [("schema.maximum", "breaking")]

    def test_a_branch_of_one_choice_is_told_there(self) -> None:
        one = both({"oneOf": [TEXT, WHOLE]}, {"anyOf": [LOW, EVEN]})
        other = both({"anyOf": [LOW, EVEN]}, {"oneOf": [TEXT, WHOLE, {"type": "object"}]})
        assert differences(having(one), having(other)) == [f"{X} › choice › (object): branch.exists added"]


class TestWhatSaysNothing:
    """Keywords without their partner, and schemas that anything fits."""

    @pytest.mark.parametrize(
        "member",
        [
            {"then": TEXT},
            {"if": TEXT},
            {"else": TEXT},
            {"minContains": 2},
            {"maxContains": 2},
            {"contentSchema": TEXT},
            {"patternProperties": {"^a": True}},
            {"prefixItems": [True, {}]},
            {"dependentRequired": {}},
            {"dependentRequired": {"a": []}},
            {"dependentSchemas": {"a": True}},
        ],
    )
    def test_they_are_no_difference(self, member: Raw) -> None:
        assert differences(having(member), having({})) == []

    @pytest.mark.parametrize(
        ("member", "around"),
        [
            ({"patternProperties": {"^a": True}}, {"additionalProperties": False}),
            ({"prefixItems": [True]}, {"items": False}),
        ],
    )
    def test_they_say_something_where_others_are_shut_out(self, member: Raw, around: Raw) -> None:
        assert differences(having({**around, **member}), having(around)) != []


class TestXml:
    """How XML writes a value is OpenAPI's own word, and no extension."""

    def test_it_is_told_without_extensions_too(self) -> None:
        attribute = having({**TEXT, "xml": {"attribute": True}}, V30)
        assert differences(attribute, having(TEXT, V30)) == [f"{X}: schema.xml absent"]
        assert differences(attribute, having(TEXT, V30), exclude_extensions=False) == [f"{X}: schema.xml absent"]


class TestSpellings:
    """The same, written as a choice or in another dialect."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"type": ["string", "integer"]}, {"anyOf": [TEXT, WHOLE]}),
            ({"type": ["string", "integer", "null"]}, {"anyOf": [TEXT, {"type": "null"}, WHOLE]}),
            ({"anyOf": [TEXT, {"anyOf": [WHOLE, {"type": "object"}]}]}, {"anyOf": [TEXT, WHOLE, {"type": "object"}]}),
        ],
    )
    def test_choices(self, one: Raw, other: Raw) -> None:
        assert differences(having(one), having(other)) == []
        assert differences(having(other), having(one)) == []


class TestRequiredMembers:
    """Members that are required, and nothing else is said of them."""

    @pytest.mark.parametrize("version", [V2, V30, V31])
    def test_each_is_told(self, version: str) -> None:
        found = differences(
            returning({"type": "object", "required": ["b", "c"]}, version), returning({"type": "object"}, version)
        )
        assert found == ["answer › b: member.exists absent", "answer › c: member.exists absent"]


class TestInheritance:
    """Components that build on one with a discriminator are what it may be, though it doesn't name them."""

    @staticmethod
    def pets(version: str, bark: Raw, **more: Raw) -> Raw:
        kind: Raw = {"type": "object", "properties": {"kind": TEXT}, "required": ["kind"]}
        pet = {**kind, "discriminator": "kind" if version == V2 else {"propertyName": "kind"}}
        dog = {"allOf": [ref(version, "Pet"), {"type": "object", "properties": {"bark": bark}}]}
        puppy = {"allOf": [ref(version, "Dog"), {"properties": {"age": WHOLE}}]}
        return returning(ref(version, "Pet"), version, **components(version, Pet=pet, Dog=dog, Puppy=puppy, **more))

    @pytest.mark.parametrize("version", [V2, V30, V31])
    def test_a_change_in_one_that_inherits(self, version: str) -> None:
        found = comparison(self.pets(version, TEXT), self.pets(version, WHOLE)).findings
        assert [(each.rule, each.effect) for each in found] == [("schema.type", "breaking")]

    @pytest.mark.parametrize("version", [V2, V30])
    def test_one_more(self, version: str) -> None:
        cat = {"allOf": [ref(version, "Pet"), {"properties": {"lives": WHOLE}}]}
        found = differences(self.pets(version, TEXT), self.pets(version, TEXT, Cat=cat))
        assert [each.rpartition(" (")[2] for each in found] == ["Cat): branch.exists added"]

    def test_the_same_in_two_dialects(self) -> None:
        assert differences(self.pets(V2, TEXT), self.pets(V31, TEXT)) == []
