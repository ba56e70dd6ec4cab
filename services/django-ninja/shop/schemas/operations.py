"""Reports, imports and events."""
# ruff: noqa: D101 - a schema's docstring becomes its description in the document, and the contract has none

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from shop.schemas.members import Name, Price
from shop.schemas.orders import money
from shop.schemas.strict import StrictSchema

Period = Literal["daily", "weekly", "monthly"]


class Report(Schema):
    period: Annotated[Period, Field(description="What the report sums up.")]
    # `from` is a word of Python's own.
    from_: Annotated[date, Field(serialization_alias="from", description="The first day.")]
    to: Annotated[date, Field(description="The last day.")]
    orders: Annotated[int, Field(description="How many orders were placed and not cancelled.", ge=0)]
    revenue: Annotated[
        Decimal, money(r"^[0-9]{1,14}\.[0-9]{2}$"), Field(description="What they came to, with two places.")
    ]


class ImportItem(StrictSchema):
    name: Name
    price: Price


class ImportCreate(StrictSchema):
    items: Annotated[
        list[ImportItem],
        Field(
            description="The items to import; their `sku` is left to those who keep the shop.",
            min_length=1,
            max_length=50,
        ),
    ]


class Import(Schema):
    id: Annotated[UUID, Field(description="The id of the import.")]
    status: Annotated[Literal["queued", "running", "done"], Field(description="How far the import is.")]
    total: Annotated[int, Field(description="How many items it holds.", ge=1, le=50)]
    created: Annotated[
        list[Annotated[int, Field(ge=1)]], Field(description="The ids of the items that it has created.")
    ]


class Tick(Schema):
    n: int
