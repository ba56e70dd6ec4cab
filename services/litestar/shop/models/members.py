"""The members that more than one model of an item has."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Final, Literal
from uuid import UUID

from msgspec import Meta, Struct

from shop.models.annotating import checked, described, documented
from shop.models.values import PRICE, canonical_uuid, different, price, rfc3339_time

Status = Literal["available", "sold_out", "discontinued"]

_ANY_TEXT: Final = r"^[^\u0000]*$"
TAG: Final = r"^[a-z0-9-]{1,20}$"

Name = Annotated[
    str,
    Meta(min_length=1, max_length=80, pattern=r"^[^\u0000]+$"),
    described("What the item is called; any text without a null character."),
]
Price = Annotated[
    Decimal,
    checked(price),
    described(
        "The price, a decimal above zero with two places at the most, as a string so that no digit is lost. "
        "The shop answers with exactly two places.",
        examples=["19.99"],
        format="decimal",
        pattern=PRICE,
    ),
]
Description = Annotated[
    str,
    Meta(max_length=500, pattern=_ANY_TEXT),
    described("What there is to say about the item; any text without a null character."),
]
Sku = Annotated[
    str,
    Meta(pattern=r"^[A-Z]{3}-[0-9]{4}$"),
    described("The stock keeping unit; no two items have the same."),
]
ItemStatus = Annotated[Status, described("Whether the item can be bought.")]
# Where a member may be null or unset, Litestar passes over bounds that are 0.
Weight = Annotated[float, Meta(gt=0, le=1000), described("The weight of one, in kilograms.", exclusive_minimum=0)]
PackSize = Annotated[int, Meta(ge=6, le=600, multiple_of=6), described("How many come in a pack.")]
Stock = Annotated[int, Meta(ge=0, le=1_000_000), described("How many there are.", minimum=0)]
Tag = Annotated[str, Meta(pattern=TAG), documented(pattern=TAG)]
Tags = Annotated[
    list[Tag],
    Meta(max_length=5),
    checked(different),
    described("Words to find the item by; none twice.", unique_items=True),
]
Attributes = Annotated[
    dict[str, Annotated[str, Meta(max_length=100, pattern=_ANY_TEXT), documented(max_length=100, pattern=_ANY_TEXT)]],
    Meta(max_length=10),
    described("Whatever else there is to say, by name.", max_properties=10),
]
ExternalId = Annotated[UUID, checked(canonical_uuid), described("The id that others know the item by.")]
Homepage = Annotated[
    str,
    Meta(max_length=200, pattern=r"^https?://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$"),
    described("Where to read more.", format="uri"),
]
Contact = Annotated[
    str,
    Meta(
        max_length=100,
        pattern=r"^[a-z0-9]{1,20}([._-][a-z0-9]{1,20}){0,2}@([a-z0-9]{1,20}(-[a-z0-9]{1,20})?\.){1,3}[a-z]{2,10}$",
    ),
    described("Whom to ask.", format="email"),
]
AvailableFrom = Annotated[datetime, checked(rfc3339_time), described("From when the item can be bought.")]
SupplierCode = Annotated[
    str,
    Meta(max_length=30, pattern=_ANY_TEXT),
    described("What the supplier calls it; taken, and never shown.", write_only=True),
]


class Dimensions(Struct, forbid_unknown_fields=True):
    """The size of the parcel."""

    width_cm: Annotated[float, Meta(gt=0, le=500), described("In centimetres.")]
    height_cm: Annotated[float, Meta(gt=0, le=500), described("In centimetres.")]
    depth_cm: Annotated[float, Meta(gt=0, le=500), described("In centimetres.")]
