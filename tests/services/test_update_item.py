"""`PATCH /items/{item_id}`: some of an item's members."""

from typing import Any

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .making import new_item
from .problems import assert_problem
from .samples import CHEST

CLEARED = ("description", "sku", "weight_kg", "pack_size", "dimensions", "external_id", "homepage", "contact")
NEVER_NULL = ("name", "price", "status", "stock", "tags", "attributes")


def change(client: httpx2.Client, item: dict[str, Any], body: object) -> httpx2.Response:
    """The answer to a change of an item."""
    return client.patch(f"/items/{item['id']}", json=body, headers=KEY)


class TestChange:
    """The members that are given, and no others."""

    @pytest.mark.parametrize(
        ("member", "value"),
        [
            ("name", "Mug"),
            ("price", "0.01"),
            ("description", ""),
            ("status", "discontinued"),
            ("weight_kg", 0.5),
            ("pack_size", 18),
            ("stock", 3),
            ("tags", []),
            ("dimensions", {"width_cm": 1, "height_cm": 1, "depth_cm": 1}),
            ("attributes", {"size": "small"}),
            ("homepage", "http://shop.example"),
            ("available_from", "2027-01-01T00:00:00Z"),
        ],
    )
    def test_keeps_the_other_members(self, client: httpx2.Client, member: str, value: object) -> None:
        item = new_item(client, **CHEST)
        response = change(client, item, {member: value})
        assert assert_as_contract(response, "updateItem") == item | {member: value}
        assert client.get(f"/items/{item['id']}").json() == item | {member: value}

    def test_may_be_of_several_members(self, client: httpx2.Client) -> None:
        item = new_item(client)
        members = {"stock": 2, "tags": ["one", "two"], "price": "9.90"}
        assert change(client, item, members).json() == item | members

    @pytest.mark.parametrize("member", [*CLEARED, "available_from"])
    def test_by_null_clears_what_may_be_null(self, client: httpx2.Client, member: str) -> None:
        item = new_item(client, **CHEST)
        assert assert_as_contract(change(client, item, {member: None}), "updateItem") == item | {member: None}

    def test_of_a_member_that_is_not_shown_changes_nothing_else(self, client: httpx2.Client) -> None:
        item = new_item(client, **CHEST)
        assert assert_as_contract(change(client, item, {"supplier_code": "X"}), "updateItem") == item


class TestRefusal:
    """What is refused changes nothing."""

    def test_names_the_whole_body_when_it_is_empty(self, client: httpx2.Client) -> None:
        assert_problem(change(client, new_item(client), {}), 422, errors={"#"})

    @pytest.mark.parametrize("member", NEVER_NULL)
    def test_names_what_is_never_null(self, client: httpx2.Client, member: str) -> None:
        item = new_item(client, **CHEST)
        assert_problem(change(client, item, {member: None, "description": "New"}), 422, errors={f"#/{member}"})
        assert client.get(f"/items/{item['id']}").json() == item

    def test_names_what_a_nested_object_lacks(self, client: httpx2.Client) -> None:
        """A nested object is given whole, not merged."""
        item = new_item(client, **CHEST)
        response = change(client, item, {"dimensions": {"width_cm": 1}})
        assert_problem(response, 422, errors={"#/dimensions/height_cm", "#/dimensions/depth_cm"})

    def test_takes_nothing_of_a_change_that_is_partly_wrong(self, client: httpx2.Client) -> None:
        item = new_item(client)
        assert_problem(change(client, item, {"name": "Mug", "stock": -1}), 422, errors={"#/stock"})
        assert client.get(f"/items/{item['id']}").json() == item

    @pytest.mark.parametrize("number", ["999999999", str(2**63), "9" * 20])
    def test_finds_no_item_where_there_is_none(self, client: httpx2.Client, number: str) -> None:
        response = client.patch(f"/items/{number}", json={"stock": 1}, headers=KEY)
        assert_problem(response, 404)
        assert_as_contract(response, "updateItem")
