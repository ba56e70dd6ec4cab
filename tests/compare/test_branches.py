"""Branches of `oneOf` and `anyOf` are matched by what they are, never by their order alone."""

from __future__ import annotations

import pytest

from .apis import V31, Raw, components, differences, having, ref

X = "answer › x"


def kind(name: str, **members: Raw) -> Raw:
    """An object that says in `kind` what it is."""
    return {"type": "object", "properties": {"kind": {"const": name}, **members}, "required": ["kind"]}


CAT, DOG = kind("cat", age={"type": "integer", "maximum": 30}), kind("dog", age={"type": "integer", "maximum": 20})


class TestMatching:
    """By what a branch is found again."""

    def test_by_the_discriminators_value_though_component_and_order_changed(self) -> None:
        def pets(names: list[str], values: dict[str, str], **schemas: Raw) -> Raw:
            mapping = {value: f"#/components/schemas/{name}" for value, name in values.items()}
            choice = {
                "oneOf": [ref(V31, name) for name in names],
                "discriminator": {"propertyName": "kind", "mapping": mapping},
            }
            return having(choice, **components(V31, **schemas))

        one = pets(["Cat", "Dog"], {"cat": "Cat", "dog": "Dog"}, Cat=CAT, Dog=DOG)
        changed = kind("cat", age={"type": "integer", "maximum": 31})
        other = pets(["Hound", "Tom"], {"cat": "Tom", "dog": "Hound"}, Tom=changed, Hound=DOG)
        assert differences(one, other) == [f"{X} › (Cat) › age: schema.maximum different"]

    def test_by_a_title(self) -> None:
        one = {"oneOf": [{"title": "A", "type": "string"}, {"title": "B", "type": "string", "maxLength": 5}]}
        other = {"oneOf": [{"title": "B", "type": "string", "maxLength": 6}, {"title": "A", "type": "string"}]}
        assert differences(having(one), having(other)) == [f"{X} › (B): schema.maxLength different"]

    def test_by_a_single_value(self) -> None:
        one = {"oneOf": [{"const": "a", "description": "A."}, {"const": "b", "description": "B."}]}
        other = {"oneOf": [{"const": "b", "description": "B!"}, {"const": "a", "description": "A."}]}
        assert differences(having(one), having(other)) == [f"{X} › (b): schema.description different"]

    def test_by_likeness(self) -> None:
        def shape(*names: str) -> Raw:
            return {"type": "object", "properties": {name: {"type": "string"} for name in names}}

        one = {"anyOf": [shape("a", "b", "c"), shape("p", "q", "r")]}
        other = {"anyOf": [shape("p", "q", "s"), shape("a", "b", "c")]}
        assert differences(having(one), having(other)) == [
            f"{X} › (object 2) › r: member.exists absent",
            f"{X} › (object 2) › s: member.exists added",
        ]

    def test_what_is_like_none_came_or_went(self) -> None:
        one, other = {"oneOf": [CAT, {"type": "string"}]}, {"oneOf": [{"type": "integer"}, CAT]}
        assert sorted(differences(having(one), having(other))) == [
            f"{X} › (integer): branch.exists added",
            f"{X} › (string): branch.exists absent",
        ]

    @pytest.mark.parametrize("word", ["oneOf", "anyOf"])
    def test_order_alone_says_nothing(self, word: str) -> None:
        branches = [CAT, DOG, {"type": "string"}, {"type": "array", "items": CAT}]
        assert differences(having({word: branches}), having({word: branches[::-1]})) == []

    def test_many_in_another_order(self) -> None:
        branches = [kind(f"k{number}", age={"maximum": number}) for number in range(400)]
        assert differences(having({"oneOf": branches}), having({"oneOf": branches[::-1]})) == []


class TestMappings:
    """A discriminator without branches names them itself."""

    def animal(self, cat: Raw) -> Raw:
        mapping = {"cat": "#/components/schemas/Cat"}
        base = {"type": "object", "discriminator": {"propertyName": "kind", "mapping": mapping}}
        return having(ref(V31, "Pet"), **components(V31, Pet=base, Cat=cat))

    def test_what_it_leads_to_is_compared(self) -> None:
        assert differences(self.animal(CAT), self.animal(DOG)) != []
        assert differences(self.animal(CAT), self.animal(CAT)) == []


class TestChoicesAgainstNone:
    """A schema that becomes one of several is still there."""

    def test_the_others_are_what_came(self) -> None:
        one, other = having({"type": "string"}), having({"anyOf": [{"type": "string"}, {"type": "integer"}]})
        assert differences(one, other) == [f"{X} › (integer): branch.exists added"]
        assert differences(other, one) == [f"{X} › (integer): branch.exists absent"]

    def test_what_changed_in_it_is_found_as_well(self) -> None:
        longer = {"type": "string", "maxLength": 9}
        found = differences(having({"type": "string"}), having({"oneOf": [longer, {"type": "integer"}]}))
        assert found == [f"{X} › (integer): branch.exists added", f"{X} › (string): schema.maxLength added"]

    def test_null_is_none_of_the_others(self) -> None:
        one = having({"type": ["string", "null"]})
        other = having({"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]})
        assert differences(one, other) == [f"{X} › (integer): branch.exists added"]
