"""The things that the shop sells, and how the database keeps them."""

from decimal import Decimal

from django.core.validators import MinLengthValidator, ProhibitNullCharactersValidator, RegexValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

NO_NULLS = ProhibitNullCharactersValidator.message


class PriceField(models.DecimalField):
    """A decimal that the database keeps as a whole number of its smallest unit.

    SQLite has no decimals: Django's own field would be a binary floating-point number there.
    """

    def get_internal_type(self) -> str:
        """Name the field whose column type this one shares."""
        return "BigIntegerField"

    def from_db_value(self, value: int | None, *_: object) -> Decimal | None:
        """Return the price for the number in the database: 1999 is 19.99."""
        return None if value is None else Decimal(value).scaleb(-self.decimal_places)

    def get_db_prep_value(
        self,
        value: Decimal | str | None,
        connection: BaseDatabaseWrapper,  # noqa: ARG002
        prepared: bool = False,  # noqa: ARG002, FBT001, FBT002
    ) -> int | None:
        """Return the number to keep for a price: 19.99 is 1999."""
        price = self.to_python(value)
        return None if price is None else int(price.scaleb(self.decimal_places))


class Item(models.Model):
    """One thing that the shop sells."""

    name = models.CharField(
        help_text="What the item is called; any text without a null character.",
        max_length=80,
        validators=[MinLengthValidator(1), RegexValidator(r"^[^\u0000]+$", NO_NULLS)],
    )
    price = PriceField(
        help_text="The price, a decimal above zero with two places at the most, as a string so that no digit is lost. "
        "The shop answers with exactly two places.",
        max_digits=10,
        decimal_places=2,
    )
    description = models.CharField(  # noqa: DJ001
        help_text="What there is to say about the item; any text without a null character.",
        max_length=500,
        validators=[RegexValidator(r"^[^\u0000]*$", NO_NULLS)],
        null=True,  # Not the same as "", which the API takes and gives back as it is.
    )

    class Meta:  # noqa: D106
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
