"""What a framework adds by rote is labelled, never dropped."""

from __future__ import annotations

import pytest

from compare.framework import ADDITIONS

from .apis import V2, Raw, api, asking, comparison, getting, having

FINE: Raw = {"200": {"description": "Fine."}}


def origins(one: Raw, *others: Raw) -> list[str]:
    """The findings' rules with their origins."""
    return [f"{finding.rule} {finding.origin}" for finding in comparison(one, *others).findings]


class TestTitles:
    """A title that only repeats a name."""

    @pytest.mark.parametrize(
        ("title", "origin"), [("X", "framework"), ("x", "framework"), ("Cross", "author"), ("X!", "framework")]
    )
    def test_of_a_member(self, title: str, origin: str) -> None:
        assert origins(having({}), having({"title": title})) == [f"schema.title {origin}"]

    def test_of_a_parameter(self) -> None:
        one = asking({"name": "item_id", "schema": {"type": "integer"}})
        other = asking({"name": "item_id", "schema": {"type": "integer", "title": "Item Id"}})
        assert origins(one, other) == ["schema.title framework"]

    @pytest.mark.parametrize("component", ["ItemPage", "ItemPage-Input", "ItemPage-Output"])
    def test_of_a_model(self, component: str) -> None:
        members: Raw = {"components": {"schemas": {component: {"title": "ItemPage"}}}}
        other = having({"$ref": f"#/components/schemas/{component}"}, **members)
        assert origins(having({}), other) == ["schema.title framework"]

    def test_of_an_inline_model_by_its_class(self) -> None:
        one, other = having({"type": "object"}), having({"type": "object", "title": "ValidationProblem"})
        assert origins(one, other) == ["schema.title framework"]

    def test_of_a_response_by_its_operation(self) -> None:
        def answer(**schema: str) -> Raw:
            content = {"application/json": {"schema": {"type": "array", **schema}}}
            return getting({"operationId": "getData", "responses": {"200": {"content": content}}})

        assert origins(answer(), answer(title="Response Getdata")) == ["schema.title framework"]

    def test_where_the_baseline_has_it(self) -> None:
        assert origins(having({"title": "X"}), having({})) == ["schema.title framework"]

    def test_an_authors_title_beside_it_is_the_authors(self) -> None:
        assert origins(having({"title": "Cross"}), having({"title": "X"})) == ["schema.title author"]


class TestOperations:
    """Operation ids, responses and parameters that nobody wrote."""

    def test_an_operation_id_made_of_the_path(self) -> None:
        one = getting({"responses": FINE}, path="/items/{item_id}")
        other = getting({"responses": FINE, "operationId": "read_items__item_id__get"}, path="/items/{item_id}")
        assert origins(one, other) == ["operation.operationId framework"]

    def test_one_that_was_written(self) -> None:
        other = getting({"responses": FINE, "operationId": "readItems"})
        assert origins(getting({"responses": FINE}), other) == ["operation.operationId author"]

    @pytest.mark.parametrize(("description", "origin"), [("Validation Error", "framework"), ("Too odd.", "author")])
    def test_a_default_422(self, description: str, origin: str) -> None:
        other = getting({"responses": {**FINE, "422": {"description": description}}})
        assert origins(getting({"responses": FINE}), other) == [f"response.exists {origin}"]

    @pytest.mark.parametrize("description", ["Successful Response", "Success"])
    def test_a_default_description(self, description: str) -> None:
        one, other = ({"200": {"description": text}} for text in ("", description))
        assert origins(getting({"responses": one}), getting({"responses": other})) == ["response.description framework"]

    def test_a_default_description_without_a_body(self) -> None:
        one, other = ({"204": {"description": text}} for text in ("", "No response body"))
        assert origins(getting({"responses": one}), getting({"responses": other})) == ["response.description framework"]

    def test_the_operation_that_serves_the_document(self) -> None:
        text = "OpenApi3 schema for this API. Format can be selected via content negotiation."
        other = getting({"description": text, "responses": FINE})
        assert origins(api(), other) == ["operation.exists framework"]

    def test_the_header_x_fields(self) -> None:
        fields = {"name": "X-Fields", "in": "header", "type": "string", "format": "mask"}
        other = getting({"parameters": [fields], "responses": FINE}, V2)
        assert origins(getting({"responses": FINE}), other) == ["parameter.exists framework"]

    def test_the_default_namespace(self) -> None:
        other = api(V2, tags=[{"name": "default", "description": "Default namespace"}])
        assert origins(api(), other) == ["tag.exists framework"]


class TestValues:
    """What a framework derives from its own types; a baseline that says it means it."""

    @pytest.mark.parametrize(
        ("example", "origin"), [("a", "framework"), ("b", "author"), (["a"], "author")], ids=["first", "last", "list"]
    )
    def test_the_first_allowed_value_as_an_example(self, example: object, origin: str) -> None:
        one = having({"type": "string", "enum": ["a", "b"]})
        other = having({"type": "string", "enum": ["a", "b"], "example": example}, V2)
        assert origins(one, other) == [f"schema.examples {origin}"]
        assert origins(other, one) == ["schema.examples author"]

    def test_such_an_example_by_another_framework_is_the_authors(self) -> None:
        assert origins(having({"enum": ["a"]}), having({"enum": ["a"], "example": "a"})) == ["schema.examples author"]

    @pytest.mark.parametrize(
        ("type_", "keyword", "value", "origin"),
        [
            ("number", "format", "double", "framework"),
            ("number", "format", "float", "author"),
            ("string", "format", "double", "author"),
            ("integer", "format", "int64", "framework"),
            ("integer", "format", "int32", "author"),
            ("integer", "maximum", 2**63 - 1, "framework"),
            ("integer", "maximum", 2**31 - 1, "author"),
            ("integer", "minimum", -(2**63), "framework"),
            ("number", "maximum", 2**63 - 1, "author"),
        ],
    )
    def test_how_wide_a_number_is(self, type_: str, keyword: str, value: object, origin: str) -> None:
        one, other = having({"type": type_}), having({"type": type_, keyword: value})
        assert origins(one, other) == [f"schema.{keyword} {origin}"]
        assert origins(other, one) == [f"schema.{keyword} author"]

    def test_instead_of_another(self) -> None:
        one = having({"type": "integer", "format": "int32", "maximum": 9})
        other = having({"type": "integer", "format": "int64", "maximum": 2**63 - 1})
        assert origins(one, other) == ["schema.format author", "schema.maximum author"]


class TestSeveralDocuments:
    """The label stands only where nothing else differs."""

    def test_one_of_three_adds(self) -> None:
        assert origins(having({}), having({"title": "X"}), having({})) == ["schema.title framework"]

    def test_one_adds_and_another_means_it(self) -> None:
        assert origins(having({}), having({"title": "X"}), having({"title": "Cross"})) == ["schema.title author"]


class TestTable:
    """The table itself."""

    def test_each_row_names_a_framework_and_a_habit(self) -> None:
        assert all(addition.framework and addition.habit for addition in ADDITIONS)
