"""The key of those who keep the shop: without it nothing that they may do is done, or said to be there."""

import httpx2
import pytest

from .access import KEY, READ, WRITE, bearer
from .asks import GOOD, Ask
from .contract import OPERATIONS, assert_as_contract
from .making import new_item
from .problems import assert_problem
from .samples import JSON

KEPT = [name for name, one in OPERATIONS.items() if one.document.get("security") == [{"ApiKey": []}]]
RIGHT = KEY["X-API-Key"]
WRONG = {
    "empty": "",
    "another": "key",
    "in capitals": RIGHT.upper(),
    "cut off": RIGHT[:-1],
    "longer": f"{RIGHT}x",
    "twice": f"{RIGHT}, {RIGHT}",
    "as a bearer token": f"Bearer {RIGHT}",
    "not ASCII": "schl\u00fcssel",
    "long": "x" * 4000,
}
EARLIER_THAN = {
    "a malformed id": Ask(method="PUT", path="/items/abc", headers=JSON, content=b"{}"),
    "a missing item": Ask(method="DELETE", path="/items/999999999"),
    "a missing item to change": Ask(method="PATCH", path="/items/999999999", headers=JSON, content=b"{}"),
    "a broken body": Ask(method="PATCH", path="/items/1", headers=JSON, content=b"{"),
    "another media type": Ask(method="PUT", path="/items/1", headers={"Content-Type": "text/plain"}, content=b"x"),
    "a condition": Ask(method="DELETE", path="/items/1", headers={"If-Match": '"x"'}),
    "no image": Ask(method="PUT", path="/items/1/image", headers={"Content-Type": "text/plain"}, content=b"x"),
    "a large image": Ask(method="PUT", path="/items/1/image", content=b"x" * 100_000),
    "an unknown period": Ask(path="/reports/yearly"),
    "no days": Ask(path="/reports/daily"),
    "no items to import": Ask(method="POST", path="/imports", headers=JSON, content=b"{}"),
    "a malformed import": Ask(path="/imports/abc"),
    "a missing import": Ask(path="/imports/00000000-0000-0000-0000-000000000000"),
}


@pytest.mark.parametrize("operation_id", KEPT)
class TestKey:
    """Each operation that needs the key asks for it."""

    def test_is_asked_for(self, client: httpx2.Client, operation_id: str) -> None:
        request = GOOD[operation_id].build(client)
        del request.headers["X-API-Key"]
        response = client.send(request)
        assert_problem(response, 401)
        assert_as_contract(response, operation_id)
        assert response.headers["www-authenticate"] == "ApiKey"

    @pytest.mark.parametrize("key", WRONG.values(), ids=WRONG.keys())
    def test_that_is_wrong_is_refused(self, client: httpx2.Client, operation_id: str, key: str) -> None:
        request = GOOD[operation_id].build(client)
        request.headers = httpx2.Headers([*request.headers.multi_items()], encoding="latin-1")
        request.headers["X-API-Key"] = key
        response = client.send(request)
        assert_problem(response, 401)
        assert response.headers["www-authenticate"] == "ApiKey"
        assert RIGHT not in response.text

    def test_is_not_stood_in_for_by_a_token(self, client: httpx2.Client, operation_id: str) -> None:
        request = GOOD[operation_id].build(client, bearer(client, f"{READ} {WRITE}"))
        del request.headers["X-API-Key"]
        assert_problem(client.send(request), 401)

    def test_may_stand_in_a_header_of_any_case(self, client: httpx2.Client, operation_id: str) -> None:
        request = GOOD[operation_id].build(client)
        headers = [(name, value) for name, value in request.headers.multi_items() if name != "x-api-key"]
        request.headers = httpx2.Headers([*headers, ("x-aPi-kEY", RIGHT)])
        assert_as_contract(client.send(request), operation_id)


class TestOrder:
    """Who is not let in learns nothing about what is there, nor what is wrong with the request."""

    @pytest.mark.parametrize("ask", EARLIER_THAN.values(), ids=EARLIER_THAN.keys())
    def test_of_checks_begins_with_the_key(self, client: httpx2.Client, ask: Ask) -> None:
        assert_problem(ask.send(client), 401)
        assert_problem(ask.send(client, {"X-API-Key": "wrong"}), 401)

    @pytest.mark.parametrize("path", ["/items/1/image/x", "/imports/", "/reports", "/reports/daily/1"])
    def test_of_checks_has_the_path_before_it(self, client: httpx2.Client, path: str) -> None:
        assert_problem(client.get(path), 404)

    def test_of_checks_has_the_method_before_it(self, client: httpx2.Client) -> None:
        assert_problem(client.delete("/imports"), 405)
        assert_problem(client.post("/items/1"), 405)


class TestNothing:
    """Without the key nothing changes."""

    def test_is_changed_deleted_or_uploaded(self, client: httpx2.Client) -> None:
        item = new_item(client)
        path = f"/items/{item['id']}"
        assert_problem(client.put(path, json={"name": "Mug", "price": "1.00"}), 401)
        assert_problem(client.patch(path, json={"stock": 9}), 401)
        assert_problem(client.delete(path), 401)
        assert_problem(client.put(f"{path}/image", files={"file": b"x"}), 401)
        assert client.get(path).json() == item
        assert_problem(client.get(f"{path}/image"), 404)

    @pytest.mark.parametrize("place", ["query", "cookie", "scheme"])
    def test_is_a_key_in_another_place(self, client: httpx2.Client, place: str) -> None:
        path = "/reports/daily?from=2026-01-01&to=2026-01-02" + (f"&X-API-Key={RIGHT}" if place == "query" else "")
        cookie = {"Cookie": f"X-API-Key={RIGHT}"} if place == "cookie" else {}
        scheme = {"Authorization": f"ApiKey {RIGHT}"} if place == "scheme" else {}
        assert_problem(client.get(path, headers=cookie | scheme), 401)
