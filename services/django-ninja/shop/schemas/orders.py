"""Orders, how they are paid, and the event of one being shipped."""
# ruff: noqa: D101 - a schema's docstring becomes its description in the document, and the contract has none

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import PlainSerializer

from shop.schemas.reading import whole_number
from shop.schemas.strict import StrictSchema


def money(pattern: str) -> PlainSerializer:
    """A sum of money as it is answered: with two places, as text."""
    text = Annotated[str, Field(pattern=pattern, json_schema_extra={"format": "decimal"})]
    return PlainSerializer(lambda value: f"{value:.2f}", return_type=text)


class CardPayment(StrictSchema):
    method: Annotated[Literal["card"], Field(description="By card.")]
    token: Annotated[
        str, Field(description="What the card's issuer calls this payment.", pattern=r"^tok_[a-z0-9]{8,32}$")
    ]


class TransferPayment(StrictSchema):
    method: Annotated[Literal["transfer"], Field(description="By bank transfer.")]
    iban: Annotated[
        str, Field(description="The account that it comes from.", pattern=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$")
    ]


class VoucherPayment(StrictSchema):
    method: Annotated[Literal["voucher"], Field(description="By voucher.")]
    code: Annotated[str, Field(description="The voucher's code.", pattern=r"^[A-Z0-9]{8}$")]


class OrderLineCreate(StrictSchema):
    item_id: Annotated[int, Field(description="The id of the item.", ge=1), whole_number]
    quantity: Annotated[int, Field(description="How many of it.", ge=1, le=99), whole_number]


class OrderCreate(StrictSchema):
    lines: Annotated[list[OrderLineCreate], Field(description="What to order.", min_length=1, max_length=20)]
    payment: Annotated[
        CardPayment | TransferPayment | VoucherPayment,
        Field(description="How the order is paid.", discriminator="method"),
    ]
    callback_url: Annotated[
        Annotated[
            str,
            Field(
                max_length=200,
                pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$",
                json_schema_extra={"format": "uri"},
            ),
        ]
        | None,
        Field(
            description="Where to tell that the order is shipped; it has to be a host that the shop is allowed to call."
        ),
    ] = None


class OrderLine(Schema):
    line_no: Annotated[int, Field(description="The number of the line, from 1.", ge=1)]
    item_id: Annotated[int, Field(description="The id of the item.", ge=1)]
    name: Annotated[str, Field(description="What the item was called when it was ordered.")]
    quantity: Annotated[int, Field(description="How many of it.", ge=1, le=99)]
    unit_price: Annotated[
        Decimal,
        money(r"^[0-9]{1,8}\.[0-9]{2}$"),
        Field(description="What one of it cost when it was ordered, with two places."),
    ]


class Order(Schema):
    id: Annotated[UUID, Field(description="The id of the order.", json_schema_extra={"readOnly": True})]
    status: Annotated[Literal["open", "cancelled", "shipped"], Field(description="How far the order is.")]
    lines: Annotated[list[OrderLine], Field(description="What was ordered.")]
    total: Annotated[
        Decimal, money(r"^[0-9]{1,12}\.[0-9]{2}$"), Field(description="What it comes to, with two places.")
    ]
    payment_method: Annotated[Literal["card", "transfer", "voucher"], Field(description="How it is paid.")]
    callback_url: Annotated[
        Annotated[str, Field(json_schema_extra={"format": "uri"})] | None,
        Field(description="Where to tell that the order is shipped."),
    ]
    created_at: Annotated[
        datetime, Field(description="When the order was placed.", json_schema_extra={"readOnly": True})
    ]


class ShippedEvent(Schema):
    event: Annotated[Literal["order.shipped"], Field(description="Always `order.shipped`.")]
    order_id: Annotated[UUID, Field(description="The id of the order.")]
    shipped_at: Annotated[datetime, Field(description="When it was shipped.")]


ORDER_EXAMPLES: Final[dict[str, Any]] = {
    "card": {
        "summary": "Paid by card",
        "value": {
            "lines": [{"item_id": 1, "quantity": 2}],
            "payment": {"method": "card", "token": "tok_4242424242"},
        },
    },
    "transfer": {
        "summary": "Paid by bank transfer, with a callback",
        "value": {
            "lines": [{"item_id": 1, "quantity": 1}, {"item_id": 2, "quantity": 6}],
            "payment": {"method": "transfer", "iban": "DE89370400440532013000"},
            "callback_url": "http://127.0.0.1:9000/shipped",
        },
    },
}
