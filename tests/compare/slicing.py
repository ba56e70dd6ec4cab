"""A small contract with a slice, what does the whole of it, and what does the slice."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from compare import load
from compare.report import Measured, Subject, Verdict
from compare.reporting import report_on

from .apis import Raw, api

if TYPE_CHECKING:
    from compare.marks import Profile
    from compare.report import Report

SLICE = {"x-triptych-profile": "slice"}
VALID = Verdict(valid=True, validator="a validator 1.0")
TOPIC = {"x-triptych-topic": "routing"}


def _answer(schema: str, **members: Any) -> Raw:  # noqa: ANN401 - any JSON
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": "Fine.", "content": content, **members}


def _query(name: str, **members: Any) -> Raw:  # noqa: ANN401 - as above
    return {"name": name, "in": "query", "schema": {"type": "integer", "default": 1}, **members}


ITEM: Raw = {
    "type": "object",
    "required": ["name", "size"],
    "properties": {
        "name": {"type": "string", "maxLength": 9, **SLICE},
        "size": {"$ref": "#/components/schemas/Size"},
        "note": {"type": "string", **SLICE},
    },
    "example": {"name": "Cup", "size": {"cm": 3}},
}
CONTRACT: Raw = api(
    paths={
        "/items": {
            "get": {
                "operationId": "listItems",
                "summary": "List",
                "tags": ["items"],
                "parameters": [_query("sort"), _query("limit", **SLICE)],
                "responses": {
                    "200": _answer(
                        "Item",
                        headers={
                            "X-Total": {"schema": {"type": "integer"}},
                            "X-Page": {"schema": {"type": "integer"}, **SLICE},
                        },
                        links={"next": {"operationId": "deleteItem"}},
                        **SLICE,
                    ),
                    "422": {"$ref": "#/components/responses/Refused"},
                    "503": {"description": "Closed."},
                },
                **SLICE,
                **TOPIC,
            },
            "delete": {
                "operationId": "deleteItem",
                "tags": ["keepers"],
                "security": [{"Key": []}],
                "responses": {"200": _answer("Item"), "422": {"$ref": "#/components/responses/Refused"}},
                **TOPIC,
            },
        },
        "/all": {
            "get": {
                "parameters": [_query("limit")],
                "responses": {"200": _answer("Item", **SLICE), "422": {"$ref": "#/components/responses/Refused"}},
                **SLICE,
                **TOPIC,
            }
        },
    },
    tags=[{"name": "items"}, {"name": "keepers"}],
    components={
        "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "responses": {"Refused": _answer("Problem", **SLICE)},
        "schemas": {
            "Item": ITEM,
            "Size": {"type": "object", "properties": {"cm": {"type": "integer"}}},
            "Problem": {"type": "object", "properties": {"title": {"type": "string", **SLICE}, "help": {}}},
        },
    },
)


def small() -> Raw:
    """What one that does the slice says: no summary, another default, and a tag of its own."""
    item = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "maxLength": 9}}}
    operation = {
        "tags": ["mine"],
        "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "default": 2}}],
        "responses": {"200": _answer("Item")},
    }
    return api(paths={"/items": {"get": operation}}, components={"schemas": {"Item": item}})


def subject(name: str, raw: Raw, profile: Profile = "whole", **members: Any) -> Subject:  # noqa: ANN401 - as above
    """A stack that is called so."""
    document = load(copy.deepcopy(raw), name=name)
    return Subject(document=document, title=name.title(), verdict=VALID, runs=True, profile=profile, **members)


def contract(raw: Raw = CONTRACT) -> Subject:
    """What stacks are held to."""
    return Subject(document=load(raw, name="contract"), title="The contract", verdict=VALID)


def three() -> Report:
    """Two stacks that do the whole contract, and one that does its slice."""
    own = subject("own", small(), "slice", measured=_measured())
    return report_on([contract(), own, subject("one", CONTRACT), subject("two", CONTRACT)])


def alone() -> Report:
    """The one that does the slice, alone."""
    return report_on([contract(), subject("own", small(), "slice")])


def _measured() -> Measured:
    both = {"GET /items": 2, "GET /all": 1}
    return Measured(tests=both, requests=both, own_requests={}, same=(), true=(), switched_off=(), tool="a fuzzer 1")
