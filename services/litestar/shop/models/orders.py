"""Orders, how they are paid, and the event of one being shipped."""
# ruff: noqa: D101 - a Struct's docstring becomes its description in the document, and the contract has none

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Final, Literal
from uuid import UUID

from litestar.openapi.spec import Example
from msgspec import UNSET, Meta, Struct, UnsetType

from shop.models.annotating import described

OrderStatus = Literal["open", "cancelled", "shipped"]


# The docstring of one of several says what its tag stands for.
class CardPayment(Struct, tag_field="method", tag="card", forbid_unknown_fields=True):
    """By card."""

    token: Annotated[
        str, Meta(pattern=r"^tok_[a-z0-9]{8,32}$"), described("What the card's issuer calls this payment.")
    ]


class TransferPayment(Struct, tag_field="method", tag="transfer", forbid_unknown_fields=True):
    """By bank transfer."""

    iban: Annotated[
        str, Meta(pattern=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"), described("The account that it comes from.")
    ]


class VoucherPayment(Struct, tag_field="method", tag="voucher", forbid_unknown_fields=True):
    """By voucher."""

    code: Annotated[str, Meta(pattern=r"^[A-Z0-9]{8}$"), described("The voucher's code.")]


_DISCRIMINATOR: Final = {
    "propertyName": "method",
    "mapping": {
        "card": "#/components/schemas/CardPayment",
        "transfer": "#/components/schemas/TransferPayment",
        "voucher": "#/components/schemas/VoucherPayment",
    },
}


class OrderLineCreate(Struct, forbid_unknown_fields=True):
    item_id: Annotated[int, Meta(ge=1), described("The id of the item.")]
    quantity: Annotated[int, Meta(ge=1, le=99), described("How many of it.")]


class OrderCreate(Struct, forbid_unknown_fields=True):
    lines: Annotated[list[OrderLineCreate], Meta(min_length=1, max_length=20), described("What to order.")]
    payment: Annotated[
        CardPayment | TransferPayment | VoucherPayment,
        described("How the order is paid.", discriminator=_DISCRIMINATOR),
    ]
    callback_url: (
        Annotated[
            str,
            Meta(max_length=200, pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$"),
            described(
                "Where to tell that the order is shipped; it has to be a host that the shop is allowed to call.",
                format="uri",
            ),
        ]
        | UnsetType
        | None
    ) = UNSET


class OrderLine(Struct):
    line_no: Annotated[int, Meta(ge=1), described("The number of the line, from 1.")]
    item_id: Annotated[int, Meta(ge=1), described("The id of the item.")]
    name: Annotated[str, described("What the item was called when it was ordered.")]
    quantity: Annotated[int, Meta(ge=1, le=99), described("How many of it.")]
    unit_price: Annotated[
        Decimal,
        described(
            "What one of it cost when it was ordered, with two places.",
            format="decimal",
            pattern=r"^[0-9]{1,8}\.[0-9]{2}$",
        ),
    ]


class Order(Struct):
    id: Annotated[UUID, described("The id of the order.", read_only=True)]
    status: Annotated[OrderStatus, described("How far the order is.")]
    lines: Annotated[list[OrderLine], described("What was ordered.")]
    total: Annotated[
        Decimal,
        described("What it comes to, with two places.", format="decimal", pattern=r"^[0-9]{1,12}\.[0-9]{2}$"),
    ]
    payment_method: Annotated[Literal["card", "transfer", "voucher"], described("How it is paid.")]
    callback_url: Annotated[str, described("Where to tell that the order is shipped.", format="uri")] | None
    created_at: Annotated[datetime, described("When the order was placed.", read_only=True)]


class ShippedEvent(Struct):
    # It is msgspec that makes this one's schema: see `shop.outgoing`.
    event: Annotated[
        Literal["order.shipped"], Meta(description="Always `order.shipped`.", extra_json_schema={"type": "string"})
    ]
    order_id: Annotated[UUID, described("The id of the order.")]
    shipped_at: Annotated[datetime, Meta(tz=True), described("When it was shipped.")]


ORDER_EXAMPLES: Final = {
    "card": Example(
        summary="Paid by card",
        value={
            "lines": [{"item_id": 1, "quantity": 2}],
            "payment": {"method": "card", "token": "tok_4242424242"},
        },
    ),
    "transfer": Example(
        summary="Paid by bank transfer, with a callback",
        value={
            "lines": [{"item_id": 1, "quantity": 1}, {"item_id": 2, "quantity": 6}],
            "payment": {"method": "transfer", "iban": "DE89370400440532013000"},
            "callback_url": "http://127.0.0.1:9000/shipped",
        },
    ),
}
