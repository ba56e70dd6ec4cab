"""Reports and imports."""
# ruff: noqa: D101 - a model's docstring becomes its description in the document, and the contract has none

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shop.schemas.members import Name, Price
from shop.schemas.orders import money

Period = Literal["daily", "weekly", "monthly"]
ImportStatus = Literal["queued", "running", "done"]


class Report(BaseModel):
    # `from` is a word of Python's own.
    model_config = ConfigDict(validate_by_name=True)

    period: Annotated[Period, Field(description="What the report sums up.")]
    from_: Annotated[date, Field(alias="from", description="The first day.")]
    to: Annotated[date, Field(description="The last day.")]
    orders: Annotated[int, Field(description="How many orders were placed and not cancelled.", ge=0)]
    revenue: Annotated[
        Decimal, money(r"^[0-9]{1,14}\.[0-9]{2}$"), Field(description="What they came to, with two places.")
    ]


class ImportItem(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name
    price: Price


class ImportCreate(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    items: Annotated[
        list[ImportItem],
        Field(
            description="The items to import; their `sku` is left to those who keep the shop.",
            min_length=1,
            max_length=50,
        ),
    ]


class Import(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: Annotated[UUID, Field(description="The id of the import.")]
    status: Annotated[ImportStatus, Field(description="How far the import is.")]
    total: Annotated[int, Field(description="How many items it holds.", ge=1, le=50)]
    created: Annotated[
        list[Annotated[int, Field(ge=1)]], Field(description="The ids of the items that it has created.")
    ]
