"""Reports and imports."""
# ruff: noqa: D101 - a Struct's docstring becomes its description in the document, and the contract has none

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from shop.models.annotating import described, documented
from shop.models.members import Name, Price

Period = Literal["daily", "weekly", "monthly"]
ImportStatus = Literal["queued", "running", "done"]


# `from` is a word of Python's own.
class Report(Struct, rename={"first": "from", "last": "to"}):
    period: Annotated[Period, described("What the report sums up.")]
    first: Annotated[date, described("The first day.")]
    last: Annotated[date, described("The last day.")]
    orders: Annotated[int, Meta(ge=0), described("How many orders were placed and not cancelled.")]
    revenue: Annotated[
        Decimal,
        described("What they came to, with two places.", format="decimal", pattern=r"^[0-9]{1,14}\.[0-9]{2}$"),
    ]


class ImportItem(Struct, forbid_unknown_fields=True):
    name: Name
    price: Price


class ImportCreate(Struct, forbid_unknown_fields=True):
    items: Annotated[
        list[ImportItem],
        Meta(min_length=1, max_length=50),
        described("The items to import; their `sku` is left to those who keep the shop."),
    ]


class Import(Struct):
    id: Annotated[UUID, described("The id of the import.")]
    status: Annotated[ImportStatus, described("How far the import is.")]
    total: Annotated[int, Meta(ge=1, le=50), described("How many items it holds.")]
    created: Annotated[
        list[Annotated[int, Meta(ge=1), documented(ge=1)]], described("The ids of the items that it has created.")
    ]
