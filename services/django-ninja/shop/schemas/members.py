"""The members that more than one schema of an item has."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field
from pydantic import AfterValidator, BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from shop.models import Item
from shop.schemas.reading import PRICE, canonical_uuid, read_price, rfc3339_time, whole_number
from shop.schemas.strict import StrictSchema


def _write_price(value: Decimal) -> str:
    return f"{value:.2f}"


def _refuse_repetition(tags: list[str]) -> list[str]:
    if len(set(tags)) < len(tags):
        raise PydanticCustomError("unique_items", "Input should have no tag twice")
    return tags


def _refuse_broken_names(attributes: dict[str, str]) -> dict[str, str]:
    """Pydantic refuses half a surrogate pair in the values only."""
    if any(re.search(r"[\ud800-\udfff]", name) for name in attributes):
        raise PydanticCustomError("string_unicode", "Names should be valid text")
    return attributes


# Left to itself, pydantic documents a Decimal as a number or a string.
_PriceText = Annotated[str, Field(pattern=PRICE, json_schema_extra={"format": "decimal"})]
_Text = Annotated[str, Field(pattern=r"^[^\u0000]*$")]
_Centimetres = Annotated[float, Field(description="In centimetres.", gt=0, le=500)]

Name = Annotated[
    str,
    Field(
        description="What the item is called; any text without a null character.",
        min_length=1,
        max_length=80,
        pattern=r"^[^\u0000]+$",
    ),
]
Price = Annotated[
    Decimal,
    BeforeValidator(read_price, json_schema_input_type=_PriceText),
    PlainSerializer(_write_price, return_type=_PriceText),
    Field(
        description="The price, a decimal above zero with two places at the most, as a string so that no digit is "
        "lost. The shop answers with exactly two places.",
        examples=["19.99"],
    ),
]
Description = Annotated[
    Annotated[_Text, Field(max_length=500)] | None,
    Field(description="What there is to say about the item; any text without a null character."),
]
Sku = Annotated[
    Annotated[str, Field(pattern=r"^[A-Z]{3}-[0-9]{4}$")] | None,
    Field(description="The stock keeping unit; no two items have the same."),
]
# Strictly, pydantic takes members of the enumeration only, and JSON has none.
ItemStatus = Annotated[Item.Status, Field(description="Whether the item can be bought.", strict=False)]
Weight = Annotated[Annotated[float, Field(gt=0, le=1000)] | None, Field(description="The weight of one, in kilograms.")]
PackSize = Annotated[
    Annotated[int, Field(ge=6, le=600, multiple_of=6), whole_number] | None,
    Field(description="How many come in a pack."),
]
Stock = Annotated[int, Field(description="How many there are.", ge=0, le=1_000_000), whole_number]
Tags = Annotated[
    list[Annotated[str, Field(pattern=r"^[a-z0-9-]{1,20}$")]],
    Field(description="Words to find the item by; none twice.", max_length=5, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_refuse_repetition),
]
Attributes = Annotated[
    dict[str, Annotated[_Text, Field(max_length=100)]],
    Field(description="Whatever else there is to say, by name.", max_length=10),
    AfterValidator(_refuse_broken_names),
]
ExternalId = Annotated[
    Annotated[UUID, canonical_uuid] | None, Field(description="The id that others know the item by.")
]
Homepage = Annotated[
    Annotated[
        str,
        Field(
            max_length=200,
            pattern=r"^https?://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$",
            json_schema_extra={"format": "uri"},
        ),
    ]
    | None,
    Field(description="Where to read more."),
]
Contact = Annotated[
    Annotated[
        str,
        Field(
            max_length=100,
            pattern=r"^[a-z0-9]{1,20}([._-][a-z0-9]{1,20}){0,2}@([a-z0-9]{1,20}(-[a-z0-9]{1,20})?\.){1,3}[a-z]{2,10}$",
            json_schema_extra={"format": "email"},
        ),
    ]
    | None,
    Field(description="Whom to ask."),
]
AvailableFrom = Annotated[
    Annotated[datetime, rfc3339_time] | None, Field(description="From when the item can be bought.")
]
SupplierCode = Annotated[
    Annotated[_Text, Field(max_length=30)] | None,
    Field(description="What the supplier calls it; taken, and never shown.", json_schema_extra={"writeOnly": True}),
]


class Dimensions(StrictSchema):
    """The size of the parcel."""

    width_cm: _Centimetres
    height_cm: _Centimetres
    depth_cm: _Centimetres
