"""Who buys, and what."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from shop.errors import Conflict
from shop.models.columns import PriceField


class User(models.Model):
    """Someone who can get a token."""

    username = models.CharField(help_text="The user's name.", max_length=50, unique=True)
    scopes = models.JSONField(help_text="What the user may do.", default=list)

    # What Django REST framework's own permissions ask for.
    is_authenticated = True

    def __str__(self) -> str:
        return self.username


class Order(models.Model):
    """What a customer buys. How it is paid is kept, but nothing that one could pay with."""

    class Status(models.TextChoices):
        """How far an order is."""

        OPEN = "open"
        CANCELLED = "cancelled"
        SHIPPED = "shipped"

    class PaymentMethod(models.TextChoices):
        """How an order is paid."""

        CARD = "card"
        TRANSFER = "transfer"
        VOUCHER = "voucher"

    id = models.UUIDField(help_text="The id of the order.", primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(help_text="How far the order is.", choices=Status.choices, default=Status.OPEN)
    total = PriceField(help_text="What it comes to, with two places.", max_digits=14, decimal_places=2)
    payment_method = models.CharField(help_text="How it is paid.", choices=PaymentMethod.choices)
    callback_url = models.URLField(  # noqa: DJ001
        help_text="Where to tell that the order is shipped.", max_length=200, null=True
    )
    created_at = models.DateTimeField(help_text="When the order was placed.", default=timezone.now, editable=False)
    user = models.ForeignKey(User, models.PROTECT)
    idempotency_key = models.CharField(max_length=64, null=True)  # noqa: DJ001
    # Tells whether the same body came again; keyed, because the body holds what one could pay with.
    fingerprint = models.CharField(max_length=64)

    class Meta:  # noqa: D106
        ordering = ("created_at",)
        constraints = (models.UniqueConstraint(fields=("user", "idempotency_key"), name="one_order_a_key"),)

    def __str__(self) -> str:
        return str(self.id)

    def leave_open(self, status: Status) -> None:
        """Cancel or ship it, if it is open. Of two at once only one does: the database compares as it sets.

        Raises `Conflict` if it isn't open any more.
        """
        if not type(self).objects.filter(pk=self.pk, status=self.Status.OPEN).update(status=status):
            raise Conflict("The order is cancelled or shipped already.")
        self.status = status


class OrderLine(models.Model):
    """Some of one item in an order, as the item was then: it may be changed or deleted since."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    line_no = models.PositiveIntegerField(
        help_text="The number of the line, from 1.", validators=[MinValueValidator(1)]
    )
    item_id = models.PositiveBigIntegerField(help_text="The id of the item.", validators=[MinValueValidator(1)])
    name = models.CharField(help_text="What the item was called when it was ordered.", max_length=80)
    quantity = models.PositiveIntegerField(
        help_text="How many of it.", validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    unit_price = PriceField(
        help_text="What one of it cost when it was ordered, with two places.", max_digits=10, decimal_places=2
    )

    class Meta:  # noqa: D106
        ordering = ("line_no",)
        constraints = (models.UniqueConstraint(fields=("order", "line_no"), name="one_line_a_number"),)

    def __str__(self) -> str:
        return f"{self.quantity} of {self.name}"
