"""The models of orders."""

from shop import fields
from shop.bodies import BodyModel, TaggedUnion
from shop.models import models

order_line_create = models.add_model(
    "OrderLineCreate",
    BodyModel(
        "OrderLineCreate",
        {
            "item_id": fields.Integer(required=True, description="The id of the item.", min=1),
            "quantity": fields.Integer(required=True, description="How many of it.", min=1, max=99),
        },
    ),
)

card_payment = BodyModel(
    "CardPayment",
    {
        "method": fields.String(required=True, enum=["card"], description="By card."),
        "token": fields.String(
            required=True, description="What the card's issuer calls this payment.", pattern="^tok_[a-z0-9]{8,32}$"
        ),
    },
)

transfer_payment = BodyModel(
    "TransferPayment",
    {
        "method": fields.String(required=True, enum=["transfer"], description="By bank transfer."),
        "iban": fields.String(
            required=True, description="The account that it comes from.", pattern="^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"
        ),
    },
)

voucher_payment = BodyModel(
    "VoucherPayment",
    {
        "method": fields.String(required=True, enum=["voucher"], description="By voucher."),
        "code": fields.String(required=True, description="The voucher's code.", pattern="^[A-Z0-9]{8}$"),
    },
)

payment = models.add_model(
    "Payment",
    TaggedUnion(
        "Payment",
        "How the order is paid.",
        "method",
        {"card": card_payment, "transfer": transfer_payment, "voucher": voucher_payment},
    ),
)

order_create = models.add_model(
    "OrderCreate",
    BodyModel(
        "OrderCreate",
        {
            "lines": fields.List(
                fields.Nested(order_line_create),
                required=True,
                description="What to order.",
                min_items=1,
                max_items=20,
            ),
            "payment": fields.Nested(payment, required=True),
            "callback_url": fields.String(
                nullable=True,
                description=(
                    "Where to tell that the order is shipped; it has to be a host that the shop is allowed to call."
                ),
                text_format="uri",
                max_length=200,
                pattern="^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$",
            ),
        },
    ),
)

order_line = models.model(
    "OrderLine",
    {
        "line_no": fields.Integer(required=True, description="The number of the line, from 1.", min=1),
        "item_id": fields.Integer(required=True, description="The id of the item.", min=1),
        "name": fields.String(required=True, description="What the item was called when it was ordered."),
        "quantity": fields.Integer(required=True, description="How many of it.", min=1, max=99),
        "unit_price": fields.Decimals(
            required=True,
            description="What one of it cost when it was ordered, with two places.",
            pattern=r"^[0-9]{1,8}\.[0-9]{2}$",
        ),
    },
)

order = models.model(
    "Order",
    {
        "id": fields.Uuid(required=True, readonly=True, description="The id of the order."),
        "status": fields.String(
            required=True, enum=["open", "cancelled", "shipped"], description="How far the order is."
        ),
        "lines": fields.List(fields.Nested(order_line), required=True, description="What was ordered."),
        "total": fields.Decimals(
            required=True, description="What it comes to, with two places.", pattern=r"^[0-9]{1,12}\.[0-9]{2}$"
        ),
        "payment_method": fields.String(required=True, enum=list(payment.variants), description="How it is paid."),
        "callback_url": fields.String(
            required=True,
            nullable=True,
            text_format="uri",
            description="Where to tell that the order is shipped.",
        ),
        "created_at": fields.Time(required=True, readonly=True, description="When the order was placed."),
    },
)
