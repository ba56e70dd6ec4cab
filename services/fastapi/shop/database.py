"""The database: the table, opening and filling it, and the session that operations get injected."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import URL, BigInteger, Dialect, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker
from sqlalchemy.types import TypeDecorator

from shop.schemas import Seed

SEED = Path(__file__).resolve().parents[2] / "seed.json"


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


class Base(DeclarativeBase):
    """What the tables are declared on."""


class ItemRow(Base):
    """An item as the database keeps it."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    price: Mapped[Decimal] = mapped_column(Cents)
    description: Mapped[str | None] = mapped_column(String(500))


@contextmanager
def open_database() -> Iterator[sessionmaker[Session]]:
    """Open the database, with the table made and filled where that is still to do; close it at the end."""
    with _database_url() as url:
        # How many seconds a writer waits for the others: SQLite lets one write at a time.
        engine = create_engine(url, connect_args={"timeout": 30})
        try:
            with engine.connect() as connection:
                # Readers and a writer don't wait for each other then; the file keeps the setting.
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            Base.metadata.create_all(engine)
            sessions = sessionmaker(engine)
            _fill(sessions)
            yield sessions
        finally:
            engine.dispose()


def get_session(request: Request) -> Iterator[Session]:
    """Give a request its own session, for operations to say `with session.begin():`.

    Its connection goes back to the pool at the end of that block, not of the request. Otherwise requests that still
    hold one wait for a thread to write their answer in, while all the threads wait for a connection.
    """
    sessions: sessionmaker[Session] = request.state.sessions
    with sessions() as session:
        yield session


DatabaseSession = Annotated[Session, Depends(get_session)]


@contextmanager
def _database_url() -> Iterator[str | URL]:
    """`DATABASE_URL`, or a file in a temporary directory that goes when the application ends."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    # Windows can't remove a file that something still holds open, and that is no reason to fail.
    with TemporaryDirectory(prefix="shop-", ignore_cleanup_errors=True) as folder:
        yield URL.create("sqlite", database=str(Path(folder, "shop.db")))


def _fill(sessions: sessionmaker[Session]) -> None:
    """Put the seed in the table when there is nothing in it."""
    with sessions.begin() as session:
        if session.scalar(select(ItemRow.id).limit(1)) is None:
            seed = Seed.model_validate_json(SEED.read_bytes())
            session.add_all(ItemRow(**dict(item)) for item in seed.items)
