"""The one table."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models


class Item(models.Model):
    """An item of the shop."""

    name = models.CharField(max_length=80, help_text="What the item is called; any text without a null character.")
    price = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(0)],
        help_text="The price, a decimal above zero with two places at the most, as a string so that no digit is lost. "
        "The shop answers with exactly two places.",
    )
    description = models.CharField(  # noqa: DJ001 - null is what the contract has
        max_length=500,
        null=True,
        blank=True,
        default=None,
        help_text="What there is to say about the item; any text without a null character.",
    )

    def __str__(self) -> str:
        """Tell it by its name."""
        return str(self.name)
