"""The database: one table, filled from the seed, and the connection that is injected."""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated, Final

from fastapi import Depends

SEED: Final = Path(__file__).parents[3] / "services" / "seed.json"
PATH: Final = os.environ.get("DATABASE_URL", "").removeprefix("sqlite:///") or str(
    Path(tempfile.gettempdir()) / f"shop-{os.getpid()}.db"
)


def fill() -> None:
    """Make the table, and fill an empty one."""
    items = json.loads(SEED.read_text(encoding="utf-8"))["items"]
    rows = [(item["name"], item["price"], item.get("description")) for item in items]
    with closing(sqlite3.connect(PATH)) as connection, connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS item (id INTEGER PRIMARY KEY, name TEXT, price TEXT, description TEXT)"
        )
        if connection.execute("SELECT count(*) FROM item").fetchone() == (0,):
            connection.executemany("INSERT INTO item (name, price, description) VALUES (?, ?, ?)", rows)


def connected() -> Iterator[sqlite3.Connection]:
    """A connection for one request."""
    with closing(sqlite3.connect(PATH, timeout=30, check_same_thread=False)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


Database = Annotated[sqlite3.Connection, Depends(connected)]
