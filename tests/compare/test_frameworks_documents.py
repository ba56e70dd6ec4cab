"""One small API as each framework's tools spell it: only what they really say otherwise is found."""

from __future__ import annotations

from .apis import V2, V30, V31, Raw, api, comparison, differences

NAME = {"type": "string", "maxLength": 80}
CONTRACT: Raw = api(
    V31,
    {
        "/items/{item_id}": {
            "parameters": [{"name": "item_id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "patch": {
                "operationId": "changeItem",
                "tags": ["items"],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": NAME,
                                    "note": {"type": ["string", "null"]},
                                    "state": {"type": ["string", "null"], "enum": ["new", "sold", None]},
                                },
                            }
                        }
                    },
                },
                "responses": {
                    "200": {
                        "description": "The item.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "required": ["id", "name", "maker"],
                                    "properties": {
                                        "id": {"type": "integer"},
                                        "name": NAME,
                                        "maker": {
                                            "type": ["object", "null"],
                                            "description": "Who made it.",
                                            "properties": {"name": {"type": "string"}},
                                        },
                                    },
                                }
                            }
                        },
                    }
                },
            },
        }
    },
)
FASTAPI: Raw = api(
    V31,
    {
        "/items/{item_id}": {
            "patch": {
                "operationId": "changeItem",
                "tags": ["items"],
                "parameters": [
                    {
                        "name": "item_id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "integer", "title": "Item Id"},
                    }
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Change"}}},
                },
                "responses": {
                    "200": {
                        "description": "The item.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}},
                    },
                    "422": {
                        "description": "Validation Error",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/HTTPValidationError"}}
                        },
                    },
                },
            }
        }
    },
    components={
        "schemas": {
            "Change": {
                "title": "Change",
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 80, "title": "Name"},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Note"},
                    "state": {"anyOf": [{"$ref": "#/components/schemas/State"}, {"type": "null"}]},
                },
            },
            "State": {"type": "string", "enum": ["new", "sold"], "title": "State"},
            "Item": {
                "title": "Item",
                "type": "object",
                "required": ["id", "name", "maker"],
                "properties": {
                    "id": {"type": "integer", "title": "Id"},
                    "name": {"type": "string", "maxLength": 80, "title": "Name"},
                    "maker": {
                        "anyOf": [{"$ref": "#/components/schemas/Maker"}, {"type": "null"}],
                        "description": "Who made it.",
                    },
                },
            },
            "Maker": {
                "title": "Maker",
                "type": "object",
                "properties": {"name": {"type": "string", "title": "Name"}},
            },
            "HTTPValidationError": {"title": "HTTPValidationError", "type": "object"},
        }
    },
)
RESTX: Raw = api(
    V2,
    {
        "/items/{item_id}": {
            "parameters": [{"name": "item_id", "in": "path", "required": True, "type": "integer"}],
            "patch": {
                "operationId": "changeItem",
                "tags": ["items"],
                "parameters": [
                    {"name": "payload", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Change"}},
                    {
                        "name": "X-Fields",
                        "in": "header",
                        "type": "string",
                        "format": "mask",
                        "description": "An optional fields mask",
                    },
                ],
                "responses": {"200": {"description": "The item.", "schema": {"$ref": "#/definitions/Item"}}},
            },
        }
    },
    basePath="/",
    consumes=["application/json"],
    produces=["application/json"],
    responses={"ParseError": {"description": "When a mask can't be parsed"}},
    definitions={
        "Change": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": NAME,
                "note": {"type": "string", "x-nullable": True},
                "state": {"type": "string", "x-nullable": True, "enum": ["new", "sold"]},
            },
        },
        "Item": {
            "type": "object",
            "required": ["id", "maker", "name"],
            "properties": {
                "id": {"type": "integer"},
                "name": NAME,
                "maker": {
                    "x-nullable": True,
                    "description": "Who made it.",
                    "allOf": [{"$ref": "#/definitions/Maker"}],
                },
            },
        },
        "Maker": {"type": "object", "properties": {"name": {"type": "string"}}},
    },
)
SPECTACULAR: Raw = api(
    V30,
    {
        "/items/{id}/": {
            "patch": {
                "operationId": "changeItem",
                "tags": ["items"],
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Change"}}},
                },
                "responses": {
                    "200": {
                        "description": "The item.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}},
                    }
                },
            }
        }
    },
    components={
        "schemas": {
            "StateEnum": {"enum": ["new", "sold"], "type": "string"},
            "NullEnum": {"enum": [None]},
            "Change": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "id": {"type": "integer", "readOnly": True},
                    "name": NAME,
                    "note": {"type": "string", "nullable": True},
                    "state": {
                        "nullable": True,
                        "oneOf": [
                            {"$ref": "#/components/schemas/StateEnum"},
                            {"$ref": "#/components/schemas/NullEnum"},
                        ],
                    },
                },
            },
            "Item": {
                "type": "object",
                "required": ["id", "maker", "name"],
                "properties": {
                    "id": {"type": "integer", "readOnly": True},
                    "name": NAME,
                    "secret": {"type": "string", "writeOnly": True},
                    "maker": {
                        "allOf": [{"$ref": "#/components/schemas/Maker"}],
                        "nullable": True,
                        "readOnly": True,
                        "description": "Who made it.",
                    },
                },
            },
            "Maker": {"type": "object", "properties": {"name": {"type": "string"}}},
        }
    },
)


class TestOneApi:
    """The same operation, four times."""

    def test_fastapi_adds_by_rote_only(self) -> None:
        findings = comparison(CONTRACT, FASTAPI).findings
        assert {(finding.rule, finding.origin) for finding in findings} == {
            ("schema.title", "framework"),
            ("response.exists", "framework"),
        }

    def test_flask_restx_adds_by_rote_only(self) -> None:
        assert [(f.location, f.rule, f.origin) for f in comparison(CONTRACT, RESTX).findings] == [
            ("header X-Fields", "parameter.exists", "framework")
        ]

    def test_spectacular_names_the_parameter_otherwise(self) -> None:
        assert differences(CONTRACT, SPECTACULAR) == ["path item_id: parameter.name different"]

    def test_a_change_in_one_is_found_among_all(self) -> None:
        changed = {**RESTX, "definitions": {**RESTX["definitions"], "Maker": {"type": "object"}}}
        authored = [
            finding
            for finding in comparison(CONTRACT, FASTAPI, changed, SPECTACULAR).findings
            if finding.origin == "author"
        ]
        assert [(finding.rule, finding.verdicts) for finding in authored] == [
            ("parameter.name", ("present", "present", "present", "different")),
            ("member.exists", ("present", "present", "absent", "present")),
        ]
