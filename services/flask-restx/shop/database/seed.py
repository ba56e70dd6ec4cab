"""The first content of the database: `services/seed.json`, which all stacks share."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database.tables import Category, Item, User
from shop.formats import parse_time

SEED = Path(__file__).parents[3] / "seed.json"

_Reader = Callable[[str], object]
_READERS: dict[str, _Reader] = {"price": Decimal, "created_at": parse_time, "available_from": parse_time}


def sow(session: Session) -> None:
    """Fill the tables whose content comes from the seed, if they are empty."""
    seed = json.loads(SEED.read_text("utf-8"))
    if session.scalar(select(Item.id).limit(1)) is None:
        session.add_all(map(_item, seed["items"]))
    if session.scalar(select(User.username).limit(1)) is None:
        session.add_all(User(**row) for row in seed["users"])
    if session.scalar(select(Category.slug).limit(1)) is None:
        session.add_all(_categories(seed["categories"]))


def _item(row: dict[str, Any]) -> Item:
    return Item(**{name: _READERS[name](value) if name in _READERS else value for name, value in row.items()})


def _categories(rows: list[dict[str, Any]]) -> Iterator[Category]:
    for position, row in enumerate(rows):
        yield Category(
            slug=row["slug"], title=row["title"], position=position, children=list(_categories(row["children"]))
        )
