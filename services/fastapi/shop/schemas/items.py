"""Items, their pages and images, and the categories."""
# ruff: noqa: D101 - a model's docstring becomes its description in the document, and the contract has none

from datetime import datetime
from typing import Annotated, Any, Final, Self

from fastapi import UploadFile
from pydantic import MISSING, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

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
    Status,
    Stock,
    SupplierCode,
    Tags,
    Weight,
)


class ItemCreate(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name
    price: Price
    description: Description = None
    sku: Sku = None
    status: ItemStatus = Status.AVAILABLE
    weight_kg: Weight = None
    pack_size: PackSize = None
    stock: Stock = 0
    tags: Tags = []
    dimensions: Dimensions | None = None
    attributes: Attributes = {}
    external_id: ExternalId = None
    homepage: Homepage = None
    contact: Contact = None
    available_from: AvailableFrom = None
    supplier_code: SupplierCode = None


class ItemPatch(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra={"minProperties": 1})

    name: Name | MISSING = MISSING
    price: Price | MISSING = MISSING
    description: Description | MISSING = MISSING
    sku: Sku | MISSING = MISSING
    status: ItemStatus | MISSING = MISSING
    weight_kg: Weight | MISSING = MISSING
    pack_size: PackSize | MISSING = MISSING
    stock: Stock | MISSING = MISSING
    tags: Tags | MISSING = MISSING
    dimensions: Dimensions | MISSING | None = MISSING
    attributes: Attributes | MISSING = MISSING
    external_id: ExternalId | MISSING = MISSING
    homepage: Homepage | MISSING = MISSING
    contact: Contact | MISSING = MISSING
    available_from: AvailableFrom | MISSING = MISSING
    supplier_code: SupplierCode | MISSING = MISSING

    @model_validator(mode="after")
    def _has_members(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("min_properties", "Input should have one member at least")
        return self


class Item(BaseModel):
    model_config = ConfigDict(
        from_attributes=True,
        # All members are always there. These are those that the shop promises for good.
        json_schema_extra={"required": ["id", "name", "price", "description"]},
    )

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


class ItemPage(BaseModel):
    model_config = ConfigDict(json_schema_extra={"required": ["items", "total", "limit", "offset"]})

    items: Annotated[list[Item], Field(description="The items of this page.")]
    total: Annotated[int, Field(description="How many items there are in all.", ge=0)]
    limit: Annotated[int, Field(description="The limit that was applied.", ge=1, le=100)]
    offset: Annotated[int, Field(description="The offset that was applied.", ge=0)]
    summary: Annotated[
        str, Field(description="The total in words, in the language of the answer (`25 items`, `25 Artikel`).")
    ]


class ImageUpload(BaseModel):
    file: Annotated[
        UploadFile,
        Field(
            description="The image, a PNG of 1 MiB at most.",
            json_schema_extra={"contentMediaType": "image/png"},
        ),
    ]


class Category(BaseModel):
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
