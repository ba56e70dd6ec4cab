"""What requests and answers are made of; FastAPI validates with these models and documents them."""
# ruff: noqa: D101 - a model's docstring becomes its description in the document, and the contract has none

import re
from decimal import Decimal
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

PRICE_PATTERN: Final = r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$"


def _read_price(value: object) -> Decimal:
    """A price from its text. One that is a decimal already comes from the database: JSON never gives one."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and re.fullmatch(PRICE_PATTERN, value):
        return Decimal(value)
    raise PydanticCustomError("price", "Input should be a string with a decimal above zero, as in '19.99'")


def _write_price(value: Decimal) -> str:
    return f"{value:.2f}"


# Left to itself, pydantic documents a Decimal as a number or a string.
_PriceText = Annotated[str, Field(pattern=PRICE_PATTERN, json_schema_extra={"format": "decimal"})]

Price = Annotated[
    Decimal,
    BeforeValidator(_read_price, json_schema_input_type=_PriceText),
    PlainSerializer(_write_price, return_type=_PriceText),
    Field(
        description="The price, a decimal above zero with two places at the most, as a string so that no digit is "
        "lost. The shop answers with exactly two places.",
        examples=["19.99"],
    ),
]
Name = Annotated[
    str,
    Field(
        description="What the item is called; any text without a null character.",
        min_length=1,
        max_length=80,
        pattern=r"^[^\u0000]+$",
    ),
]
Description = Annotated[
    Annotated[str, Field(max_length=500, pattern=r"^[^\u0000]*$")] | None,
    Field(description="What there is to say about the item; any text without a null character."),
]


class Greeting(BaseModel):
    message: Annotated[str, Field(description="A greeting in the name of the framework.")]


class ItemCreate(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name
    price: Price
    description: Description = None


class Item(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: Annotated[int, Field(description="The id, given by the shop.", ge=1)]
    name: Name
    price: Price
    description: Description


class ItemPage(BaseModel):
    items: Annotated[list[Item], Field(description="The items of this page.")]
    total: Annotated[int, Field(description="How many items there are in all.", ge=0)]
    limit: Annotated[int, Field(description="The limit that was applied.", ge=1, le=100)]
    offset: Annotated[int, Field(description="The offset that was applied.", ge=0)]


class Seed(BaseModel):
    """The file that the shop is filled from."""

    items: list[Item]
