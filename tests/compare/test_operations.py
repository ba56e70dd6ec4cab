"""Paths by their shape, elements that are missing as a whole, and what dialects have beside plain operations."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from compare import Value

from .apis import V2, V30, V31, V32, Raw, api, comparison, differences, getting

FINE: Raw = {"200": {"description": "Fine."}}
BODY: Raw = {"type": "object", "properties": {"name": {"type": "string"}}}
ID: Raw = {"in": "path", "required": True, "schema": {"type": "integer"}}


class TestPathParameters:
    """Operations are matched by the shape of their path, path parameters by their position."""

    def path(self, name: str, version: str = V31, **more: object) -> Raw:
        parameter = {**ID, "name": name, **more}
        return getting({"parameters": [parameter], "responses": FINE}, version, path=f"/items/{{{name}}}/parts")

    def test_another_name_is_a_matter_of_documentation(self) -> None:
        assert differences(self.path("id"), self.path("item_id")) == ["path id: parameter.name different"]

    def test_what_else_differs_is_found_beside_it(self) -> None:
        other = self.path("item_id", schema={"type": "string"})
        assert differences(self.path("id"), other) == [
            "path id: parameter.name different",
            "path id: schema.type different",
        ]

    def test_that_it_is_required_needs_not_be_said(self) -> None:
        assert differences(self.path("id"), self.path("id", required=False)) == []

    def test_the_baseline_names_the_operation(self) -> None:
        one, other = self.path("id"), self.path("item_id", description="The id.")
        assert differences(one, other)[0] == "path id: parameter.description added"

    def test_two_paths_of_one_shape_in_one_document_both_count(self) -> None:
        twice = api(paths={"/a/{x}": {"get": {"responses": FINE}}, "/a/{y}/": {"get": {"responses": FINE}}})
        once = api(paths={"/a/{x}": {"get": {"responses": FINE}}})
        assert differences(twice, once) == ["GET /a/{y}/: operation.exists absent"]


class TestMissingElements:
    """What is missing as a whole is one finding, without one for each thing in it."""

    RICH: ClassVar[Raw] = {
        "summary": "All",
        "parameters": [{"name": "q", "in": "query", "description": "Q.", "schema": {"type": "string"}}],
        "responses": {
            "200": {
                "description": "Fine.",
                "headers": {"X-Rate": {"schema": {"type": "integer"}}},
                "content": {"application/json": {"schema": BODY}},
            },
            "404": {"description": "None."},
        },
    }

    def test_an_operation(self) -> None:
        assert differences(getting(self.RICH), api()) == ["GET /items: operation.exists absent"]

    def test_an_operation_that_only_the_other_has(self) -> None:
        assert differences(api(), getting(self.RICH)) == ["GET /items: operation.exists added"]

    def test_parts_of_one(self) -> None:
        poor = getting({"summary": "All", "responses": {"200": {"description": "Fine."}}})
        assert differences(getting(self.RICH), poor) == [
            "query q: parameter.exists absent",
            "answer: media-type.exists absent",
            "response 200 header X-Rate: header.exists absent",
            "response 404: response.exists absent",
        ]

    def test_a_tag(self) -> None:
        one = api(tags=[{"name": "items", "description": "Things."}, {"name": "more"}])
        assert differences(one, api(V2, tags=[{"name": "more"}])) == ["tag items: tag.exists absent"]


class TestParameters:
    """Parameters that can't be read in full."""

    def test_a_reference_that_leads_nowhere_is_told(self) -> None:
        raw = getting({"parameters": [{"$ref": "#/components/parameters/No"}], "responses": {}})
        rows = {row.rule: row.values[0] for row in comparison(raw, raw).rows if row.location.startswith("parameter ")}
        assert rows == {
            "parameter.exists": Value(value=True),
            "parameter.unresolved-reference": Value(value="#/components/parameters/No"),
        }

    def test_one_without_a_name_is_left_out(self) -> None:
        raw = getting({"parameters": [{"in": "query"}, {"name": "q"}], "responses": {}})
        assert differences(raw, getting({"responses": {}})) == []

    def test_two_of_one_name_in_different_places_are_two(self) -> None:
        both = getting({"parameters": [{"name": "q", "in": place} for place in ("query", "header")], "responses": {}})
        one = getting({"parameters": [{"name": "q", "in": "query"}], "responses": {}})
        assert differences(both, one) == ["header q: parameter.exists absent"]


