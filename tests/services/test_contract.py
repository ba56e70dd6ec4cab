"""services/contract.yaml itself, and this suite's own values against it. These tests need no service."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from .contract import CONTRACT, METHODS, OPERATIONS, escape, faults_in, resolve
from .samples import BAD_PRICES, CUP, GOOD_PRICES, SEED

ITEM = "#/components/schemas/Item"
ITEM_CREATE = "#/components/schemas/ItemCreate"


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
    """Each example, of a media type or of a schema: its pointer, its schema's pointer, its value."""
    for pointer, node in walk(CONTRACT):
        if isinstance(node, dict) and "example" in node:
            yield f"{pointer}/example", f"{pointer}/schema", node["example"]
        if isinstance(node, dict) and isinstance(node.get("examples"), list):
            for index, value in enumerate(node["examples"]):
                yield f"{pointer}/examples/{index}", pointer, value


def profiled() -> Iterator[tuple[str, Any]]:
    """Each operation, parameter, response, header and property."""
    for operation in OPERATIONS.values():
        yield operation.pointer, operation.document
        for index, parameter in enumerate(operation.document.get("parameters", [])):
            yield f"{operation.pointer}/parameters/{index}", parameter
        for status in operation.document["responses"]:
            pointer, response = resolve(f"{operation.pointer}/responses/{status}")
            yield pointer, response
            for name, header in response.get("headers", {}).items():
                yield f"{pointer}/headers/{escape(name)}", header
    for pointer, node in walk(CONTRACT):
        if isinstance(node, dict) and node.get("type") == "object":
            for name, schema in node.get("properties", {}).items():
                yield f"{pointer}/properties/{escape(name)}", schema


EXAMPLES = list(examples())
PROFILED = dict(profiled())


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

    def test_has_examples(self) -> None:
        assert EXAMPLES

    @pytest.mark.parametrize(("schema", "value"), [one[1:] for one in EXAMPLES], ids=[one[0] for one in EXAMPLES])
    def test_gives_examples_that_fit_their_schemas(self, schema: str, value: object) -> None:
        assert faults_in(value, schema) is None

    @pytest.mark.parametrize("pointer", PROFILED)
    def test_says_which_profile_each_part_belongs_to(self, pointer: str) -> None:
        assert isinstance(PROFILED[pointer].get("x-triptych-profile"), str)

    @pytest.mark.parametrize("pointer", PROFILED)
    def test_describes_each_part(self, pointer: str) -> None:
        assert PROFILED[pointer]["description"].strip()


class TestSeed:
    """services/seed.json has items as the contract describes them."""

    @pytest.mark.parametrize("item", SEED, ids=lambda item: str(item["name"]))
    def test_fits_the_schema(self, item: dict[str, Any]) -> None:
        assert faults_in(item, ITEM) is None

    @pytest.mark.parametrize("item", SEED, ids=lambda item: str(item["name"]))
    def test_has_prices_as_the_shop_answers_them(self, item: dict[str, Any]) -> None:
        assert re.fullmatch(r"[0-9]+\.[0-9]{2}", item["price"])

    def test_is_numbered_from_one(self) -> None:
        assert [item["id"] for item in SEED] == list(range(1, len(SEED) + 1))


class TestValues:
    """The values that this suite sends are good and bad by the contract's own word."""

    # ECMA-262's `$`, which JSON Schema means, is the very end; Python's also matches before a last line break.
    pattern = re.compile(CONTRACT["components"]["schemas"]["ItemCreate"]["properties"]["price"]["pattern"][:-1] + r"\Z")

    @pytest.mark.parametrize("price", sorted({*GOOD_PRICES, *GOOD_PRICES.values()}))
    def test_has_good_prices(self, price: str) -> None:
        assert self.pattern.search(price)
        assert faults_in({**CUP, "price": price}, ITEM_CREATE) is None

    @pytest.mark.parametrize("price", BAD_PRICES, ids=ascii)
    def test_has_bad_prices(self, price: str) -> None:
        assert not self.pattern.search(price)

    def test_is_refused_with_a_stranger(self) -> None:
        """The schemas of answers are closed too, so that no service answers with more than the contract says."""
        assert faults_in({**CUP, "colour": "red"}, ITEM_CREATE) is not None
        assert faults_in({**SEED[0], "colour": "red"}, ITEM) is not None
