"""The database: its one table, its engine, and a session for each request on Flask's `g`."""

import json
import tempfile
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from flask import Flask, current_app, g
from sqlalchemy import BigInteger, Dialect, Engine, Text, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

SEED = Path(__file__).parents[2] / "seed.json"  # shared by all stacks
LARGEST_ID = 2**63 - 1  # SQLite's; a larger integer can't even be asked for


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
    """The tables."""


class Item(Base):
    """An item of the shop."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    price: Mapped[Decimal] = mapped_column(Cents)
    description: Mapped[str | None] = mapped_column(Text)


class Database:
    """The engine of an app, made on first use: an app that is only documented has none."""

    def __init__(self, url: str | None) -> None:
        self._url = url

    @cached_property
    def engine(self) -> Engine:
        """The engine, on a file in a fresh temporary directory if there is no URL."""
        if self._url is None:
            self._directory = tempfile.TemporaryDirectory(prefix="flask-restx-shop-")  # removed when the process ends
            self._url = f"sqlite:///{self._directory.name}/shop.db"
        # A writer waits for another one instead of failing at once.
        return create_engine(self._url, connect_args={"timeout": 30} if self._url.startswith("sqlite") else {})

    def session(self) -> Session:
        """Open a session; what it has read stays readable after a commit."""
        return Session(self.engine, expire_on_commit=False)

    def prepare(self) -> None:
        """Create the table, and fill it from the seed if it is empty."""
        Base.metadata.create_all(self.engine)
        with self.session() as session, session.begin():
            if session.scalar(select(Item.id).limit(1)) is None:
                seed = json.loads(SEED.read_text("utf-8"))["items"]
                session.add_all(Item(**{**row, "price": Decimal(row["price"])}) for row in seed)


def init_app(app: Flask) -> None:
    """Give the app its database."""
    app.extensions["shop"] = Database(app.config["DATABASE_URL"])
    app.teardown_appcontext(_close_session)


def get_database(app: Flask) -> Database:
    """Return the app's database."""
    database: Database = app.extensions["shop"]
    return database


def get_session() -> Session:
    """Return the request's session, opened on the first call and closed at the end of the request."""
    if "session" not in g:
        g.session = get_database(current_app).session()
    session: Session = g.session
    return session


def _close_session(_error: BaseException | None) -> None:
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()
