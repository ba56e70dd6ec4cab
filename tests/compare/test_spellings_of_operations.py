"""Operations that mean the same line up, and a real change beside it is found."""

from __future__ import annotations

import pytest

from .apis import V2, V30, V31, Law, Raw, api, asking, differences, getting

FINE: Raw = {"200": {"description": "Fine."}}
BODY: Raw = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "maxLength": 9}}}


def posting(body: Raw, version: str = V31) -> Raw:
    """A document with one operation that takes a body (OpenAPI 3), or has these members (Swagger 2.0)."""
    operation = {**body, "responses": FINE} if version == V2 else {"requestBody": body, "responses": FINE}
    return api(version, {"/items": {"post": operation}})


def json_body(schema: Raw, **members: object) -> Raw:
    """A request body of OpenAPI 3."""
    return {"content": {"application/json": {"schema": schema}}, **members}


def parameters(*listed: Raw, **members: object) -> Raw:
    """A body of Swagger 2.0."""
    return {"parameters": list(listed), **members}


def header(name: str, stated: Raw, version: str = V31) -> Raw:
    """A document whose only response has this header."""
    return getting({"responses": {"200": {"description": "Fine.", "headers": {name: stated}}}}, version)


BODY_PARAMETER: Raw = {"name": "payload", "in": "body", "required": True, "schema": BODY}
NAME_FIELD: Raw = {"name": "name", "in": "formData", "type": "string", "maxLength": 9, "required": True}
ID: Raw = {"in": "path", "required": True, "schema": {"type": "integer"}}

