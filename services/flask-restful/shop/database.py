"""The engine, its first content, and the session on `g`."""

import json
import tempfile
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from shop.tables import Base, Item

SEED = Path(__file__).parents[2] / "seed.json"  # which all stacks share


class Database:
    """The engine of an app, made on first use: an app that is only documented has none."""

    def __init__(self, url: str | None) -> None:
        self._url = url

    @cached_property
    def engine(self) -> Engine:
        """The engine, on a file in a fresh temporary directory if there is no URL."""
        if not self._url:
            self._directory = tempfile.TemporaryDirectory(prefix="flask-restful-shop-")  # removed when the process ends
            self._url = f"sqlite:///{self._directory.name}/shop.db"
        return create_engine(self._url, connect_args={"timeout": 30})  # a writer waits for another one

    def session(self) -> Session:
        """Open a session; what it has written stays readable after the commit."""
        return Session(self.engine, expire_on_commit=False)

    def prepare(self) -> None:
        """Create the table, and fill it from the seed if it is empty."""
        Base.metadata.create_all(self.engine)
        with self.session() as session, session.begin():
            if session.scalar(select(Item.id).limit(1)) is None:
                session.add_all(_seeded())


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


def _seeded() -> list[Item]:
    """Return the seed's items, as far as this shop keeps them."""
    return [
        Item(id=row["id"], name=row["name"], price=Decimal(row["price"]), description=row["description"])
        for row in json.loads(SEED.read_text("utf-8"))["items"]
    ]
