"""Columns and lookups that Django or SQLite lack."""

from decimal import Decimal

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver


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
        connection: BaseDatabaseWrapper,  # noqa: ARG002 - Django gives it
        prepared: bool = False,  # noqa: ARG002, FBT001, FBT002 - likewise
    ) -> int | None:
        """Return the number to keep for a price: 19.99 is 1999."""
        price = self.to_python(value)
        return None if price is None else int(price.scaleb(self.decimal_places))


@receiver(connection_created)
def add_casefold(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Give a new connection a `CASEFOLD`: SQLite's own `LOWER` and `LIKE` know two cases of ASCII only."""
    connection.connection.create_function("CASEFOLD", 1, str.casefold, deterministic=True)


@models.CharField.register_lookup
class HasText(models.Lookup):
    """`name__has_text="tea"`: the column has this text in it, in upper or lower case."""

    lookup_name = "has_text"

    def as_sql(self, compiler: object, connection: BaseDatabaseWrapper) -> tuple[str, list[object]]:
        """Return the condition and its parameters."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"INSTR(CASEFOLD({column}), %s) > 0", [*parameters, self.rhs.casefold()]


@models.JSONField.register_lookup
class HoldsAll(models.Lookup):
    """`tags__holds_all=["tea"]`: a JSON array has each of these in it. SQLite has no `contains` for JSON."""

    lookup_name = "holds_all"
    prepare_rhs = False

    def as_sql(self, compiler: object, connection: BaseDatabaseWrapper) -> tuple[str, list[object]]:
        """Return the condition and its parameters."""
        column, parameters = self.process_lhs(compiler, connection)
        # The column is Django's own text; what the client sends is a parameter.
        each = f"EXISTS (SELECT 1 FROM JSON_EACH({column}) AS each WHERE each.value = %s)"  # noqa: S608
        conditions = ["1 = 1", *(each for _ in self.rhs)]
        return " AND ".join(conditions), [one for text in self.rhs for one in (*parameters, text)]
