"""Kinds of column that SQLite does not have."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Cents(TypeDecorator[Decimal]):
    """A decimal with two places, kept exactly: as an integer, since SQLite's only other number is a float."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        """Return the cents to store."""
        return None if value is None else int(value.scaleb(2))

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Decimal | None:
        """Return the decimal that the stored cents are."""
        return None if value is None else Decimal(value).scaleb(-2)


class Time(TypeDecorator[datetime]):
    """A time in UTC; SQLite keeps no offsets."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the time in UTC, without its offset."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the time with its offset."""
        return None if value is None else value.replace(tzinfo=UTC)
