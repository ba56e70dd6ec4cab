"""What this suite sends and expects, against services/contract.yaml. These tests need no service."""

import json
import re
from typing import Any

import httpx2
import pytest

from .contract import CONTRACT, assert_as_contract, faults_in
from .item_values import BAD, DIMENSIONS, GOOD
from .making import CARD, ORDER, TRANSFER, VOUCHER
from .samples import BAD_PRICES, CHEST, CUP, GOOD_PRICES, SEED, SEEDS, labels

ITEM = "#/components/schemas/Item"
ITEM_CREATE = "#/components/schemas/ItemCreate"
PROBLEM = "#/components/schemas/Problem"
CATEGORIES = "#/paths/~1categories/get/responses/200/content/application~1json/schema"


class TestSeed:
    """services/seed.json has items as the contract describes them."""

    @pytest.mark.parametrize("item", SEED, ids=lambda item: str(item["name"]))
    def test_fits_the_schema(self, item: dict[str, Any]) -> None:
        assert faults_in(item, ITEM) is None

    @pytest.mark.parametrize("item", SEED, ids=lambda item: str(item["name"]))
    def test_has_prices_as_the_shop_answers_them(self, item: dict[str, Any]) -> None:
        assert re.fullmatch(r"[0-9]+\.[0-9]{2}", item["price"])

    def test_has_a_tree_of_categories(self) -> None:
        assert faults_in(SEEDS["categories"], CATEGORIES) is None

    def test_has_users_whose_scopes_the_contract_has(self) -> None:
        scopes = CONTRACT["components"]["securitySchemes"]["OAuth2"]["flows"]["password"]["scopes"]
        assert {scope for user in SEEDS["users"] for scope in user["scopes"]} == set(scopes)

    def test_is_numbered_from_one(self) -> None:
        assert [item["id"] for item in SEED] == list(range(1, len(SEED) + 1))


class TestValues:
    """The values that this suite sends are good and bad by the contract's own word."""

    @pytest.mark.parametrize("price", sorted({*GOOD_PRICES, *GOOD_PRICES.values()}))
    def test_has_good_prices(self, price: str) -> None:
        assert faults_in({**CUP, "price": price}, ITEM_CREATE) is None

    @pytest.mark.parametrize("price", BAD_PRICES, ids=ascii)
    def test_has_bad_prices(self, price: str) -> None:
        assert faults_in({**CUP, "price": price}, ITEM_CREATE) is not None

    @pytest.mark.parametrize(("member", "sent", "answered"), GOOD, ids=labels(GOOD))
    def test_has_good_members(self, member: str, sent: object, answered: object) -> None:
        if member not in {"available_from", "external_id"}:  # whose forms of answering are fewer
            assert faults_in({**CUP, member: sent}, ITEM_CREATE) is None
        assert faults_in({**SEED[0], member: answered}, ITEM) is None

    @pytest.mark.parametrize(("member", "value"), [one[:2] for one in BAD], ids=labels(BAD))
    def test_has_bad_members(self, member: str, value: object) -> None:
        """But for half a character, which JSON Schema says nothing about."""
        seen = "\\ud" not in json.dumps(value)
        assert not seen or faults_in({**CUP, member: value}, ITEM_CREATE) is not None

    @pytest.mark.parametrize("payment", [CARD, TRANSFER, VOUCHER], ids=lambda one: str(one["method"]))
    def test_has_good_orders(self, payment: dict[str, str]) -> None:
        order = "#/components/schemas/OrderCreate"
        assert faults_in(ORDER | {"payment": payment}, order) is None
        assert faults_in(ORDER | {"payment": payment | {"colour": "red"}}, order) is not None

    def test_is_refused_with_a_stranger(self) -> None:
        """The schemas of answers are closed too, so that no service answers with more than the contract says."""
        assert faults_in({**CUP, "colour": "red"}, ITEM_CREATE) is not None
        assert faults_in({**SEED[0], "colour": "red"}, ITEM) is not None
        assert faults_in({**SEED[0], "supplier_code": "WOOD-7"}, ITEM) is not None
        assert faults_in({**SEED[0], "dimensions": {**DIMENSIONS, "colour": "red"}}, ITEM) is not None
        assert faults_in([{**SEEDS["categories"][0], "colour": "red"}], CATEGORIES) is not None

    def test_is_whole(self) -> None:
        assert faults_in(CHEST, ITEM_CREATE) is None
        properties = CONTRACT["components"]["schemas"]["ItemCreate"]["properties"]
        assert set(properties) - set(CHEST) == {"sku", "supplier_code"}


class TestFaults:
    """What is wrong with an answer is told with its place."""

    def test_lie_where_a_pointer_leads(self) -> None:
        assert faults_in(SEED[0] | {"tags": ["tea", 7]}, ITEM) == '/tags/1: 7 is not of type "string"'
        assert faults_in("no item", ITEM) == 'the whole: "no item" is not of type "object"'

    def test_of_a_choice_are_those_of_each_alternative(self) -> None:
        order = ORDER | {"payment": VOUCHER | {"code": 7}}
        said = faults_in(order, "#/components/schemas/OrderCreate")
        assert said is not None
        assert said.startswith("/payment: ")
        assert '/payment/code: 7 is not of type "string"' in said
        assert {"(1. ", "; 2. ", "; 3. "} == {mark for mark in ("(1. ", "; 2. ", "; 3. ") if mark in said}

    @pytest.mark.parametrize("reference", ["/items?tag=ä", "two words", "http://["])
    def test_are_found_in_references(self, reference: str) -> None:
        problem = {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "No such item."}
        assert faults_in(problem, PROBLEM) is None
        assert faults_in(problem | {"type": reference}, PROBLEM) == f'/type: "{reference}" is not a "uri-reference"'

    def test_are_found_in_half_a_character(self) -> None:
        assert faults_in(SEED[0] | {"name": "\ud800"}, ITEM) is not None

    def test_are_found_in_what_no_json_has(self) -> None:
        request = httpx2.Request("GET", "http://localhost/items/1")
        answer = httpx2.Response(
            200,
            headers={"Content-Type": "application/json", "ETag": '"1"'},
            content=json.dumps(SEED[0] | {"homepage": float("nan")}).encode(),
            request=request,
        )
        with pytest.raises(AssertionError, match="NaN isn't JSON"):
            assert_as_contract(answer, "getItem")
