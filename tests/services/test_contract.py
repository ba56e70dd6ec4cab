"""services/contract.yaml itself. These tests need no service."""

from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from .contract import CONTRACT, METHODS, OPERATIONS, escape, faults_in, is_slice, resolve

TOPICS = {
    *("routing", "path-and-query-parameters", "request-body-and-validation", "dependency-injection"),
    *("automatic-documentation", "responses-and-errors", "security", "examples", "prose"),
    *("files-and-streams", "async-patterns", "metadata"),
}
SLICE = {"hello", "listItems", "createItem", "getItem", "getData"}
SLICE_PARTS = [
    *("#/paths/~1items/get/parameters/8", "#/paths/~1items/get/parameters/9"),  # limit and offset
    "#/paths/~1items~1{item_id}/get/parameters/0",
    *("#/paths/~1/get/responses/200", "#/paths/~1items/get/responses/200", "#/paths/~1items/post/responses/201"),
    *("#/paths/~1items~1{item_id}/get/responses/200", "#/paths/~1data/get/responses/200"),
    "#/paths/~1items/post/responses/201/headers/Location",
    *(f"#/components/responses/{name}" for name in ("NotFound", "NotAcceptable", "UnsupportedMediaType")),
    "#/components/responses/ValidationFailed",
    "#/components/schemas/Greeting/properties/message",
    *(f"#/components/schemas/ItemCreate/properties/{name}" for name in ("name", "price", "description")),
    *(f"#/components/schemas/Item/properties/{name}" for name in ("id", "name", "price", "description")),
    *(f"#/components/schemas/ItemPage/properties/{name}" for name in ("items", "total", "limit", "offset")),
    *(f"#/components/schemas/Problem/properties/{name}" for name in ("type", "title", "status", "detail")),
    "#/components/schemas/ValidationProblem/properties/errors",
    *(f"#/components/schemas/ValidationError/properties/{name}" for name in ("pointer", "parameter", "detail")),
]


def walk(node: object, pointer: str = "#") -> Iterator[tuple[str, Any]]:
    """Every place of the contract with the pointer to it."""
    yield pointer, node
    match node:
        case dict():
            for key, value in node.items():
                yield from walk(value, f"{pointer}/{escape(key)}")
        case list():
            for index, value in enumerate(node):
                yield from walk(value, f"{pointer}/{index}")


def examples() -> Iterator[tuple[str, str, Any]]:
    """Each example, of a media type, a parameter or a schema: its pointer, its schema's pointer, its value."""
    for pointer, node in walk(CONTRACT):
        if isinstance(node, dict) and "example" in node:
            yield f"{pointer}/example", f"{pointer}/schema", node["example"]
        if isinstance(node, dict) and isinstance(node.get("examples"), list):
            for index, value in enumerate(node["examples"]):
                yield f"{pointer}/examples/{index}", pointer, value
        if isinstance(node, dict) and isinstance(node.get("examples"), dict):
            for name, one in node["examples"].items():
                yield f"{pointer}/examples/{escape(name)}", f"{pointer}/schema", one["value"]


def described() -> Iterator[tuple[str, Any]]:
    """Each operation, parameter, response, header, property and component."""
    for operation in OPERATIONS.values():
        yield operation.pointer, operation.document
        for index in range(len(operation.document.get("parameters", []))):
            yield resolve(f"{operation.pointer}/parameters/{index}")
        for status in operation.document["responses"]:
            pointer, response = resolve(f"{operation.pointer}/responses/{status}")
            yield pointer, response
            for name in response.get("headers", {}):
                yield resolve(f"{pointer}/headers/{escape(name)}")
    for pointer, node in walk(CONTRACT):
        if isinstance(node, dict) and node.get("type") == "object":
            for name in node.get("properties", {}):
                yield resolve(f"{pointer}/properties/{escape(name)}")
    for kind in ("securitySchemes", "parameters", "headers", "responses"):
        for name, component in CONTRACT["components"][kind].items():
            yield f"#/components/{kind}/{escape(name)}", component


def topical() -> Iterator[tuple[str, Any]]:
    """Each operation, callback, webhook and component."""
    for operation in OPERATIONS.values():
        yield operation.pointer, operation.document
        for name, callback in operation.document.get("callbacks", {}).items():
            for expression, item in callback.items():
                yield f"{operation.pointer}/callbacks/{name}/{escape(expression)}", item
    for name, item in CONTRACT["webhooks"].items():
        yield f"#/webhooks/{name}", item
    for kind, components in CONTRACT["components"].items():
        for name, component in components.items():
            yield f"#/components/{kind}/{escape(name)}", component


