"""`POST /imports` and `GET /imports/{import_id}`: work that is done later, while it is watched."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from .access import KEY
from .asks import NOBODY
from .contract import assert_as_contract
from .making import new_import, unique
from .problems import assert_problem
from .samples import DEFAULTS, GOOD_PRICES, NOT_UUIDS, labels

CUP: dict[str, Any] = {"name": "Cup", "price": "1.00"}
BAD: tuple[tuple[dict[str, Any], set[str]], ...] = (
    ({}, {"#/items"}),
    *(({"items": value}, {"#/items"}) for value in (None, "", 1, True, {}, CUP, [], [CUP] * 51)),
    *(({"items": [CUP, value]}, {"#/items/1"}) for value in (None, "", 1, True, [], [CUP])),
    ({"items": [{}]}, {"#/items/0/name", "#/items/0/price"}),
    ({"items": [CUP, {"name": "", "price": "0"}]}, {"#/items/1/name", "#/items/1/price"}),
    ({"items": [CUP | {"price": 1}, CUP, CUP | {"name": "x" * 81}]}, {"#/items/0/price", "#/items/2/name"}),
    *(({"items": [CUP | {"price": price}]}, {"#/items/0/price"}) for price in ("-1", "1.999", "1e3", "1.00\n", None)),
    *(({"items": [CUP | {"name": name}]}, {"#/items/0/name"}) for name in ("a\x00", None, 1, True)),
    ({"items": [CUP | {"sku": "ABC-1234"}]}, {"#/items/0/sku"}),
    ({"items": [CUP | {"description": None, "stock": 1}]}, {"#/items/0/description", "#/items/0/stock"}),
    ({"items": [CUP], "colour": "red"}, {"#/colour"}),
    ({"items": [CUP], "id": NOBODY, "status": "done"}, {"#/id", "#/status"}),
)


def look(client: httpx2.Client, import_id: str) -> httpx2.Response:
    """One look at an import."""
    response = client.get(f"/imports/{import_id}", headers=KEY)
    assert_as_contract(response, "getImport")
    return response


def finish(client: httpx2.Client, import_id: str) -> dict[str, Any]:
    """The import, done after two looks."""
    states = [look(client, import_id).json() for _ in range(2)]
    assert [state["status"] for state in states] == ["running", "done"]
    return dict(states[-1])


class TestImport:
    """It is queued, then running, then done, one step a look."""

    def test_is_queued_at_first(self, client: httpx2.Client) -> None:
        items = [CUP, {"name": "Mug", "price": "2"}]
        response = client.post("/imports", json={"items": items}, headers=KEY)
        body = assert_as_contract(response, "createImport")
        assert body == {"id": body["id"], "status": "queued", "total": 2, "created": []}
        assert response.headers["location"] == f"/imports/{body['id']}"
        assert response.headers["retry-after"] == "1"

    def test_takes_a_step_with_each_look(self, client: httpx2.Client) -> None:
        queued = new_import(client)
        running, done, still = (look(client, queued["id"]) for _ in range(3))
        assert running.json() == queued | {"status": "running"}
        assert running.headers["retry-after"] == "1"
        assert done.json() == queued | {"status": "done", "created": done.json()["created"]}
        assert "retry-after" not in done.headers
        assert len(done.json()["created"]) == 1
        assert still.json() == done.json()
        assert "retry-after" not in still.headers

    def test_creates_its_items_in_order_once_it_is_done(self, client: httpx2.Client) -> None:
        word = unique()
        names = [f"{word} {place}" for place in (3, 1, 2)]
        queued = new_import(client, *names)
        assert client.get("/items", params={"q": word}).json()["total"] == 0
        done = finish(client, queued["id"])
        items = [assert_as_contract(client.get(f"/items/{number}"), "getItem") for number in done["created"]]
        assert [item["name"] for item in items] == names
        assert client.get("/items", params={"q": word}).json()["items"] == items
        assert done["created"] == sorted(done["created"])
        plain = {"id": items[0]["id"], "created_at": items[0]["created_at"], "name": names[0], "price": "1.00"}
        assert items[0] == DEFAULTS | plain

    def test_takes_fifty_items_and_exact_prices(self, client: httpx2.Client) -> None:
        prices = (list(GOOD_PRICES) * 5)[:50]
        body = {"items": [{"name": "Cup", "price": price} for price in prices]}
        queued = assert_as_contract(client.post("/imports", json=body, headers=KEY), "createImport")
        assert queued["total"] == 50
        created = finish(client, queued["id"])["created"]
        assert len(set(created)) == 50
        page = client.get("/items", params={"sort": "-id", "limit": "50"}).json()["items"]
        assert [item["price"] for item in reversed(page)] == [GOOD_PRICES[price] for price in prices]

    def test_creates_its_items_once_however_many_look_at_once(self, client: httpx2.Client) -> None:
        word = unique()
        path = f"/imports/{new_import(client, word, word)['id']}"
        with ThreadPoolExecutor(max_workers=8) as crowd:
            looks = list(crowd.map(lambda _: client.get(path, headers=KEY).json(), range(16)))
        assert sorted(one["status"] for one in looks) == ["done"] * 15 + ["running"]
        assert len({tuple(one["created"]) for one in looks if one["status"] == "done"}) == 1
        assert client.get("/items", params={"q": word}).json()["total"] == 2


class TestLimit:
    """There may be three unfinished imports at a time."""

    def test_is_three(self, client: httpx2.Client) -> None:
        imports = [new_import(client) for _ in range(3)]
        response = client.post("/imports", json={"items": [CUP]}, headers=KEY)
        assert_problem(response, 429)
        assert_as_contract(response, "createImport")
        assert response.headers["retry-after"] == "1"
        look(client, imports[1]["id"])
        assert_problem(client.post("/imports", json={"items": [CUP]}, headers=KEY), 429)
        look(client, imports[1]["id"])
        assert_as_contract(client.post("/imports", json={"items": [CUP]}, headers=KEY), "createImport")
        assert_problem(client.post("/imports", json={"items": [CUP]}, headers=KEY), 429)

    def test_does_not_keep_from_looking(self, client: httpx2.Client) -> None:
        imports = [new_import(client) for _ in range(3)]
        assert_problem(client.post("/imports", json={"items": [CUP]}, headers=KEY), 429)
        assert all(finish(client, one["id"])["created"] for one in imports)

    def test_holds_when_many_come_at_once(self, client: httpx2.Client) -> None:
        def send(_: int) -> int:
            return client.post("/imports", json={"items": [CUP]}, headers=KEY).status_code

        with ThreadPoolExecutor(max_workers=8) as crowd:
            assert sorted(crowd.map(send, range(8))) == [202] * 3 + [429] * 5


class TestRefusal:
    """What is not as described is no import."""

    @pytest.mark.parametrize(("body", "places"), BAD, ids=labels(one[1] for one in BAD))
    def test_names_what_is_wrong(self, client: httpx2.Client, body: dict[str, Any], places: set[str]) -> None:
        response = client.post("/imports", json=body, headers=KEY)
        assert_problem(response, 422, errors=places)
        assert_as_contract(response, "createImport")

    def test_does_not_count(self, client: httpx2.Client) -> None:
        for _ in range(4):
            assert_problem(client.post("/imports", json={"items": []}, headers=KEY), 422)
        new_import(client)

    def test_finds_no_import_where_there_is_none(self, client: httpx2.Client) -> None:
        response = client.get(f"/imports/{NOBODY}", headers=KEY)
        assert_problem(response, 404)
        assert_as_contract(response, "getImport")

    def test_finds_an_import_by_its_id_in_capitals(self, client: httpx2.Client) -> None:
        queued = new_import(client)
        assert look(client, queued["id"].upper()).json()["id"] == queued["id"]

    @pytest.mark.parametrize("text", NOT_UUIDS, ids=ascii)
    def test_names_an_id_that_is_none(self, client: httpx2.Client, text: str) -> None:
        response = client.get(f"/imports/{quote(text, safe='')}", headers=KEY)
        assert_problem(response, 422, errors={"import_id"})
