"""Who buys, and what."""

import uuid

from django.db import models
from django.utils import timezone

from shop.models.columns import PriceField


class User(models.Model):
    """Someone who can get a token."""

    username = models.CharField(max_length=50, unique=True)
    scopes = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.username


class Order(models.Model):
    """What a customer buys. How it is paid is kept, but nothing that one could pay with."""

    class Status(models.TextChoices):
        """How far an order is."""

        OPEN = "open"
        CANCELLED = "cancelled"
        SHIPPED = "shipped"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.OPEN)
    total = PriceField(max_digits=14, decimal_places=2)
    payment_method = models.CharField(max_length=8)
    callback_url = models.URLField(max_length=200, null=True)  # noqa: DJ001 - null, and never ""
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    user = models.ForeignKey(User, models.PROTECT)
    idempotency_key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - likewise
    # Tells whether the same body came again; keyed, because the body holds what one could pay with.
    fingerprint = models.CharField(max_length=64)

    class Meta:  # noqa: D106
        ordering = ("created_at",)
        constraints = (models.UniqueConstraint(fields=("user", "idempotency_key"), name="one_order_a_key"),)

    def __str__(self) -> str:
        return str(self.id)

    def leave_open(self, status: Status) -> bool:
        """Cancel or ship it, and tell whether it was still open: the database compares as it sets."""
        left = type(self).objects.filter(pk=self.pk, status=self.Status.OPEN).update(status=status)
        self.refresh_from_db(fields=["status"])
        return bool(left)


class OrderLine(models.Model):
    """Some of one item in an order, as the item was then: it may be changed or deleted since."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    line_no = models.PositiveIntegerField()
    item_id = models.PositiveBigIntegerField()
    name = models.CharField(max_length=80)
    quantity = models.PositiveIntegerField()
    unit_price = PriceField(max_digits=10, decimal_places=2)

    class Meta:  # noqa: D106
        ordering = ("line_no",)
        constraints = (models.UniqueConstraint(fields=("order", "line_no"), name="one_line_a_number"),)

    def __str__(self) -> str:
        return f"{self.quantity} of {self.name}"
