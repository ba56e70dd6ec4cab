"""The engine, and the session on `g`."""

import tempfile
from functools import cached_property
from sqlite3 import Connection as SQLite
from typing import Any

from flask import Flask, current_app, g
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from shop.database.seed import sow
from shop.database.tables import Base

_WRITES = {"shop_writes": True}


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
        engine = create_engine(self._url, connect_args={"timeout": 30})  # a writer waits for another one
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begin)
        return engine

    def session(self) -> Session:
        """Open a session; what it has read stays readable after a commit."""
        return Session(self.engine, expire_on_commit=False)

    def prepare(self) -> None:
        """Create the tables, and fill them from the seed if they are empty."""
        Base.metadata.create_all(self.engine)
        with self.session() as session, session.begin():
            session.connection(execution_options=_WRITES)
            sow(session)


def init_app(app: Flask) -> None:
    """Give the app its database."""
    app.extensions["shop"] = Database(app.config["SHOP"].database_url)
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


def get_writing_session() -> Session:
    """Return the request's session with the database's write lock.

    From here to the commit nobody else writes: what is checked first still holds when it is written.
    """
    session = get_session()
    session.commit()  # ends what was only read so far,
    session.expire_all()  # which may be another by now
    session.connection(execution_options=_WRITES)
    return session


def _close_session(_error: BaseException | None) -> None:
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()


def _connected(connection: SQLite, _record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
    """Leave transactions to SQLAlchemy, have references kept, and bring Unicode's case folding: `lower` knows ASCII."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("casefold", 1, str.casefold, deterministic=True)


def _begin(connection: Connection) -> None:
    """Begin a transaction, with the write lock if it is to write: a lock taken later might come too late."""
    writes = connection.get_execution_options().get("shop_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
