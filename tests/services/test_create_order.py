"""`POST /orders` with bodies that are as described."""

import json
from decimal import Decimal
from typing import Any

import httpx2
import pytest

from .access import KEY, READ, WRITE, bearer
from .contract import assert_as_contract
from .making import CARD, ORDER, TRANSFER, VOUCHER, new_item, new_order
from .samples import JSON, SEED

PAYMENTS = {
    "card": CARD,
    "card, short": {"method": "card", "token": "tok_12345678"},
    "card, long": {"method": "card", "token": "tok_" + "z9" * 16},
    "transfer": TRANSFER,
    "transfer, short": {"method": "transfer", "iban": "NO93" + "8" * 11},
    "transfer, long": {"method": "transfer", "iban": "MT84" + "A1" * 15},
    "voucher": VOUCHER,
    "voucher, digits": {"method": "voucher", "code": "00000000"},
}


class TestOrder:
    """An order is placed at today's prices, and is open."""

    def test_is_answered_as_placed(self, client: httpx2.Client) -> None:
        response = client.post("/orders", json=ORDER, headers=bearer(client, WRITE))
        order = assert_as_contract(response, "createOrder")
        assert order == {
            "id": order["id"],
            "status": "open",
            "lines": [{"line_no": 1, "item_id": 1, "name": "Teapot", "quantity": 2, "unit_price": "19.99"}],
            "total": "39.98",
            "payment_method": "card",
            "callback_url": None,
            "created_at": order["created_at"],
        }
        assert response.headers["location"] == f"/orders/{order['id']}"

    def test_is_found_at_its_path(self, client: httpx2.Client) -> None:
        order = new_order(client)
        response = client.get(f"/orders/{order['id']}", headers=bearer(client, READ))
        assert assert_as_contract(response, "getOrder") == order

    def test_is_another_one_each_time(self, client: httpx2.Client) -> None:
        assert new_order(client)["id"] != new_order(client)["id"]

    def test_has_its_lines_in_the_order_given(self, client: httpx2.Client) -> None:
        wanted = [(3, 1), (1, 99), (3, 2), (25, 1), (1, 1)]
        order = new_order(client, lines=[{"item_id": number, "quantity": many} for number, many in wanted])
        assert [(line["item_id"], line["quantity"]) for line in order["lines"]] == wanted
        assert [line["line_no"] for line in order["lines"]] == [1, 2, 3, 4, 5]
        assert [line["name"] for line in order["lines"]] == [SEED[number - 1]["name"] for number, _ in wanted]
        total = sum(Decimal(SEED[number - 1]["price"]) * many for number, many in wanted)
        assert order["total"] == str(total)

    def test_may_have_twenty_lines(self, client: httpx2.Client) -> None:
        order = new_order(client, lines=[{"item_id": number, "quantity": 1} for number in range(1, 21)])
        assert len(order["lines"]) == 20

    @pytest.mark.parametrize(
        ("price", "quantity", "total"),
        [
            ("0.01", 1, "0.01"),
            ("0.07", 3, "0.21"),
            ("0.10", 3, "0.30"),
            ("1.1", 10, "11.00"),
            ("99999999.99", 99, "9899999999.01"),
            ("33.33", 3, "99.99"),
        ],
    )
    def test_comes_to_the_exact_sum(self, client: httpx2.Client, price: str, quantity: int, total: str) -> None:
        item = new_item(client, price=price)
        lines = [{"item_id": item["id"], "quantity": quantity}]
        order = new_order(client, lines=lines)
        assert (order["lines"][0]["unit_price"], order["total"]) == (item["price"], total)

    def test_comes_to_the_exact_sum_of_the_largest_lines(self, client: httpx2.Client) -> None:
        item = new_item(client, price="99999999.99")
        order = new_order(client, lines=[{"item_id": item["id"], "quantity": 99}] * 20)
        assert order["total"] == "197999999980.20"

    @pytest.mark.parametrize("status", ["sold_out", "discontinued"])
    def test_may_be_of_an_item_of_any_status(self, client: httpx2.Client, status: str) -> None:
        item = new_item(client, status=status)
        assert new_order(client, lines=[{"item_id": item["id"], "quantity": 1}])["status"] == "open"

    def test_takes_whole_numbers_however_they_are_written(self, client: httpx2.Client) -> None:
        content = b'{"lines": [{"item_id": 1.0, "quantity": 2e0}], "payment": ' + json.dumps(CARD).encode() + b"}"
        response = client.post("/orders", content=content, headers=bearer(client, WRITE) | JSON)
        line = assert_as_contract(response, "createOrder")["lines"][0]
        assert (repr(line["item_id"]), repr(line["quantity"])) == ("1", "2")

    def test_keeps_what_was_ordered_when_the_item_changes(self, client: httpx2.Client) -> None:
        item = new_item(client, name="Cup", price="3.50")
        order = new_order(client, lines=[{"item_id": item["id"], "quantity": 2}])
        client.put(f"/items/{item['id']}", json={"name": "Mug", "price": "9.00"}, headers=KEY)
        assert client.get(f"/orders/{order['id']}", headers=bearer(client, READ)).json() == order


class TestPayment:
    """One of three methods, each with a member of its own, which is kept secret."""

    @pytest.mark.parametrize("payment", PAYMENTS.values(), ids=PAYMENTS.keys())
    def test_is_taken_and_only_its_method_is_told(self, client: httpx2.Client, payment: dict[str, str]) -> None:
        response = client.post("/orders", json=ORDER | {"payment": payment}, headers=bearer(client, WRITE))
        order = assert_as_contract(response, "createOrder")
        assert order["payment_method"] == payment["method"]
        secret = next(value for member, value in payment.items() if member != "method")
        assert secret not in response.text
        assert secret not in client.get(f"/orders/{order['id']}", headers=bearer(client, READ)).text

    @pytest.mark.parametrize("payment", [CARD, TRANSFER, VOUCHER], ids=lambda one: str(one["method"]))
    def test_is_told_in_no_problem_either(self, client: httpx2.Client, payment: dict[str, str]) -> None:
        member = next(member for member in payment if member != "method")
        wrong: list[dict[str, Any]] = [
            {"payment": payment | {"colour": "red"}},
            {"payment": payment | {"method": "cash"}},
            {"payment": payment | {member: payment[member] + "!"}},
            {"payment": [payment]},
            {"payment": payment, "lines": []},
            {"payment": payment, "colour": payment},
        ]
        for changed in wrong:
            response = client.post("/orders", json=ORDER | changed, headers=bearer(client, WRITE))
            assert response.status_code == 422
            assert payment[member] not in response.text


class TestCallback:
    """Where to tell that the order is shipped; nowhere without it."""

    @pytest.mark.parametrize("url", [None, "http://127.0.0.1:9000/shipped", "https://localhost/a/b~c_d.e-F"])
    def test_is_answered_as_sent(self, client: httpx2.Client, url: str | None) -> None:
        assert new_order(client, callback_url=url)["callback_url"] == url
