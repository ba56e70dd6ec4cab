"""The one table."""

from decimal import Decimal

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

LARGEST_INTEGER = 2**63 - 1  # SQLite's; a larger one can't even be asked for


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


class Base(DeclarativeBase):
    """What tables have in common."""


class Item(Base):
    """An item of the shop."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[Decimal] = mapped_column(Cents)
    description: Mapped[str | None]

    def to_json(self) -> dict[str, object]:
        """Return the item as it is answered: the price with exactly two places, in a string."""
        return {"id": self.id, "name": self.name, "price": f"{self.price:.2f}", "description": self.description}
