"""`Idempotency-Key`: the same order may be sent again, and is placed once."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from .access import READ, WRITE, bearer, claims, signed
from .contract import assert_as_contract
from .making import CARD, ORDER, VOUCHER, unique
from .problems import assert_problem
from .samples import JSON


def place(client: httpx2.Client, key: str, body: dict[str, Any] = ORDER, **headers: str) -> httpx2.Response:
    """The answer to an order with a key."""
    return client.post("/orders", json=body, headers=bearer(client, WRITE) | {"Idempotency-Key": key} | headers)


def turned(value: Any) -> Any:  # noqa: ANN401 - it is JSON
    """The same value, with the members of its objects in another order."""
    match value:
        case dict():
            return {key: turned(one) for key, one in reversed(value.items())}
        case list():
            return [turned(one) for one in value]
        case _:
            return value


class TestKey:
    """One key, one order."""

    def test_that_is_known_leads_to_the_first_order(self, client: httpx2.Client) -> None:
        key = unique()
        first, second = place(client, key), place(client, key)
        assert assert_as_contract(second, "createOrder") == assert_as_contract(first, "createOrder")
        assert second.headers["location"] == first.headers["location"]

    def test_leads_to_the_first_order_as_it_is_now(self, client: httpx2.Client) -> None:
        key = unique()
        first = place(client, key).json()
        client.post(f"/orders/{first['id']}/cancel", headers=bearer(client, WRITE))
        again = place(client, key)
        assert assert_as_contract(again, "createOrder") == first | {"status": "cancelled"}

    def test_does_not_mind_how_the_same_order_is_written(self, client: httpx2.Client) -> None:
        key = unique()
        first = place(client, key).json()
        content = json.dumps(turned(ORDER), indent=3).replace("method", "\\u006dethod").encode()
        headers = bearer(client, WRITE) | JSON | {"Idempotency-Key": key}
        assert client.post("/orders", content=content, headers=headers).json() == first

    @pytest.mark.parametrize(
        "changed",
        [
            {"lines": [{"item_id": 1, "quantity": 3}]},
            {"lines": [*ORDER["lines"], {"item_id": 2, "quantity": 1}]},
            {"payment": VOUCHER},
            {"payment": CARD | {"token": "tok_9999999999"}},
            {"callback_url": "http://127.0.0.1/shipped"},
            {"callback_url": None},
        ],
        ids=["a quantity", "a line", "the method", "the card", "the callback", "no callback"],
    )
    def test_that_came_with_another_order_is_refused(self, client: httpx2.Client, changed: dict[str, Any]) -> None:
        key = unique()
        first = place(client, key).json()
        response = place(client, key, ORDER | changed)
        assert_problem(response, 409)
        assert_as_contract(response, "createOrder")
        assert place(client, key).json() == first

    def test_that_is_another_places_another_order(self, client: httpx2.Client) -> None:
        key = unique()
        assert place(client, f"{key}-a").json()["id"] != place(client, f"{key}-A").json()["id"]

    def test_is_each_user_s_own(self, client: httpx2.Client) -> None:
        key = unique()
        first = place(client, key).json()
        bobs = {"Authorization": f"Bearer {signed(claims(sub='bob', scope=f'{READ} {WRITE}'))}"}
        other = client.post("/orders", json=ORDER | {"payment": VOUCHER}, headers=bobs | {"Idempotency-Key": key})
        assert assert_as_contract(other, "createOrder")["id"] != first["id"]

    @pytest.mark.parametrize("key", ["a", "0", "-", "A-b-9", "x" * 64])
    def test_is_letters_digits_and_hyphens(self, client: httpx2.Client, key: str) -> None:
        assert place(client, key).status_code == 201

    @pytest.mark.parametrize(
        "key", ["", "x" * 65, "a b", "a_b", "a,b", '"a"', "\u00e4", "a\u00a0b", "x" * 4000], ids=ascii
    )
    def test_of_other_characters_is_refused(self, client: httpx2.Client, key: str) -> None:
        said = [*bearer(client, WRITE).items(), ("Idempotency-Key", key)]
        headers = httpx2.Headers(said, encoding="latin-1")
        response = client.post("/orders", json=ORDER, headers=headers)
        assert_problem(response, 422, errors={"Idempotency-Key"})
        assert_as_contract(response, "createOrder")

    def test_that_comes_many_times_at_once_places_one_order(self, client: httpx2.Client) -> None:
        key, headers = unique(), bearer(client, WRITE)

        def once(_: int) -> str:
            response = client.post("/orders", json=ORDER, headers=headers | {"Idempotency-Key": key})
            return str(assert_as_contract(response, "createOrder")["id"])

        with ThreadPoolExecutor(max_workers=8) as crowd:
            assert len(set(crowd.map(once, range(16)))) == 1
