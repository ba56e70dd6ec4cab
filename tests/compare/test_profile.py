"""A document cut to its slice: what goes, what stays, and that nothing is said which the whole one doesn't say."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from compare import load
from compare.fact_sheet import fact_sheet
from compare.profile import slice_of
from compare.reporting import report_on

from .apis import Raw, api
from .slicing import CONTRACT, SLICE, contract, subject

SHOP = load(Path(__file__).parents[2] / "services" / "contract.yaml", name="contract").raw


def at(document: Any, *path: str) -> Any:  # noqa: ANN401 - any JSON
    """What stands in a document under these names."""
    for name in path:
        document = document[name]
    return document


class TestCut:
    """Each part stands or falls by its mark, or by that of what its reference leads to."""

    cut = slice_of(CONTRACT)

    def test_keeps_the_operations_that_are_marked(self) -> None:
        paths = at(self.cut, "paths")
        assert {path: [*item] for path, item in paths.items()} == {"/items": ["get"], "/all": ["get"]}

    def test_keeps_marked_parameters_headers_and_responses(self) -> None:
        operation = at(self.cut, "paths", "/items", "get")
        assert [one["name"] for one in operation["parameters"]] == ["limit"]
        assert [*operation["responses"]] == ["200", "422"]
        assert [*operation["responses"]["200"]["headers"]] == ["X-Page"]

    def test_keeps_what_a_path_is_made_of(self) -> None:
        parameter = {"name": "id", "in": "path", "required": True, "schema": {}}
        for item in ({"parameters": [parameter], "get": SLICE}, {"get": {"parameters": [parameter], **SLICE}}):
            assert at(slice_of(api(paths={"/{id}": item})), "paths", "/{id}") == item

    def test_keeps_no_link_that_is_not_marked(self) -> None:
        assert "links" not in at(self.cut, "paths", "/items", "get", "responses", "200")

    def test_keeps_marked_members_and_asks_for_no_other(self) -> None:
        item = at(self.cut, "components", "schemas", "Item")
        assert [*item["properties"]] == ["name", "note"]
        assert item["required"] == ["name"]

    def test_takes_members_out_of_examples(self) -> None:
        assert at(self.cut, "components", "schemas", "Item", "example") == {"name": "Cup"}

    def test_drops_a_refusal_where_nothing_is_left_to_refuse(self) -> None:
        operation = at(self.cut, "paths", "/all", "get")
        assert "parameters" not in operation
        assert [*operation["responses"]] == ["200"]

    def test_drops_what_nothing_uses_any_more(self) -> None:
        components = at(self.cut, "components")
        assert {kind: [*each] for kind, each in components.items()} == {
            "responses": ["Refused"],
            "schemas": ["Item", "Problem"],
        }
        assert at(self.cut, "tags") == [{"name": "items"}]

    def test_leaves_the_whole_document_alone(self) -> None:
        before = copy.deepcopy(CONTRACT)
        slice_of(CONTRACT)
        assert before == CONTRACT

    def test_of_a_document_without_marks_is_empty(self) -> None:
        assert slice_of(api(paths={"/": {"get": {"responses": {}}}}))["paths"] == {}


def sending(schema: Raw, **components: Raw) -> Raw:
    """The slice of a document with an operation that takes this."""
    body = {"content": {"application/json": {"schema": schema}}}
    operation = {"requestBody": body, "responses": {}, **SLICE}
    return slice_of(api(paths={"/": {"post": operation}}, components={"schemas": components}))


class TestSchemas:
    """Members are cut wherever a schema may stand."""

    @pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
    def test_of_a_choice_are_cut(self, keyword: str) -> None:
        branch = {"properties": {"a": {}, "b": SLICE}}
        cut = sending({keyword: [branch]})
        found = at(cut, "paths", "/", "post", "requestBody", "content", "application/json", "schema", keyword)
        assert [*found[0]["properties"]] == ["b"]

    def test_may_be_required_beside_where_they_are_described(self) -> None:
        one = {"properties": {"a": {}, "b": SLICE}}
        cut = sending({"allOf": [{"$ref": "#/components/schemas/One"}], "required": ["a", "b"]}, One=one)
        found = at(cut, "paths", "/", "post", "requestBody", "content", "application/json", "schema")
        assert found["required"] == ["b"]

    def test_are_cut_out_of_what_examples_hold_within(self) -> None:
        inner = {"type": "array", "items": {"$ref": "#/components/schemas/One"}, **SLICE}
        one = {"properties": {"a": {}, "b": SLICE}}
        media = {"properties": {"inner": inner}, "examples": [{"inner": [{"a": 1, "b": 2}]}]}
        found = at(
            sending(media, One=one), "paths", "/", "post", "requestBody", "content", "application/json", "schema"
        )
        assert found["examples"] == [{"inner": [{"b": 2}]}]

    def test_may_be_called_as_what_is_cut_elsewhere_is(self) -> None:
        cut = sending({"properties": {"headers": {"type": "string", **SLICE}, "responses": {"enum": [1], **SLICE}}})
        found = at(cut, "paths", "/", "post", "requestBody", "content", "application/json", "schema", "properties")
        assert found == {"headers": {"type": "string", **SLICE}, "responses": {"enum": [1], **SLICE}}

    def test_that_hold_themselves_end(self) -> None:
        one: Raw = {"properties": {"a": {"$ref": "#/components/schemas/One", **SLICE}, "b": {}}, "example": {"b": 1}}
        cut = sending({"$ref": "#/components/schemas/One"}, One=one)
        assert at(cut, "components", "schemas", "One")["example"] == {}
        looped = {"$ref": "#/components/schemas/Two"}
        assert at(sending(looped, Two=looped), "components", "schemas", "Two") == looped


@pytest.mark.parametrize("whole", [CONTRACT, SHOP], ids=["a small contract", "the shop's contract"])
class TestLaws:
    """What holds of each slice."""

    def test_it_is_valid(self, whole: Raw) -> None:
        assert [error.message for error in OpenAPIV31SpecValidator(slice_of(whole)).iter_errors()] == []

    def test_cut_again_it_stays_as_it_is(self, whole: Raw) -> None:
        assert slice_of(slice_of(whole)) == slice_of(whole)

    def test_each_of_its_facts_is_one_of_the_whole_and_says_the_same(self, whole: Raw) -> None:
        """But for examples, which lose the members that the slice hasn't."""
        cut = slice_of(whole)
        all_, own = (
            {fact.id: fact.cells[0].value for fact in fact_sheet(report_on([contract(raw), subject("a", raw)])).facts()}
            for raw in (whole, cut)
        )
        aspects = {fact.id: fact.aspect for fact in fact_sheet(report_on([contract(cut), subject("a", cut)])).facts()}
        assert own.keys() < all_.keys()
        assert {aspects[key] for key, value in own.items() if value != all_[key]} <= {"examples"}