class TestMethods:
    """Which methods a path has depends on the dialect."""

    def test_query_and_others_are_read_from_3_2_on(self) -> None:
        item = {"query": {"responses": FINE}, "additionalOperations": {"COPY": {"responses": FINE}}}
        assert differences(api(V32, {"/a": item}), api(V31, {"/a": item})) == [
            "COPY /a: operation.exists not-expressible",
            "QUERY /a: operation.exists not-expressible",
        ]

    def test_webhooks_are_operations_too(self) -> None:
        one = api(webhooks={"sold": {"post": {"responses": FINE, "summary": "Sold"}}})
        other = api(webhooks={"sold": {"post": {"responses": FINE}}})
        assert differences(one, other) == ["POST webhook sold: operation.summary absent"]


class TestResponses:
    """Responses by status."""

    def test_the_case_of_a_range_says_nothing(self) -> None:
        one, other = (getting({"responses": {status: {"description": "No."}}}) for status in ("4xx", "4XX"))
        assert differences(one, other) == []

    def test_the_default_is_one(self) -> None:
        one = getting({"responses": {"default": {"description": "No."}}})
        assert differences(one, getting({"responses": {}})) == ["response default: response.exists absent"]

    @pytest.mark.parametrize("version", [V2, V31])
    def test_a_reference_that_leads_nowhere_is_told(self, version: str) -> None:
        one = getting({"responses": {"200": {}}}, version)
        other = getting({"responses": {"200": {"$ref": "#/responses/No"}}}, version)
        assert differences(one, other) == ["response 200: response.unresolved-reference added"]

    def test_a_description_beside_a_reference_counts_from_3_1_on(self) -> None:
        ok: Raw = {"components": {"responses": {"Ok": {"description": "Fine."}}}}
        stated = {"responses": {"200": {"$ref": "#/components/responses/Ok", "description": "Mine."}}}
        assert differences(getting(stated, V30, **ok), getting({"responses": FINE})) == []
        assert differences(getting(stated, V31, **ok), getting({"responses": FINE})) == [
            "response 200: response.description different"
        ]


class TestExternalDocs:
    """Where to read more."""

    def test_anywhere(self) -> None:
        docs = {"externalDocs": {"url": "https://docs.invalid"}}
        one = {**getting({"responses": FINE, **docs}), **docs, "tags": [{"name": "t", **docs}]}
        other = {**getting({"responses": FINE}), "tags": [{"name": "t"}]}
        assert differences(one, other) == [
            "info: info.external-docs absent",
            "tag t: tag.external-docs absent",
            "GET /items: operation.external-docs absent",
        ]


class TestSecurity:
    """What a client must show, by what it is."""

    @pytest.mark.parametrize(
        ("version", "scheme", "words"),
        [
            (V2, {"type": "basic"}, "http basic"),
            (V31, {"type": "http", "scheme": "Basic"}, "http basic"),
            (V31, {"type": "http", "scheme": "bearer"}, "http bearer"),
            (V2, {"type": "apiKey", "in": "query", "name": "k"}, "apiKey query k"),
            (V2, {"type": "oauth2", "flow": "accessCode"}, "oauth2 authorizationCode"),
            (V2, {"type": "oauth2", "flow": "implicit"}, "oauth2 implicit"),
            (V31, {"type": "oauth2", "flows": {"implicit": {}, "password": {}}}, "oauth2 implicit or password"),
            (V31, {"type": "openIdConnect"}, "openIdConnect"),
            (V31, {}, "undefined s"),
        ],
    )
    def test_in_words(self, version: str, scheme: Raw, words: str) -> None:
        holder: Raw = {"securityDefinitions": {"s": scheme}} if version == V2 else {}
        if version != V2:
            holder = {"components": {"securitySchemes": {"s": scheme}}}
        raw = getting({"responses": {}, "security": [{"s": ["b", "a"]}, {}]}, version, **holder)
        found = next(row for row in comparison(raw, raw).rows if row.rule == "operation.security")
        assert found.values[0] == Value(value=[*sorted([f"{words} (a, b)", "nothing"])])


