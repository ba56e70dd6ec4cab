"""Columns, validators and lookups that Django or SQLite lack."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator, RegexValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils.deconstruct import deconstructible


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


@deconstructible
class Pattern(RegexValidator):
    """A pattern for the whole text: Django's `$` would let a newline pass at the end."""

    def __call__(self, value: str) -> None:
        """Raise `ValidationError` unless the pattern matches."""
        if not self.regex.fullmatch(value):
            raise ValidationError(self.message, code=self.code, params={"value": value})


@deconstructible
class MoreThan(BaseValidator):
    """A limit that is itself too little."""

    message = "Ensure this value is greater than %(limit_value)s."
    code = "more_than"

    def compare(self, a: float, b: float) -> bool:
        """Tell whether a value is too little."""
        return a <= b


@deconstructible
class MultipleOf:
    """A whole multiple of a number."""

    def __init__(self, base: int) -> None:
        self.base = base

    def __call__(self, value: int) -> None:
        """Raise `ValidationError` unless the value is one."""
        if value % self.base:
            raise ValidationError(f"Ensure this value is a multiple of {self.base}.", code="multiple_of")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MultipleOf) and self.base == other.base

    def __hash__(self) -> int:
        return hash(self.base)


class Casefold(models.Func):
    """Text without the difference of upper and lower case; SQLite's own `LOWER` knows ASCII only."""

    function = "CASEFOLD"
    output_field = models.TextField()


@receiver(connection_created)
def add_casefold(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Give a new connection the function behind `Casefold`."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("CASEFOLD", 1, str.casefold, deterministic=True)


@models.JSONField.register_lookup
class Holds(models.Lookup):
    """`tags__holds="tea"`: a JSON array has this text among its members. SQLite has no `contains` for JSON."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: object, connection: BaseDatabaseWrapper) -> tuple[str, list[object]]:
        """Return the condition and its parameters."""
        column, parameters = self.process_lhs(compiler, connection)
        # The column is Django's own text; what the client sends is a parameter.
        condition = f"EXISTS (SELECT 1 FROM JSON_EACH({column}) AS each WHERE each.value = %s)"  # noqa: S608
        return condition, [*parameters, self.rhs]