LAWS = [
    Law(
        name="basePath and a server's path",
        one=getting({"responses": FINE}, V2, basePath="/v1/", host="host.invalid", schemes=["https"]),
        other=getting({"responses": FINE}, servers=[{"url": "https://host.invalid/v1"}]),
        changed=api(
            paths={"/items": {"get": {"responses": FINE}, "put": {"responses": FINE}}},
            servers=[{"url": "https://host.invalid/v1"}],
        ),
        finding="PUT /v1/items: operation.exists added",
    ),
    Law(
        name="a prefix in the server and one in the path",
        one=getting({"responses": FINE}, path="/v1/items"),
        other=getting({"responses": FINE}, servers=[{"url": "{b}", "variables": {"b": {"default": "/v1"}}}]),
        changed=getting({"responses": FINE, "deprecated": True}, path="/v1/items"),
        finding="GET /v1/items: operation.deprecated added",
    ),
    Law(
        name="basePath / and none",
        one=getting({"responses": FINE}, V2, basePath="/"),
        other=getting({"responses": FINE}, servers=[{"url": "/"}]),
        changed=getting({"responses": FINE, "summary": "All"}),
        finding="GET /items: operation.summary added",
    ),
    Law(
        name="a trailing slash",
        one=getting({"responses": FINE}, path="/items/"),
        other=getting({"responses": FINE}, path="/items"),
        changed=getting({"responses": FINE, "summary": "All"}),
        finding="GET /items/: operation.summary added",
    ),
    Law(
        name="a body parameter and a request body",
        one=posting(parameters(BODY_PARAMETER, consumes=["application/json"]), V2),
        other=posting(json_body(BODY, required=True)),
        changed=posting(json_body(BODY)),
        finding="request body: request-body.required absent",
    ),
    Law(
        name="a body whose media type isn't said",
        one=posting(json_body(BODY, required=True)),
        other=posting(json_body(BODY, required=True), V30),
        changed=posting(parameters(BODY_PARAMETER), V2),
        finding="request body application/json: response.media-type absent",
    ),
    Law(
        name="form parameters and a form body",
        one=posting(parameters(NAME_FIELD, consumes=["multipart/form-data"]), V2),
        other=posting({"required": True, "content": {"multipart/form-data": {"schema": BODY}}}),
        changed=posting({"required": True, "content": {"multipart/form-data": {"schema": {**BODY, "required": []}}}}),
        finding="request body multipart/form-data › name: member.required absent",
    ),
    Law(
        name="parameters of the path and of the operation",
        one=api(paths={"/a": {"parameters": [{"name": "q", "in": "query"}], "get": {"responses": FINE}}}),
        other=api(V2, {"/a": {"get": {"responses": FINE, "parameters": [{"name": "q", "in": "query"}]}}}),
        changed=api(paths={"/a": {"get": {"responses": FINE}}}),
        finding="query q: parameter.exists absent",
    ),
    Law(
        name="an operation's parameter outranks the path's",
        one=api(
            paths={
                "/a": {
                    "parameters": [{"name": "q", "in": "query", "required": True}],
                    "get": {"responses": FINE, "parameters": [{"name": "q", "in": "query"}]},
                }
            }
        ),
        other=api(paths={"/a": {"get": {"responses": FINE, "parameters": [{"name": "q", "in": "query"}]}}}),
        changed=api(
            paths={"/a": {"get": {"responses": FINE, "parameters": [{"name": "q", "in": "query", "required": True}]}}}
        ),
        finding="query q: parameter.required added",
    ),
    Law(
        name="a parameter's defaults",
        one=asking({"required": False, "deprecated": False, "allowEmptyValue": False, "schema": {"type": "string"}}),
        other=asking({"type": "string"}, V2),
        changed=asking({"type": "string", "allowEmptyValue": True}, V2),
        finding="query q: parameter.allowEmptyValue added",
    ),
    Law(
        name="a list of values in one parameter",
        one=asking({"type": "array", "items": {"type": "string"}}, V2),
        other=asking({"schema": {"type": "array", "items": {"type": "string"}}, "style": "form", "explode": False}),
        changed=asking({"schema": {"type": "array", "items": {"type": "string"}}}),
        finding="query q: parameter.style different",
    ),
    Law(
        name="a parameter that is repeated",
        one=asking({"type": "array", "items": {"type": "string"}, "collectionFormat": "multi"}, V2),
        other=asking({"schema": {"type": "array", "items": {"type": "string"}}}),
        changed=asking({"schema": {"type": "array", "items": {"type": "string"}}, "style": "pipeDelimited"}),
        finding="query q: parameter.style different",
    ),
    Law(
        name="examples at a parameter and in its schema",
        one=asking({"schema": {"type": "string"}, "examples": {"one": {"value": "a"}}}),
        other=asking({"schema": {"type": "string", "example": "a"}}, V30),
        changed=asking({"schema": {"type": "string"}, "example": "b"}),
        finding="query q: parameter.examples different",
    ),
    Law(
        name="a description at a parameter and in its schema",
        one=asking({"description": "Q.", "type": "string"}, V2),
        other=asking({"schema": {"type": "string", "description": "Q."}}),
        changed=asking({"schema": {"type": "string"}}),
        finding="query q: parameter.description absent",
    ),
    Law(
        name="the case of a header's name",
        one=header("Location", {"schema": {"type": "string"}}),
        other=header("location", {"type": "string"}, V2),
        changed=header("location", {"type": "string", "format": "uri"}, V2),
        finding="response 200 header Location: schema.format added",
    ),
    Law(
        name="the case of a header parameter's name",
        one=asking({"in": "header", "name": "X-Mode", "schema": {"type": "string"}}),
        other=asking({"in": "header", "name": "x-mode", "type": "string"}, V2),
        changed=asking({"in": "query", "name": "X-Mode", "type": "string"}, V2),
        finding="header X-Mode: parameter.exists absent",
    ),
    Law(
        name="the order of tags and parameters",
        one=getting(
            {"tags": ["a", "b"], "parameters": [{"name": n, "in": "query"} for n in "xy"], "responses": FINE}, V2
        ),
        other=getting(
            {"tags": ["b", "a"], "parameters": [{"name": n, "in": "query"} for n in "yx"], "responses": FINE}
        ),
        changed=getting({"tags": ["b"], "parameters": [{"name": n, "in": "query"} for n in "yx"], "responses": FINE}),
        finding="GET /items: operation.tags different",
    ),
    Law(
        name="references to parameters, responses and bodies",
        one=getting(
            {"parameters": [{"$ref": "#/parameters/Q"}], "responses": {"200": {"$ref": "#/responses/Ok"}}},
            V2,
            parameters={"Q": {"name": "q", "in": "query", "type": "string"}},
            responses={"Ok": {"description": "Fine."}},
        ),
        other=getting(
            {
                "parameters": [{"$ref": "#/components/parameters/Q"}],
                "responses": {"200": {"$ref": "#/components/responses/Ok"}},
            },
            components={
                "parameters": {"Q": {"name": "q", "in": "query", "schema": {"type": "string"}}},
                "responses": {"Ok": {"description": "Fine."}},
            },
        ),
        changed=asking({"schema": {"type": "integer"}}),
        finding="query q: schema.type different",
    ),
    Law(
        name="empty prose and none",
        one=getting({"summary": "", "description": " ", "responses": {"200": {"description": ""}}}, V30),
        other=getting({"responses": {"200": {}}}),
        changed=getting({"responses": FINE}),
        finding="response 200: response.description added",
    ),
    Law(
        name="security by what it asks, not by its name",
        one=getting(
            {"responses": FINE, "security": [{"key": []}]},
            V2,
            securityDefinitions={"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        ),
        other=getting(
            {"responses": FINE},
            security=[{"theKey": []}],
            components={"securitySchemes": {"theKey": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
        ),
        changed=getting({"responses": FINE, "security": []}, security=[{"theKey": []}]),
        finding="GET /items: operation.security absent",
    ),
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
class TestOperations:
    """Two spellings, and a change."""

    def test_two_spellings_are_the_same(self, law: Law) -> None:
        assert differences(law.one, law.other) == []

    def test_so_are_they_the_other_way_round(self, law: Law) -> None:
        assert differences(law.other, law.one) == []

    def test_a_change_is_found(self, law: Law) -> None:
        assert law.finding in differences(law.one, law.changed)