class TestLinksAndCallbacks:
    """Links are told of, if not yet taken apart; what is called back is read as any other operation."""

    def test_a_link(self) -> None:
        linked = {"responses": {"200": {"description": "Fine.", "links": {"next": {"operationId": "b"}}}}}
        assert differences(getting(linked), getting({"responses": FINE})) == [
            "response 200 link next: link.exists absent"
        ]

    def test_a_callback(self) -> None:
        one = getting({"responses": FINE, "callbacks": {"done": {"{$url}": {"post": {}}}}})
        other = getting({"responses": FINE, "callbacks": {"done": {"{$url}": {"put": {}}}}})
        assert differences(one, other) == [
            "callback done POST {$url}: operation.exists absent",
            "callback done PUT {$url}: operation.exists added",
        ]

    def test_a_callback_spelled_otherwise(self) -> None:
        event: Raw = {"type": "object", "properties": {"id": {"type": "integer"}}}

        def calling(schema: Raw, item: Raw, **operation: object) -> Raw:
            called = {"responses": FINE, "requestBody": {"content": {"application/json": {"schema": schema}}}}
            done = {"{$url}": {"post": {**called, **operation}, **item}}
            return getting(
                {"responses": FINE, "callbacks": {"done": done}}, components={"schemas": {"E": event}}, security=[]
            )

        one = calling(event, {"x-triptych-topic": "a"})
        other = calling({"$ref": "#/components/schemas/E"}, {}, deprecated=False, tags=[])
        referring = {
            **getting({"responses": FINE, "callbacks": {"done": {"$ref": "#/components/callbacks/D"}}}),
            "components": {"callbacks": {"D": one["paths"]["/items"]["get"]["callbacks"]["done"]}},
        }
        assert differences(one, other, referring) == []
        assert differences(one, other, exclude_extensions=False) == []
        assert differences(one, calling({"type": "object", "properties": {"id": {}}}, {})) == [
            "callback done POST {$url} request body application/json › id: schema.type absent"
        ]

    def test_a_callback_asks_for_what_it_names_itself(self) -> None:
        scheme: Raw = {"components": {"securitySchemes": {"t": {"type": "http", "scheme": "bearer"}}}}

        def calling(own: Raw, callback: Raw, **members: Any) -> Raw:  # noqa: ANN401 - any JSON
            done = {"{$url}": {"post": {"responses": FINE, **callback}}}
            return getting({"responses": FINE, "callbacks": {"done": done}, **own}, **members, **scheme)

        secured: Raw = {"security": [{"t": []}]}
        one = calling({}, {}, **secured)
        assert differences(one, calling(secured, {})) == []
        assert differences(one, calling(secured, secured)) == ["callback done POST {$url}: operation.security added"]

    def test_a_callback_within_itself(self) -> None:
        raw = getting({"responses": FINE, "callbacks": {"done": {"{$url}": {"$ref": "#/paths/~1items"}}}})
        found = comparison(raw, raw)
        assert found.identical
        assert [row.rule for row in found.rows].count("callback.exists") == 2

    def test_a_callback_that_isnt_there(self) -> None:
        one = getting({"responses": FINE, "callbacks": {"done": {"$ref": "#/components/callbacks/D"}}})
        other = getting({"responses": FINE, "callbacks": {"done": {}}})
        assert differences(one, other) == ["callback done: callback.unresolved-reference absent"]

    def test_whats_called_back_is_no_operation_of_the_api(self) -> None:
        one = getting({"responses": FINE, "callbacks": {"done": {"{$url}": {"post": {}}}}})
        assert comparison(one, one).summary()[1].operations == 1
