"""Requests that come at the same time."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract, shown
from .making import new_item, new_sku
from .problems import assert_problem
from .samples import CUP, SEED

REQUESTS = 40


@pytest.fixture
def crowd() -> ThreadPoolExecutor:
    """Eight clients at once."""
    return ThreadPoolExecutor(max_workers=8)


@pytest.mark.slice
class TestManyAtOnce:
    """A database that is one file copes with clients that write and read at once."""

    def test_each_creates_an_item_of_its_own(self, client: httpx2.Client, crowd: ThreadPoolExecutor) -> None:
        def create(number: int) -> dict[str, Any]:
            response = client.post("/items", json={"name": f"Cup {number}", "price": f"{number}.50"})
            assert response.status_code == 201, response.text
            item = assert_as_contract(response, "createItem")
            assert (item["name"], item["price"]) == (f"Cup {number}", f"{number}.50")
            assert isinstance(item, dict)
            return item

        before = client.get("/items?limit=1").json()["total"]
        with crowd:
            created = list(crowd.map(create, range(1, REQUESTS + 1)))
        assert len({item["id"] for item in created}) == REQUESTS
        items = client.get("/data").json()
        assert len(items) == before + REQUESTS
        assert sorted(created, key=lambda item: item["id"]) == items[before:]

    def test_reads_are_right_while_others_write(self, client: httpx2.Client, crowd: ThreadPoolExecutor) -> None:
        def ask(number: int) -> None:
            match number % 4:
                case 0:
                    assert client.post("/items", json={"name": "Cup", "price": "1.00"}).status_code == 201
                case 1:
                    seeded = SEED[number % len(SEED)]
                    assert client.get(f"/items/{seeded['id']}").json() == shown(seeded)
                case 2:
                    assert assert_as_contract(client.get("/data"), "getData")[: len(SEED)] == shown(SEED)
                case _:
                    assert_problem(client.post("/items", json={"name": number}), 422, errors={"#/name", "#/price"})

        with crowd:
            assert list(crowd.map(ask, range(REQUESTS))) == [None] * REQUESTS


class TestOneOfMany:
    """Of many that want the same thing at once, one gets it, and the others are told so."""

    def test_gets_the_sku(self, client: httpx2.Client, crowd: ThreadPoolExecutor) -> None:
        sku = new_sku()

        def create(_: int) -> int:
            return client.post("/items", json=CUP | {"sku": sku}).status_code

        with crowd:
            assert sorted(crowd.map(create, range(16))) == [201] + [409] * 15

    def test_changes_the_item_that_all_of_them_have_seen(
        self, client: httpx2.Client, crowd: ThreadPoolExecutor
    ) -> None:
        path = f"/items/{new_item(client)['id']}"
        headers = KEY | {"If-Match": client.get(path).headers["etag"]}

        def change(number: int) -> int:
            return client.patch(path, json={"stock": number}, headers=headers).status_code

        with crowd:
            assert sorted(crowd.map(change, range(1, 17))) == [200] + [412] * 15

    def test_deletes_the_item(self, client: httpx2.Client, crowd: ThreadPoolExecutor) -> None:
        path = f"/items/{new_item(client)['id']}"
        with crowd:
            statuses = list(crowd.map(lambda _: client.delete(path, headers=KEY).status_code, range(16)))
        assert sorted(statuses) == [204] + [404] * 15
