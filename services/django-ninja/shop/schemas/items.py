"""Items, their pages, and the categories."""
# ruff: noqa: D101 - a schema's docstring becomes its description in the document, and the contract has none

from datetime import datetime
from typing import Annotated, Any, Final, Self

from ninja import Field, Schema
from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from shop.models import Item as ItemModel
from shop.schemas.members import (
    Attributes,
    AvailableFrom,
    Contact,
    Description,
    Dimensions,
    ExternalId,
    Homepage,
    ItemStatus,
    Name,
    PackSize,
    Price,
    Sku,
    Stock,
    SupplierCode,
    Tags,
    Weight,
)
from shop.schemas.strict import StrictSchema


class ItemCreate(StrictSchema):
    name: Name
    price: Price
    description: Description = None
    sku: Sku = None
    status: ItemStatus = ItemModel.Status.AVAILABLE
    weight_kg: Weight = None
    pack_size: PackSize = None
    stock: Stock = 0
    tags: Tags = []  # noqa: RUF012 - pydantic copies it
    dimensions: Dimensions | None = None
    attributes: Attributes = {}  # noqa: RUF012 - likewise
    external_id: ExternalId = None
    homepage: Homepage = None
    contact: Contact = None
    available_from: AvailableFrom = None
    supplier_code: SupplierCode = None


# What has None for its default only, and not in its type, may be left out and is never null.
class ItemPatch(StrictSchema):
    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    name: Name = None
    price: Price = None
    description: Description = None
    sku: Sku = None
    status: ItemStatus = None
    weight_kg: Weight = None
    pack_size: PackSize = None
    stock: Stock = None
    tags: Tags = None
    dimensions: Dimensions | None = None
    attributes: Attributes = None
    external_id: ExternalId = None
    homepage: Homepage = None
    contact: Contact = None
    available_from: AvailableFrom = None
    supplier_code: SupplierCode = None

    @model_validator(mode="after")
    def _has_members(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("min_properties", "Input should have one member at least")
        return self


class Item(Schema):
    # All members are always there. These are those that the shop promises for good.
    model_config = ConfigDict(json_schema_extra={"required": ["id", "name", "price", "description"]})

    id: Annotated[int, Field(description="The id, given by the shop.", ge=1, json_schema_extra={"readOnly": True})]
    name: Name
    price: Price
    description: Description
    sku: Sku
    status: ItemStatus
    weight_kg: Weight
    pack_size: PackSize
    stock: Stock
    tags: Tags
    dimensions: Dimensions | None
    attributes: Attributes
    external_id: ExternalId
    homepage: Homepage
    contact: Contact
    available_from: AvailableFrom
    created_at: Annotated[
        datetime, Field(description="When the item was created.", json_schema_extra={"readOnly": True})
    ]


class ItemPage(Schema):
    model_config = ConfigDict(json_schema_extra={"required": ["items", "total", "limit", "offset"]})

    items: Annotated[list[Item], Field(description="The items of this page.")]
    total: Annotated[int, Field(description="How many items there are in all.", ge=0)]
    limit: Annotated[int, Field(description="The limit that was applied.", ge=1, le=100)]
    offset: Annotated[int, Field(description="The offset that was applied.", ge=0)]
    summary: Annotated[
        str, Field(description="The total in words, in the language of the answer (`25 items`, `25 Artikel`).")
    ]


class Category(Schema):
    """A category, with those below it."""

    slug: Annotated[str, Field(description="The category's name in addresses.", pattern=r"^[a-z0-9-]+$")]
    title: Annotated[str, Field(description="The category's name for people.")]
    children: Annotated[list["Category"], Field(description="The categories below it.")]


ITEM_EXAMPLES: Final[dict[str, Any]] = {
    "plain": {
        "summary": "Only what has to be there",
        "value": {"name": "Teapot", "price": "19.99", "description": "Holds a litre."},
    },
    "full": {
        "summary": "All there is to say",
        "value": {
            "name": "Tea chest",
            "price": "64.00",
            "description": None,
            "sku": "TEA-0100",
            "status": "available",
            "weight_kg": 4.2,
            "pack_size": 6,
            "stock": 12,
            "tags": ["wood", "large"],
            "dimensions": {"width_cm": 60, "height_cm": 40, "depth_cm": 40},
            "attributes": {"colour": "brown"},
            "external_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "homepage": "https://triptych.example/tea-chest",
            "contact": "chests@triptych.example",
            "available_from": "2026-03-01T09:00:00Z",
            "supplier_code": "WOOD-7",
        },
    },
}
