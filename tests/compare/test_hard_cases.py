"""Cases that are easily told wrong: a change that means several things, choices in choices, spellings side by side."""

from __future__ import annotations

from .apis import V2, V30, V31, Raw, api, comparison, components, differences, having, ref, returning

TEXT: Raw = {"type": "string"}
NUMBER: Raw = {"type": "integer"}


def taking(schema: Raw) -> Raw:
    """An operation with this as its body."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {}}


def asking_for(schema: Raw) -> Raw:
    """An operation with this as a query parameter."""
    return {"parameters": [{"name": "q", "in": "query", "schema": schema}], "responses": {}}


class TestOneChangeSeveralMeanings:
    """Text takes in numbers in a query, not in JSON: the worst counts, whichever comes first."""

    def test_whatever_the_order_of_the_paths(self) -> None:
        def shop(of: Raw, *, first: str) -> Raw:
            paths = {"/a": {"get": asking_for(ref(V31, "Id"))}, "/b": {"post": taking(ref(V31, "Id"))}}
            ordered = {first: paths[first], **paths}
            return api(paths=ordered, **components(V31, Id=of))

        for first in ("/a", "/b"):
            (found,) = comparison(shop(NUMBER, first=first), shop(TEXT, first=first)).findings
            assert (found.effect, found.used_by) == (
                "breaking",
                tuple(sorted(found.used_by)) if first == "/a" else found.used_by,
            )
            assert sorted(found.used_by) == ["GET /a", "POST /b"]

    def test_what_readers_are_told_has_no_direction(self) -> None:
        def shop(text: str) -> Raw:
            item = {"type": "object", "description": text}
            item_ref = ref(V31, "Item")
            answer = {"200": {"description": "Fine.", "content": {"application/json": {"schema": item_ref}}}}
            return api(paths={"/a": {"post": {**taking(item_ref), "responses": answer}}}, **components(V31, Item=item))

        (found,) = comparison(shop("One."), shop("Another.")).findings
        assert (found.rule, found.effect) == ("schema.description", "none")


class TestNot:
    """That a `not` comes narrows; what comes into it widens."""

    def test_one_that_comes_narrows(self) -> None:
        without, with_it = having(TEXT), having({**TEXT, "not": {"enum": ["x"]}})
        (found,) = comparison(without, with_it).findings
        assert (found.relations[1], found.effect) == ("narrower", "compatible")
        (found,) = comparison(with_it, without).findings
        assert (found.relations[1], found.effect) == ("wider", "breaking")

    def test_what_comes_into_the_second_of_two_widens(self) -> None:
        def kept_out(*names: str) -> Raw:
            return having({"allOf": [{"not": {"required": ["a"]}}, {"not": {"type": "object", "required": [*names]}}]})

        found = comparison(kept_out("b"), kept_out("b", "c")).findings
        assert {one.relations[1] for one in found} == {"wider"}

    def test_the_same_component_inside_and_outside_gives_two_findings_with_a_fingerprint_each(self) -> None:
        def shop(longest: int) -> Raw:
            both = {"type": "object", "properties": {"a": ref(V31, "X"), "b": {"not": ref(V31, "X")}}}
            return returning(both, **components(V31, X={**TEXT, "maxLength": longest}))

        found = comparison(shop(5), shop(9)).findings
        assert sorted(one.relations[1] for one in found) == ["narrower", "wider"]
        assert len({one.fingerprint for one in found}) == 2


class TestChoices:
    """Choices in choices, and values that are given to other branches."""

    def test_hundreds_in_one_another_end(self) -> None:
        def chain(longest: int) -> Raw:
            schemas: Raw = {
                f"N{number}": {"properties": {"v": {"anyOf": [ref(V31, f"N{number + 1}"), TEXT]}}}
                for number in range(300)
            }
            schemas["N300"] = {**TEXT, "maxLength": longest}
            return returning(ref(V31, "N0"), **components(V31, **schemas))

        assert comparison(chain(5), chain(5)).identical
        assert "schema.maxLength" in {found.rule for found in comparison(chain(5), chain(6)).findings}

    def test_many_that_lead_to_one_another_end(self) -> None:
        def web(of: Raw) -> Raw:
            count = 20
            schemas = {
                f"N{number}": {
                    "type": "object",
                    "properties": {
                        "v": {
                            "anyOf": [
                                ref(V31, f"N{(number + 1) % count}"),
                                ref(V31, f"N{(7 * number + 3) % count}"),
                                {**TEXT, "maxLength": number},
                            ]
                        },
                        "x": of,
                    },
                }
                for number in range(count)
            }
            return returning(ref(V31, "N0"), **components(V31, **schemas))

        assert {found.rule for found in comparison(web(TEXT), web(NUMBER)).findings} == {"schema.type"}

    def test_a_value_that_stands_for_another_branch_is_found(self) -> None:
        def pets(cat: str, dog: str) -> Raw:
            mapping = {"c": f"#/components/schemas/{cat}", "d": f"#/components/schemas/{dog}"}
            choice: Raw = {"oneOf": [ref(V31, "Cat"), ref(V31, "Dog")], "discriminator": {"propertyName": "kind"}}
            choice["discriminator"]["mapping"] = mapping
            kinds = {name: {"type": "object", "properties": {name: TEXT}} for name in ("Cat", "Dog")}
            return having(choice, **components(V31, **kinds))

        assert not comparison(pets("Cat", "Dog"), pets("Dog", "Cat")).identical


class TestSpellingsSideBySide:
    """Two paths that are one by shape, and names that hide from a quick look."""

    def test_the_same_spelling_goes_first(self) -> None:
        one = api(paths={"/items": {"get": asking_for(NUMBER)}, "/items/": {"get": asking_for(TEXT)}})
        other = api(paths={"/items/": {"get": asking_for(TEXT)}})
        assert [(found.rule, found.operation) for found in comparison(one, other).findings] == [
            ("operation.exists", "GET /items")
        ]

    def test_a_component_with_a_backslash_or_a_quote_in_its_name(self) -> None:
        for name in ("App\\Item", 'a"b', "A%20B"):
            for version in (V2, V30, V31):
                pair = [
                    having(ref(version, name.replace("%", "%25")), version, **components(version, **{name: schema}))
                    for schema in (TEXT, NUMBER)
                ]
                assert differences(*pair) == ["answer › x: schema.type different"], (name, version)


class TestRequiredOnly:
    """Members that are required and not described."""

    def test_each_is_one(self) -> None:
        one = having({"type": "object", "required": ["b", "c"]})
        assert differences(one, having({"type": "object"})) == [
            "answer › x › b: member.exists absent",
            "answer › x › c: member.exists absent",
        ]

    def test_in_a_component_they_have_their_names(self) -> None:
        def shop(*names: str) -> Raw:
            answer = {"200": {"description": "F", "content": {"application/json": {"schema": ref(V31, "X")}}}}
            paths = {f"/{name}": {"get": {"responses": answer}} for name in "ab"}
            return api(paths=paths, **components(V31, X={"type": "object", "required": [*names]}))

        found = comparison(shop("b", "c"), shop()).findings
        assert [one.location for one in found] == ["#X › b", "#X › c"]
