"""The members that an item may have beside its name, price and description, whichever way they are written."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .item_values import BAD, GOOD, SEVERAL
from .making import new_item, new_sku
from .problems import assert_problem
from .samples import CHEST, CUP, DEFAULTS, JSON, labels

OPERATIONS = {"POST": "createItem", "PUT": "replaceItem", "PATCH": "updateItem"}
METHODS = pytest.mark.parametrize("method", OPERATIONS)
NOT_PUT = pytest.mark.parametrize("method", ["POST", "PATCH"])
"""Where each of a long table is tried: to replace an item takes the same body as to create one."""


def write(client: httpx2.Client, method: str, members: dict[str, Any]) -> httpx2.Response:
    """The answer to an item, or an item's change, that has these members."""
    path = "/items" if method == "POST" else f"/items/{new_item(client)['id']}"
    body = members if method == "PATCH" else CUP | members
    return client.request(method, path, content=json.dumps(body).encode(), headers=JSON | KEY)


def written(client: httpx2.Client, method: str, members: dict[str, Any]) -> dict[str, Any]:
    """The item as answered, after a look whether the shop keeps it so."""
    response = write(client, method, members)
    assert response.is_success, response.text
    item = assert_as_contract(response, OPERATIONS[method])
    assert assert_as_contract(client.get(f"/items/{item['id']}"), "getItem") == item
    return dict(item)


@pytest.fixture(scope="class")
def victim(service_url: str) -> str:
    """The path of an item that no change gets through to."""
    return str(httpx2.post(f"{service_url}/items", json=CUP, trust_env=False).raise_for_status().headers["location"])


def attack(client: httpx2.Client, method: str, victim: str, content: str) -> httpx2.Response:
    """The answer to a body that must be refused, so that no item has to be made for it."""
    path = "/items" if method == "POST" else victim
    return client.request(method, path, content=content.encode(), headers=JSON | KEY)


class TestMember:
    """Each member by itself, as it is created, replaced or changed."""

    @NOT_PUT
    @pytest.mark.parametrize(("member", "sent", "answered"), GOOD, ids=labels(GOOD))
    def test_is_taken(self, client: httpx2.Client, method: str, member: str, sent: object, answered: object) -> None:
        item = written(client, method, {member: sent})
        assert item[member] == answered
        if isinstance(answered, int) and member != "weight_kg":
            assert type(item[member]) is int

    @NOT_PUT
    @pytest.mark.parametrize(("member", "value", "place"), BAD, ids=labels(BAD))
    def test_is_refused(  # noqa: PLR0913 - one a column
        self, client: httpx2.Client, victim: str, *, method: str, member: str, value: object, place: str
    ) -> None:
        body = {member: value} if method == "PATCH" else CUP | {member: value}
        assert_problem(attack(client, method, victim, json.dumps(body)), 422, errors={place})

    @METHODS
    @pytest.mark.parametrize(("members", "places"), SEVERAL, ids=labels(SEVERAL))
    def test_is_named_with_all_others_that_are_wrong(
        self, client: httpx2.Client, victim: str, method: str, members: dict[str, Any], places: set[str]
    ) -> None:
        assert_problem(attack(client, method, victim, json.dumps(CUP | members)), 422, errors=places)

    @NOT_PUT
    @pytest.mark.parametrize(
        "text", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9" * 5000], ids=lambda t: t[:9]
    )
    @pytest.mark.parametrize("member", ["weight_kg", "pack_size", "stock"])
    def test_is_refused_when_no_number_is_like_it(
        self, client: httpx2.Client, victim: str, method: str, member: str, text: str
    ) -> None:
        """Some parsers give up on the whole body."""
        content = f'{{"name": "Cup", "price": "3.50", "{member}": {text}}}'
        assert assert_problem(attack(client, method, victim, content), 422) <= {"#", f"#/{member}"}


class TestWholeItem:
    """All members together."""

    @METHODS
    def test_is_answered_as_sent(self, client: httpx2.Client, method: str) -> None:
        sku = new_sku()
        item = written(client, method, CHEST | {"sku": sku})
        assert item == CHEST | {"sku": sku, "id": item["id"], "created_at": item["created_at"]}

    @pytest.mark.parametrize("method", ["POST", "PUT"])
    def test_has_defaults_for_what_is_left_out(self, client: httpx2.Client, method: str) -> None:
        item = written(client, method, {})
        assert item == DEFAULTS | CUP | {"id": item["id"], "created_at": item["created_at"]}

    def test_notes_when_it_was_created(self, client: httpx2.Client) -> None:
        """To ten minutes; the shop's clock may be another than ours."""
        created_at = datetime.fromisoformat(written(client, "POST", {})["created_at"])
        assert abs(datetime.now(UTC) - created_at) < timedelta(minutes=10)

    @METHODS
    @pytest.mark.parametrize("code", ["WOOD-7", "", "x" * 30, "🫖" * 30, None], ids=ascii)
    def test_never_shows_the_supplier_code(self, client: httpx2.Client, method: str, code: str | None) -> None:
        item = written(client, method, {"supplier_code": code})
        assert "supplier_code" not in item

    def test_is_listed_as_it_is_answered(self, client: httpx2.Client) -> None:
        item = written(client, "POST", CHEST)
        assert client.get("/items?sort=-id&limit=1").json()["items"] == [item]
        assert client.get("/data").json()[-1] == item


class TestSku:
    """No two items have the same `sku`; many may have none."""

    @METHODS
    def test_is_refused_when_another_item_has_it(self, client: httpx2.Client, method: str) -> None:
        sku = new_sku()
        new_item(client, sku=sku)
        response = write(client, method, {"sku": sku})
        assert_problem(response, 409)
        assert_as_contract(response, OPERATIONS[method])

    def test_is_free_again_when_its_item_is_gone(self, client: httpx2.Client) -> None:
        sku = new_sku()
        item = new_item(client, sku=sku)
        assert client.delete(f"/items/{item['id']}", headers=KEY).status_code == 204
        assert new_item(client, sku=sku)["sku"] == sku

    @pytest.mark.parametrize("method", ["PUT", "PATCH"])
    def test_may_stay_when_the_item_changes(self, client: httpx2.Client, method: str) -> None:
        sku = new_sku()
        path = f"/items/{new_item(client, sku=sku)['id']}"
        response = client.request(method, path, json={"name": "Mug", "price": "1.00", "sku": sku}, headers=KEY)
        assert assert_as_contract(response, OPERATIONS[method])["sku"] == sku

    @pytest.mark.parametrize("method", ["PUT", "PATCH"])
    def test_that_is_taken_changes_nothing(self, client: httpx2.Client, method: str) -> None:
        item = new_item(client)
        body = {"name": "Mug", "price": "1.00", "sku": "SHP-0001"}
        assert_problem(client.request(method, f"/items/{item['id']}", json=body, headers=KEY), 409)
        assert client.get(f"/items/{item['id']}").json() == item

    def test_that_is_taken_adds_no_item(self, client: httpx2.Client) -> None:
        before = client.get("/items?limit=1").json()["total"]
        assert_problem(client.post("/items", json=CUP | {"sku": "SHP-0001"}), 409)
        assert client.get("/items?limit=1").json()["total"] == before
