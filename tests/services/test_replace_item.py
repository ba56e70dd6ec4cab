"""`PUT /items/{item_id}`: a whole item in the place of one."""

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .making import new_item
from .problems import assert_problem
from .samples import CHEST, CUP, DEFAULTS


class TestReplacement:
    """Everything is replaced but the id and the time of creation."""

    def test_puts_a_whole_item_there(self, client: httpx2.Client) -> None:
        before = new_item(client, **CUP)
        response = client.put(f"/items/{before['id']}", json=CHEST, headers=KEY)
        item = assert_as_contract(response, "replaceItem")
        assert item == CHEST | {"sku": None, "id": before["id"], "created_at": before["created_at"]}
        assert client.get(f"/items/{before['id']}").json() == item

    def test_gives_defaults_to_what_is_left_out(self, client: httpx2.Client) -> None:
        before = new_item(client, **CHEST, supplier_code="WOOD-7")
        item = client.put(f"/items/{before['id']}", json={"name": "Cup", "price": "1"}, headers=KEY).json()
        plain = {"name": "Cup", "price": "1.00", "id": before["id"], "created_at": before["created_at"]}
        assert item == DEFAULTS | plain
        assert client.get(f"/items/{before['id']}").json() == item

    def test_keeps_the_place_in_the_list(self, client: httpx2.Client) -> None:
        first, second = new_item(client), new_item(client)
        client.put(f"/items/{first['id']}", json=CHEST, headers=KEY)
        ids = [item["id"] for item in client.get("/data").json()]
        assert ids.index(first["id"]) == ids.index(second["id"]) - 1


class TestRefusal:
    """What is refused changes nothing."""

    @pytest.mark.parametrize("missing", ["name", "price"])
    def test_names_what_has_to_be_there(self, client: httpx2.Client, missing: str) -> None:
        item = new_item(client)
        body = {member: value for member, value in CHEST.items() if member != missing}
        response = client.put(f"/items/{item['id']}", json=body, headers=KEY)
        assert_problem(response, 422, errors={f"#/{missing}"})
        assert client.get(f"/items/{item['id']}").json() == item

    @pytest.mark.parametrize("number", ["999999999", str(2**63), "9" * 20])
    def test_makes_no_item_where_there_is_none(self, client: httpx2.Client, number: str) -> None:
        before = client.get("/items?limit=1").json()["total"]
        response = client.put(f"/items/{number}", json=CUP, headers=KEY)
        assert_problem(response, 404)
        assert_as_contract(response, "replaceItem")
        assert client.get("/items?limit=1").json()["total"] == before
