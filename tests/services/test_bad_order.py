"""`POST /orders` with bodies that are not as described: 422, and each place that is wrong is named."""

import json
from typing import Any

import httpx2
import pytest

from .access import WRITE, bearer
from .making import CARD, ORDER, TRANSFER, VOUCHER, unique
from .problems import assert_problem
from .samples import JSON, labels

LINE = {"item_id": 1, "quantity": 1}
_HUGE = 10**400


def with_line(**changed: object) -> dict[str, Any]:
    """An order whose second line is changed."""
    return ORDER | {"lines": [LINE, LINE | changed]}


def paid(*members: dict[str, Any], **changed: object) -> dict[str, Any]:
    """An order that is paid so."""
    payment = {name: value for one in members for name, value in one.items()} | changed
    return ORDER | {"payment": payment}


NO_OBJECT: tuple[Any, ...] = (None, "", "x", 1, True, [], [CARD])
NO_NUMBER: tuple[Any, ...] = (None, "1", "", True, False, [], {}, 1.5, _HUGE)
NO_METHOD: tuple[Any, ...] = (None, "", "cash", "Card", "card\n", 1, True, [], {})
NO_TOKEN: tuple[Any, ...] = (
    *(None, 1, True, [], {}, "", "tok_", "tok_1234567", "tok_" + "a" * 33, "tok_ABCDEFGH"),
    *("tok_12345678\n", " tok_12345678", "tok_1234567\x00", "\ud800"),
)
NO_IBAN: tuple[Any, ...] = (
    *(None, 1, "", "DE89", "de89370400440532013000", "DE89" + "3" * 31, "DE89 3704 0044 0532 0130 00"),
    *("DE8937040044053201300\n", "DE8937040044053201\u06630", "D189370400440532013000"),
)
NO_CODE: tuple[Any, ...] = (None, 1, "", "SPRING2", "SPRING266", "spring26", "SPRING26\n", "SPRING2\u0666")
NO_URL: tuple[Any, ...] = (1, True, [], {}, "", "127.0.0.1", "/shipped")

BAD: tuple[tuple[dict[str, Any], set[str]], ...] = (
    ({}, {"#/lines", "#/payment"}),
    ({"lines": [LINE]}, {"#/payment"}),
    ({"payment": CARD}, {"#/lines"}),
    *((ORDER | {"lines": value}, {"#/lines"}) for value in (None, "", 1, True, {}, LINE, [], [LINE] * 21)),
    *((ORDER | {"lines": [LINE, value]}, {"#/lines/1"}) for value in (None, "", 1, True, [], [LINE])),
    (ORDER | {"lines": [{}]}, {"#/lines/0/item_id", "#/lines/0/quantity"}),
    *((with_line(item_id=value), {"#/lines/1/item_id"}) for value in (*NO_NUMBER, 0, -1, 999_999_999, 2**63, 10**20)),
    *((with_line(quantity=value), {"#/lines/1/quantity"}) for value in (*NO_NUMBER, 0, -1, 100, 2**63, 1e300)),
    (with_line(colour="red"), {"#/lines/1/colour"}),
    (with_line(line_no=1, unit_price="0.01"), {"#/lines/1/line_no", "#/lines/1/unit_price"}),
    (
        ORDER | {"lines": [LINE | {"quantity": 0}, LINE, {"item_id": "1", "a/b": 1}]},
        {"#/lines/0/quantity", "#/lines/2/item_id", "#/lines/2/quantity", "#/lines/2/a~1b"},
    ),
    (
        ORDER | {"lines": [LINE | {"item_id": 999_999_999}, LINE, LINE | {"item_id": 888_888_888}]},
        {"#/lines/0/item_id", "#/lines/2/item_id"},
    ),
    *((ORDER | {"payment": value}, {"#/payment"}) for value in NO_OBJECT),
    (paid({}), {"#/payment/method"}),
    (paid({"token": "tok_4242424242"}), {"#/payment/method"}),
    *((paid(CARD, method=value), {"#/payment/method"}) for value in NO_METHOD),
    (paid({"method": "card"}), {"#/payment/token"}),
    (paid({"method": "transfer"}), {"#/payment/iban"}),
    (paid({"method": "voucher"}), {"#/payment/code"}),
    (paid(CARD, TRANSFER, method="card"), {"#/payment/iban"}),
    (paid(CARD, VOUCHER, method="voucher"), {"#/payment/token"}),
    (paid(CARD, method="transfer"), {"#/payment/iban", "#/payment/token"}),
    (paid(VOUCHER, colour="red"), {"#/payment/colour"}),
    *((paid(CARD, token=value), {"#/payment/token"}) for value in NO_TOKEN),
    *((paid(TRANSFER, iban=value), {"#/payment/iban"}) for value in NO_IBAN),
    *((paid(VOUCHER, code=value), {"#/payment/code"}) for value in NO_CODE),
    *((ORDER | {"callback_url": value}, {"#/callback_url"}) for value in NO_URL),
    *((ORDER | {name: "x"}, {f"#/{name}"}) for name in ("id", "status", "total", "created_at", "Lines", "payments")),
    (
        {"lines": [LINE | {"quantity": 0}], "payment": {"method": "card"}, "colour": 1},
        {"#/lines/0/quantity", "#/payment/token", "#/colour"},
    ),
)


class TestBody:
    """What is wrong is named by its place."""

    @pytest.mark.parametrize(("body", "places"), BAD, ids=labels(one[1] for one in BAD))
    def test_is_refused(self, client: httpx2.Client, body: dict[str, Any], places: set[str]) -> None:
        headers = bearer(client, WRITE) | JSON
        response = client.post("/orders", content=json.dumps(body).encode(), headers=headers)
        assert_problem(response, 422, errors=places)

    def test_that_is_refused_is_no_order(self, client: httpx2.Client) -> None:
        """And leaves its key unused."""
        headers = bearer(client, WRITE) | {"Idempotency-Key": unique()}
        assert_problem(client.post("/orders", json=with_line(quantity=0), headers=headers), 422)
        assert_problem(client.post("/orders", json=with_line(item_id=999_999_999), headers=headers), 422)
        assert client.post("/orders", json=ORDER, headers=headers).status_code == 201
