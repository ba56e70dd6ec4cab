"""The tables, and how prices and times are kept in them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from msgspec import convert
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, validates
from sqlalchemy.types import TypeDecorator

from shop.models.items import Item
from shop.models.operations import ImportStatus
from shop.models.orders import OrderStatus


class Cents(TypeDecorator[Decimal]):
    """A decimal with two places, kept as a whole number of cents: SQLite would make a float of a NUMERIC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy gives it
        """19.99 to 1999."""
        return None if value is None else int(value.scaleb(2))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - likewise
        """1999 to 19.99."""
        return None if value is None else Decimal(value).scaleb(-2)


class UTCTime(TypeDecorator[datetime]):
    """A time in UTC: SQLite has no time zones, and would forget it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - likewise
        """The same time in UTC, which goes without saying."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - likewise
        """The time, said to be in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def now() -> datetime:
    """The time it is, in UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """What the tables are declared on."""

    type_annotation_map = {  # noqa: RUF012 - that is how SQLAlchemy wants it
        datetime: UTCTime,
        Decimal: Cents,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON,
        list[int]: JSON,
        list[str]: JSON,
    }


class ItemRow(Base):
    """An item as the database keeps it."""

    __tablename__ = "items"
    # The id of an item that was deleted is never given again: orders still speak of it.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - likewise

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    folded_name: Mapped[str]
    """What a search looks in: SQLite knows upper and lower case in ASCII only."""
    price: Mapped[Decimal]
    description: Mapped[str | None] = mapped_column(String(500), default=None)
    sku: Mapped[str | None] = mapped_column(String(8), unique=True, default=None)
    status: Mapped[str] = mapped_column(String(12), default="available")
    weight_kg: Mapped[float | None] = mapped_column(default=None)
    pack_size: Mapped[int | None] = mapped_column(default=None)
    stock: Mapped[int] = mapped_column(default=0)
    tags: Mapped[list[str]] = mapped_column(default=list)
    dimensions: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    external_id: Mapped[UUID | None] = mapped_column(default=None)
    homepage: Mapped[str | None] = mapped_column(String(200), default=None)
    contact: Mapped[str | None] = mapped_column(String(100), default=None)
    available_from: Mapped[datetime | None] = mapped_column(default=None)
    supplier_code: Mapped[str | None] = mapped_column(String(30), default=None)
    created_at: Mapped[datetime] = mapped_column(default=now)

    @validates("name")
    def _fold(self, _: str, name: str) -> str:
        self.folded_name = name.casefold()
        return name

    def read(self) -> Item:
        """The item as it is answered."""
        return convert(self, Item, from_attributes=True)


class ImageRow(Base):
    """An item's image, apart from it so that nobody reads it by the way."""

    __tablename__ = "images"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    content: Mapped[bytes]


class UserRow(Base):
    """Someone who can get a token."""

    __tablename__ = "users"

    username: Mapped[str] = mapped_column(String(50), primary_key=True)
    scopes: Mapped[list[str]]


class CategoryRow(Base):
    """A topmost category, with all that is below it."""

    __tablename__ = "categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    tree: Mapped[dict[str, Any]]


class OrderRow(Base):
    """An order."""

    __tablename__ = "orders"
    __table_args__ = (UniqueConstraint("username", "idempotency_key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    username: Mapped[str] = mapped_column(ForeignKey("users.username"))
    idempotency_key: Mapped[str | None] = mapped_column(String(64))
    fingerprint: Mapped[str]
    """Of what was sent, to know it again without keeping the secrets of the payment."""
    status: Mapped[OrderStatus] = mapped_column(String(9), default="open")
    payment_method: Mapped[str] = mapped_column(String(8))
    callback_url: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(default=now)
    lines: Mapped[list["OrderLineRow"]] = relationship(order_by="OrderLineRow.line_no")

    @property
    def total(self) -> Decimal:
        """What the order comes to."""
        return sum((line.unit_price * line.quantity for line in self.lines), Decimal(0))


class OrderLineRow(Base):
    """A line of an order: a copy of what the item was, which may change or go."""

    __tablename__ = "order_lines"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_id: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    quantity: Mapped[int]
    unit_price: Mapped[Decimal]


class ImportRow(Base):
    """An import, and what is still to be made of it."""

    __tablename__ = "imports"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    status: Mapped[ImportStatus] = mapped_column(String(7), default="queued")
    items: Mapped[list[Any]]
    created: Mapped[list[int]] = mapped_column(default=list)

    @property
    def total(self) -> int:
        """How many items it holds."""
        return len(self.items)
