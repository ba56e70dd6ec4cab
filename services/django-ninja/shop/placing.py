"""Places an order."""

import json
from typing import Final

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from ninja.errors import ValidationError

from shop.delivery import may_be_called
from shop.errors import ShopError
from shop.models import Item, Order, OrderLine, User
from shop.schemas.orders import OrderCreate

_LARGEST_ID: Final = 2**63 - 1


@transaction.atomic
def place(new: OrderCreate, *, user: User, key: str | None) -> Order:
    """Return the order, placed at today's prices; or the one that a known key came with first.

    Raises `ValidationError` for what can't be ordered or called, and `ShopError` for a key that came with another.
    """
    text = json.dumps(new.dict(exclude_unset=True), sort_keys=True)
    fingerprint = salted_hmac("shop.order", text, algorithm="sha256").hexdigest()
    known = Order.objects.filter(user=user, idempotency_key=key).first() if key else None
    if known and constant_time_compare(known.fingerprint, fingerprint):
        return known
    if known:
        raise ShopError(409, "This `Idempotency-Key` came with another order before.")
    lines = _lines(new)
    order = Order.objects.create(
        total=sum(line.unit_price * line.quantity for line in lines),
        payment_method=new.payment.method,
        callback_url=new.callback_url,
        user=user,
        idempotency_key=key,
        fingerprint=fingerprint,
    )
    for line in lines:
        line.order = order
    OrderLine.objects.bulk_create(lines)
    return order


def _lines(new: OrderCreate) -> list[OrderLine]:
    items = Item.objects.in_bulk({line.item_id for line in new.lines if line.item_id <= _LARGEST_ID})
    errors = [
        {"pointer": f"#/lines/{index}/item_id", "detail": "There is no such item"}
        for index, line in enumerate(new.lines)
        if line.item_id not in items
    ]
    if new.callback_url is not None and not may_be_called(new.callback_url):
        errors.append({"pointer": "#/callback_url", "detail": "The shop may not call this address"})
    if errors:
        raise ValidationError(errors)
    return [
        OrderLine(
            line_no=number,
            item_id=line.item_id,
            name=items[line.item_id].name,
            quantity=line.quantity,
            unit_price=items[line.item_id].price,
        )
        for number, line in enumerate(new.lines, start=1)
    ]
