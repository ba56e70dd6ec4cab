"""`DELETE /items/{item_id}`."""

import httpx2
import pytest

from .access import KEY, READ, bearer
from .contract import assert_as_contract
from .making import new_item, new_order, png, unique, upload
from .problems import assert_problem


class TestDeletion:
    """An item goes, and everything that is its own goes with it."""

    def test_takes_the_item_out_of_the_shop(self, client: httpx2.Client) -> None:
        item = new_item(client)
        assert_as_contract(client.delete(f"/items/{item['id']}", headers=KEY), "deleteItem")
        assert_problem(client.get(f"/items/{item['id']}"), 404)
        assert item["id"] not in [one["id"] for one in client.get("/data").json()]

    def test_leaves_one_less(self, client: httpx2.Client) -> None:
        item = new_item(client)
        before = client.get("/items?limit=1").json()["total"]
        client.delete(f"/items/{item['id']}", headers=KEY)
        assert client.get("/items?limit=1").json()["total"] == before - 1

    def test_can_be_done_once(self, client: httpx2.Client) -> None:
        path = f"/items/{new_item(client)['id']}"
        assert client.delete(path, headers=KEY).status_code == 204
        response = client.delete(path, headers=KEY)
        assert_problem(response, 404)
        assert_as_contract(response, "deleteItem")

    def test_leaves_nothing_at_its_path(self, client: httpx2.Client) -> None:
        path = f"/items/{new_item(client)['id']}"
        client.delete(path, headers=KEY)
        assert_problem(client.put(path, json={"name": "Cup", "price": "1"}, headers=KEY), 404)
        assert_problem(client.patch(path, json={"stock": 1}, headers=KEY), 404)
        assert_problem(client.get(f"{path}/image"), 404)

    def test_takes_the_image_along(self, client: httpx2.Client) -> None:
        """Even where the next item gets the same id."""
        item = new_item(client)
        assert upload(client, item["id"], png()).status_code == 204
        client.delete(f"/items/{item['id']}", headers=KEY)
        assert_problem(client.get(f"/items/{new_item(client)['id']}/image"), 404)

    def test_leaves_orders_as_they_are(self, client: httpx2.Client) -> None:
        item = new_item(client, name=f"Cup {unique()}", price="2.25")
        order = new_order(client, lines=[{"item_id": item["id"], "quantity": 4}])
        client.delete(f"/items/{item['id']}", headers=KEY)
        assert client.get(f"/orders/{order['id']}", headers=bearer(client, READ)).json() == order

    @pytest.mark.parametrize("number", ["999999999", str(2**63), "9" * 20])
    def test_finds_no_item_where_there_is_none(self, client: httpx2.Client, number: str) -> None:
        assert_problem(client.delete(f"/items/{number}", headers=KEY), 404)
