"""Orders, and how they are paid."""
# ruff: noqa: D101, D102, D106

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.fields import empty

from documented import fields as docs
from shop.fields import Documented, StrictCharField, StrictChoiceField, StrictIntegerField, UriField
from shop.models import Order, OrderLine
from shop.models.columns import Pattern
from shop.serializers.closed import ClosedSerializer

CALLBACK = Pattern(r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$", "Not an address as described.")


class MoneyField(Documented, serializers.DecimalField):
    """A sum for answers only, of so many digits before the point."""

    def __init__(self, *, digits: int, **options: object) -> None:
        super().__init__(**options)
        self.keywords = {"pattern": rf"^[0-9]{{1,{digits}}}\.[0-9]{{2}}$"}


class CardPaymentSerializer(ClosedSerializer):
    method = StrictChoiceField(["card"], help_text="By card.")
    token = StrictCharField(
        validators=[Pattern(r"^tok_[a-z0-9]{8,32}$", "Not a token as described.")],
        help_text="What the card's issuer calls this payment.",
    )


class TransferPaymentSerializer(ClosedSerializer):
    method = StrictChoiceField(["transfer"], help_text="By bank transfer.")
    iban = StrictCharField(
        validators=[Pattern(r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", "Not an IBAN as described.")],
        help_text="The account that it comes from.",
    )


class VoucherPaymentSerializer(ClosedSerializer):
    method = StrictChoiceField(["voucher"], help_text="By voucher.")
    code = StrictCharField(
        validators=[Pattern(r"^[A-Z0-9]{8}$", "Not a code as described.")], help_text="The voucher's code."
    )


PAYMENTS = {
    Order.PaymentMethod.CARD.value: CardPaymentSerializer,
    Order.PaymentMethod.TRANSFER.value: TransferPaymentSerializer,
    Order.PaymentMethod.VOUCHER.value: VoucherPaymentSerializer,
}


class PaymentMethodSerializer(serializers.Serializer):
    """What all payments share: the member that says which of them it is."""

    default_error_messages: ClassVar = ClosedSerializer.default_error_messages
    method = StrictChoiceField(Order.PaymentMethod.choices)


@docs.one_of("Payment", PAYMENTS, by="method")
class PaymentField(serializers.Field):
    """A payment, by the serializer of its method; Django REST framework itself has no field for such a choice."""

    def run_validation(self, data: object = empty) -> dict[str, str]:
        """Return the payment's members."""
        self.validate_empty_values(data)
        kind = PaymentMethodSerializer(data=data)
        kind.is_valid(raise_exception=True)
        payment = PAYMENTS[kind.validated_data["method"]](data=data)
        payment.is_valid(raise_exception=True)
        return payment.validated_data


class OrderLineCreateSerializer(ClosedSerializer):
    item_id = StrictIntegerField(min_value=1, help_text="The id of the item.")
    quantity = StrictIntegerField(min_value=1, max_value=99, help_text="How many of it.")


class OrderCreateSerializer(ClosedSerializer):
    lines = serializers.ListField(
        child=OrderLineCreateSerializer(), min_length=1, max_length=20, help_text="What to order."
    )
    payment = PaymentField(help_text="How the order is paid.")
    callback_url = UriField(
        max_length=200,
        validators=[CALLBACK],
        required=False,
        allow_null=True,
        help_text="Where to tell that the order is shipped; it has to be a host that the shop is allowed to call.",
    )

    def validate_callback_url(self, url: str | None) -> str | None:
        if url is not None and not may_call(url):
            raise ValidationError("The shop may not call this.")
        return url


def may_call(url: str) -> bool:
    """Tell whether the configuration allows to call this address."""
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError:  # There is no such port.
        return False
    return address.hostname in settings.SHOP_CALLBACK_HOSTS


class OrderLineSerializer(serializers.ModelSerializer):
    unit_price = MoneyField(
        digits=8, max_digits=10, decimal_places=2, help_text="What one of it cost when it was ordered, with two places."
    )

    class Meta:
        model = OrderLine
        fields = ("line_no", "item_id", "name", "quantity", "unit_price")


class OrderSerializer(serializers.ModelSerializer):
    lines = OrderLineSerializer(many=True, help_text="What was ordered.")
    total = MoneyField(digits=12, max_digits=14, decimal_places=2, help_text="What it comes to, with two places.")
    callback_url = UriField(allow_null=True, help_text="Where to tell that the order is shipped.")

    class Meta:
        model = Order
        fields = ("id", "status", "lines", "total", "payment_method", "callback_url", "created_at")
        # An answer always has it.
        extra_kwargs: ClassVar[dict[str, Any]] = {"status": {"required": True}}


class ShippedEventSerializer(serializers.Serializer):
    event = serializers.ChoiceField(["order.shipped"], help_text="Always `order.shipped`.")
    order_id = serializers.UUIDField(help_text="The id of the order.")
    shipped_at = serializers.DateTimeField(help_text="When it was shipped.")
