"""The database: opening and filling it, and the session that operations get injected."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID

import msgspec
from litestar.datastructures import State
from sqlalchemy import URL, Connection, Engine, create_engine, event, select
from sqlalchemy.orm import Session, sessionmaker

from shop.tables import Base, CategoryRow, ItemRow, UserRow

SEED = Path(__file__).resolve().parents[2] / "seed.json"

# The largest integer that SQLite holds: no id and no number of rows is beyond it, but a client may ask.
MAX_INTEGER: Final = 2**63 - 1


@contextmanager
def open_database() -> Iterator[sessionmaker[Session]]:
    """Open the database, with the tables made and filled where that is still to do; close it at the end."""
    with _database_url() as url:
        # How many seconds a writer waits for the others: SQLite lets one write at a time.
        engine = create_engine(url, connect_args={"timeout": 30})
        _prepare(engine)
        try:
            Base.metadata.create_all(engine)
            sessions = sessionmaker(engine)
            with sessions() as session, writing(session):
                fill(session)
            yield sessions
        finally:
            engine.dispose()


def provide_session(state: State) -> Iterator[Session]:
    """Give a request its own session, for operations to say `with session.begin():` or `with writing(session):`.

    Its connection goes back to the pool at the end of that block, not of the request. Otherwise requests that still
    hold one wait for a thread to write their answer in, while all the threads wait for a connection.
    """
    sessions: sessionmaker[Session] = state.sessions
    with sessions() as session:
        yield session


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """A transaction that is the only one to write from its first word on, so that what it has read stays true.

    One that begins by reading could not go on to write once another has written.
    """
    with session.begin():
        session.connection(execution_options={"begin": "IMMEDIATE"})
        yield


def _prepare(engine: Engine) -> None:
    """Let SQLAlchemy begin the transactions: the driver begins them late, and in one way only."""

    @event.listens_for(engine, "connect")
    def connect(connection: SQLiteConnection, _: object) -> None:
        connection.isolation_level = None
        # Readers and a writer don't wait for each other then.
        connection.execute("PRAGMA journal_mode=WAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")


@contextmanager
def _database_url() -> Iterator[str | URL]:
    """`DATABASE_URL`, or a file in a temporary directory that goes when the application ends."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    # Windows can't remove a file that something still holds open, and that is no reason to fail.
    with TemporaryDirectory(prefix="shop-", ignore_cleanup_errors=True) as folder:
        yield URL.create("sqlite", database=str(Path(folder, "shop.db")))


class _SeededItem(msgspec.Struct):
    """What the seed has to be read as; the rest of an item is kept as it stands there."""

    price: Decimal
    created_at: datetime
    external_id: UUID | None = None
    available_from: datetime | None = None


def fill(session: Session) -> None:
    """Put the seed in the tables when there is nothing in them."""
    if session.scalar(select(UserRow).limit(1)) is None:
        seed: dict[str, list[dict[str, Any]]] = msgspec.json.decode(SEED.read_bytes())
        session.add_all(UserRow(**user) for user in seed["users"])
        session.add_all(CategoryRow(tree=category) for category in seed["categories"])
        for item in seed["items"]:
            session.add(ItemRow(**item | msgspec.structs.asdict(msgspec.convert(item, _SeededItem))))
