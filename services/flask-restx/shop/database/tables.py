"""The tables."""

import uuid
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from shop.database.columns import Cents, Time

LARGEST_ID = 2**63 - 1  # SQLite's; a larger integer can't even be asked for


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def _new_id() -> str:
    return str(uuid.uuid4())


class Base(DeclarativeBase):
    """What the tables have in common: which Python type is kept how."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's word
        Decimal: Cents,
        datetime: Time,
        list[str]: JSON,
        list[int]: JSON,
        dict[str, Any]: JSON(none_as_null=True),
    }


class Item(Base):
    """An item of the shop. Ids are never given twice, so an entity tag means one state of one item for ever."""

    __tablename__ = "items"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's word

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    name: Mapped[str]
    price: Mapped[Decimal]
    description: Mapped[str | None]
    sku: Mapped[str | None] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(default="available")
    weight_kg: Mapped[float | None]
    pack_size: Mapped[int | None]
    stock: Mapped[int] = mapped_column(default=0)
    tags: Mapped[list[str]] = mapped_column(default=list)
    dimensions: Mapped[dict[str, Any] | None]
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    external_id: Mapped[str | None]
    homepage: Mapped[str | None]
    contact: Mapped[str | None]
    available_from: Mapped[datetime | None]
    supplier_code: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    image: Mapped["Image | None"] = relationship(cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's word


class Image(Base):
    """An item's image, in a table of its own: it is read only when asked for, and is no part of the item's version."""

    __tablename__ = "images"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    content: Mapped[bytes]


class Category(Base):
    """A category, and its place among those below the same one."""

    __tablename__ = "categories"

    slug: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    position: Mapped[int] = mapped_column()
    parent_slug: Mapped[str | None] = mapped_column(ForeignKey("categories.slug"))
    children: Mapped[list["Category"]] = relationship(order_by=position)


class User(Base):
    """Someone who may order."""

    __tablename__ = "users"

    username: Mapped[str] = mapped_column(primary_key=True)
    scopes: Mapped[list[str]]


class Order(Base):
    """An order. How it is paid in detail is not kept."""

    __tablename__ = "orders"
    __table_args__ = (UniqueConstraint("username", "idempotency_key"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=_new_id)
    status: Mapped[str] = mapped_column(default="open")
    payment_method: Mapped[str]
    callback_url: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    username: Mapped[str]
    idempotency_key: Mapped[str | None]
    fingerprint: Mapped[str | None]
    lines: Mapped[list["OrderLine"]] = relationship(cascade="all, delete-orphan", order_by="OrderLine.line_no")

    @property
    def total(self) -> Decimal:
        """What the order comes to."""
        return sum((line.quantity * line.unit_price for line in self.lines), Decimal(0))


class OrderLine(Base):
    """A line of an order; it keeps what was ordered, whatever becomes of the item."""

    __tablename__ = "order_lines"

    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int]
    name: Mapped[str]
    quantity: Mapped[int]
    unit_price: Mapped[Decimal]


class Import(Base):
    """Items to create later: their names and prices, and the ids of those that were created."""

    __tablename__ = "imports"

    id: Mapped[str] = mapped_column(primary_key=True, default=_new_id)
    status: Mapped[str] = mapped_column(default="queued")
    items: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    created: Mapped[list[int]] = mapped_column(default=list)

    @property
    def total(self) -> int:
        """How many items it holds."""
        return len(self.items)