EXAMPLES = list(examples())
DESCRIBED = {pointer: node for pointer, node in described() if "anyOf" not in node or "description" in node}
"""A part that is one of two things leaves the description to the first of them."""

TOPICAL = dict(topical())


class TestDocument:
    """The contract is a good OpenAPI 3.1 document."""

    def test_is_valid(self) -> None:
        assert [error.message for error in OpenAPIV31SpecValidator(CONTRACT).iter_errors()] == []

    def test_has_an_operation_id_for_each_operation(self) -> None:
        methods = [key for path in CONTRACT["paths"].values() for key in path if key in METHODS]
        assert len(OPERATIONS) == len(methods)

    def test_declares_each_tag_that_it_uses(self) -> None:
        used = {tag for operation in OPERATIONS.values() for tag in operation.document["tags"]}
        assert used == {tag["name"] for tag in CONTRACT["tags"]}

    def test_declares_each_security_scheme_that_it_uses(self) -> None:
        needs = [one for operation in OPERATIONS.values() for one in operation.document.get("security", [])]
        assert {name for need in needs for name in need} == set(CONTRACT["components"]["securitySchemes"])

    def test_has_links_to_operations_that_are_there(self) -> None:
        links = [node["links"] for _, node in walk(CONTRACT) if isinstance(node, dict) and "links" in node]
        assert links
        assert {link["operationId"] for one in links for link in one.values()} <= set(OPERATIONS)

    def test_uses_each_component(self) -> None:
        used = {node["$ref"] for _, node in walk(CONTRACT) if isinstance(node, dict) and "$ref" in node}
        schemes = {f"#/components/securitySchemes/{name}" for name in CONTRACT["components"]["securitySchemes"]}
        assert {pointer for pointer in TOPICAL if pointer.startswith("#/components/")} - used == schemes

    @pytest.mark.parametrize(("schema", "value"), [one[1:] for one in EXAMPLES], ids=[one[0] for one in EXAMPLES])
    def test_gives_examples_that_fit_their_schemas(self, schema: str, value: object) -> None:
        assert faults_in(value, schema) is None

    @pytest.mark.parametrize("pointer", DESCRIBED)
    def test_describes_each_part(self, pointer: str) -> None:
        assert DESCRIBED[pointer]["description"].strip()

    @pytest.mark.parametrize("operation_id", OPERATIONS)
    def test_says_what_is_refused_wherever_something_can_be(self, operation_id: str) -> None:
        """An operation with credentials, a body or parameters documents how they are refused."""
        operation = OPERATIONS[operation_id].document
        needs = {"406"}
        needs |= {"401"} if "security" in operation else set()
        needs |= {"403"} if any("OAuth2" in one for one in operation.get("security", [])) else set()
        needs |= {"415", "422"} if "requestBody" in operation else set()
        needs |= {"422"} if "{" in OPERATIONS[operation_id].path or "parameters" in operation else set()
        assert needs <= set(operation["responses"])


class TestTopics:
    """Each part exercises one of twelve topics; what has none of its own has that of the part around it."""

    @pytest.mark.parametrize("pointer", TOPICAL)
    def test_are_said_for_each_operation_and_component(self, pointer: str) -> None:
        assert TOPICAL[pointer]["x-triptych-topic"] in TOPICS

    def test_are_among_the_twelve_wherever_they_are_said(self) -> None:
        said = {
            node["x-triptych-topic"]
            for _, node in walk(CONTRACT)
            if isinstance(node, dict) and "x-triptych-topic" in node
        }
        assert said <= TOPICS


class TestSlice:
    """The part that every stack keeps, the ones without an API toolkit too."""

    def test_is_these_operations(self) -> None:
        assert {name for name in OPERATIONS if is_slice(name)} == SLICE

    @pytest.mark.parametrize("pointer", SLICE_PARTS)
    def test_has_these_parts(self, pointer: str) -> None:
        assert resolve(pointer)[1]["x-triptych-profile"] == "slice"

    def test_is_marked_by_that_word_alone(self) -> None:
        profiles = {
            node["x-triptych-profile"]
            for _, node in walk(CONTRACT)
            if isinstance(node, dict) and "x-triptych-profile" in node
        }
        assert profiles == {"slice"}
