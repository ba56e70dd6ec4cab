"""One finding a cause and direction, with the operations that use it."""

from __future__ import annotations

from typing import Any

from .apis import V2, V31, Raw, api, asking, comparison, components, having, ref

TEXT: Raw = {"type": "string"}


def sending(schema: Raw) -> Raw:
    """An operation that takes this schema."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {}}


def answering(schema: Raw) -> Raw:
    """An operation that answers with this schema."""
    return {"responses": {"200": {"description": "Fine.", "content": {"application/json": {"schema": schema}}}}}


def item(maximum: int) -> Raw:
    """A schema for an item."""
    return {"type": "object", "properties": {"price": {"type": "number", "maximum": maximum}}}


def shop(maximum: int, *, inline: bool = False) -> Raw:
    """A document in which one operation takes an item and two answer with one."""
    schema = item(maximum) if inline else ref(V31, "Item")
    paths: Raw = {
        "/items": {"post": sending(schema), "get": answering({"type": "array", "items": schema})},
        "/items/{id}": {"get": answering(schema)},
    }
    return api(paths=paths, **({} if inline else components(V31, Item=item(maximum))))


class TestComponents:
    """A change inside a shared component."""

    def test_is_one_finding_a_direction(self) -> None:
        found = comparison(shop(100), shop(50)).findings
        assert [(one.rule, one.effect, one.used_by) for one in found] == [
            ("schema.maximum", "compatible", ("GET /items", "GET /items/{id}")),
            ("schema.maximum", "breaking", ("POST /items",)),
        ]
        assert len({one.cause for one in found}) == 1
        assert len({one.fingerprint for one in found}) == 2

    def test_is_told_at_the_component_where_several_use_it(self) -> None:
        answers, request = comparison(shop(100), shop(50)).findings
        assert (answers.operation, answers.location) == (None, "#Item › price")
        assert (request.operation, request.location) == ("POST /items", "request body application/json › price")
        assert answers.pointers == ("/components/schemas/Item/properties/price/maximum",) * 2

    def test_is_one_finding_where_the_other_document_writes_it_out(self) -> None:
        for one, other in ((shop(100), shop(50, inline=True)), (shop(100, inline=True), shop(50))):
            assert [found.used_by for found in comparison(one, other).findings] == [
                ("GET /items", "GET /items/{id}"),
                ("POST /items",),
            ]

    def test_several_places_that_are_written_out_in_both_are_several_causes(self) -> None:
        found = comparison(shop(100, inline=True), shop(50, inline=True)).findings
        assert [one.operation for one in found] == ["GET /items", "GET /items/{id}", "POST /items"]

    def test_two_members_that_change_alike_are_two_causes(self) -> None:
        def priced(maximum: int) -> Raw:
            price: Raw = {"type": "number", "maximum": maximum}
            item = {"type": "object", "properties": {"price": price, "cost": price}}
            paths = {f"/{name}": {"get": answering(ref(V31, "Item"))} for name in "ab"}
            return api(paths=paths, **components(V31, Item=item))

        found = comparison(priced(100), priced(50)).findings
        assert [one.location for one in found] == ["#Item › cost", "#Item › price"]

    def test_a_wrapper_around_it_is_no_second_cause(self) -> None:
        def wrapped(maximum: int) -> Raw:
            raw = shop(maximum)
            answer = raw["paths"]["/items/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
            answer["schema"] = {"allOf": [ref(V31, "Item")], "description": "One."}
            return raw

        assert [one.used_by for one in comparison(wrapped(100), wrapped(50)).findings] == [
            ("GET /items", "GET /items/{id}"),
            ("POST /items",),
        ]


class TestSharedElsewhere:
    """What operations share outside of schemas."""

    def test_a_parameter_of_a_path(self) -> None:
        def limited(maximum: int) -> Raw:
            limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": maximum}}
            return api(paths={"/items": {"parameters": [limit], "get": answering(TEXT), "head": answering(TEXT)}})

        (found,) = comparison(limited(100), limited(50)).findings
        assert (found.operation, found.location) == (None, "#/items query limit")
        assert found.used_by == ("GET /items", "HEAD /items")

    def test_a_parameter_by_reference(self) -> None:
        def limited(maximum: int) -> Raw:
            limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": maximum}}
            named = {"parameters": [{"$ref": "#/components/parameters/Limit"}]}
            paths = {f"/{name}": {"get": {**answering(TEXT), **named}} for name in "ab"}
            return api(paths=paths, components={"parameters": {"Limit": limit}})

        (found,) = comparison(limited(100), limited(50)).findings
        assert (found.location, found.used_by) == ("#Limit", ("GET /a", "GET /b"))

    def test_what_the_whole_document_asks_for(self) -> None:
        def secured(**members: Any) -> Raw:  # noqa: ANN401 - any JSON
            schemes = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
            paths = {f"/{name}": {"get": answering(TEXT)} for name in "ab"}
            return api(paths=paths, components={"securitySchemes": schemes}, **members)

        (found,) = comparison(secured(), secured(security=[{"key": []}])).findings
        assert (found.rule, found.effect, found.used_by) == ("operation.security", "breaking", ("GET /a", "GET /b"))

    def test_an_example_at_the_top_of_a_component(self) -> None:
        def shown(price: int) -> Raw:
            raw = shop(100)
            raw["components"]["schemas"]["Item"]["example"] = {"price": price}
            return raw

        found = comparison(shown(1), shown(2)).findings
        assert {(one.rule, one.cause) for one in found} == {("schema.examples", "#Item: examples")}


class TestFingerprints:
    """They name a rule at a place, for lists of what to ignore."""

    def test_stay_when_another_operation_uses_the_component(self) -> None:
        def fewer(maximum: int) -> Raw:
            raw = shop(maximum)
            del raw["paths"]["/items/{id}"]
            return raw

        marks = [{one.fingerprint for one in comparison(make(100), make(50)).findings} for make in (shop, fewer)]
        assert marks[0] == marks[1]

    def test_are_the_same_for_other_values_and_dialects(self) -> None:
        one = comparison(having({"maximum": 1}), having({"maximum": 2})).findings
        other = comparison(having({"maximum": 3}, V2), having({}, V2)).findings
        assert one[0].fingerprint == other[0].fingerprint

    def test_differ_by_rule_and_place(self) -> None:
        found = [
            comparison(having({"maximum": 1}), having({})).findings[0],
            comparison(having({"minimum": 1}), having({})).findings[0],
            comparison(asking({"schema": {"maximum": 1}}), asking({})).findings[0],
        ]
        assert len({one.fingerprint for one in found}) == len(found)
