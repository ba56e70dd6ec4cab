"""Places an order."""

import json
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from rest_framework.exceptions import ValidationError

from shop.errors import Conflict
from shop.models import Item, Order, OrderLine, User

LARGEST_ID = 2**63 - 1


@transaction.atomic
def place(user: User, order: dict[str, Any], *, key: str | None, body: object) -> Order:
    """Return the order that a valid body describes, at today's prices; or the one that a known key came with first.

    Raises `ValidationError` for an item that isn't there, and `Conflict` for a key that came with another body.
    """
    fingerprint = _fingerprint(body)
    known = Order.objects.filter(user=user, idempotency_key=key).first() if key else None
    if known and constant_time_compare(known.fingerprint, fingerprint):
        return known
    if known:
        raise Conflict("This `Idempotency-Key` came with another order before.")
    lines = _lines(order["lines"])
    placed = Order.objects.create(
        total=sum(line.unit_price * line.quantity for line in lines),
        payment_method=order["payment"]["method"],
        callback_url=order.get("callback_url"),
        user=user,
        idempotency_key=key,
        fingerprint=fingerprint,
    )
    for line in lines:
        line.order = placed
    OrderLine.objects.bulk_create(lines)
    return placed


def _lines(wanted: list[dict[str, int]]) -> list[OrderLine]:
    items = Item.objects.in_bulk({line["item_id"] for line in wanted if line["item_id"] <= LARGEST_ID})
    missing = {
        place: {"item_id": ["There is no such item."]}
        for place, line in enumerate(wanted)
        if line["item_id"] not in items
    }
    if missing:
        raise ValidationError({"lines": missing})
    return [
        OrderLine(
            line_no=number,
            item_id=line["item_id"],
            name=items[line["item_id"]].name,
            quantity=line["quantity"],
            unit_price=items[line["item_id"]].price,
        )
        for number, line in enumerate(wanted, start=1)
    ]


def _fingerprint(body: object) -> str:
    text = json.dumps(_exact(body), sort_keys=True)
    return salted_hmac("shop.order", text, algorithm="sha256").hexdigest()


def _exact(value: object) -> object:
    """Return a JSON value with whole numbers as integers: 2.0 is 2."""
    match value:
        case dict():
            return {name: _exact(member) for name, member in value.items()}
        case list():
            return [_exact(member) for member in value]
        case float():
            return int(value)
        case _:
            return value
