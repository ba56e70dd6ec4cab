"""Items, their pages and images, and the categories."""
# ruff: noqa: D101 - a Struct's docstring becomes its description in the document, and the contract has none

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Final
from uuid import UUID

from litestar.datastructures import UploadFile
from litestar.openapi.spec import Example
from msgspec import UNSET, Meta, Struct, UnsetType

from shop.media_types import PNG
from shop.models.annotating import described
from shop.models.members import (
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


class ItemCreate(Struct, forbid_unknown_fields=True, kw_only=True):
    name: Name
    price: Price
    description: Description | None = None
    sku: Sku | None = None
    status: ItemStatus = "available"
    weight_kg: Weight | None = None
    pack_size: PackSize | None = None
    stock: Stock = 0
    # Of a default that is made anew each time, Litestar says nothing.
    tags: Annotated[Tags, described(default=[])] = []
    dimensions: Dimensions | None = None
    attributes: Annotated[Attributes, described(default={})] = {}
    external_id: ExternalId | None = None
    homepage: Homepage | None = None
    contact: Contact | None = None
    available_from: AvailableFrom | None = None
    supplier_code: SupplierCode | None = None


class ItemPatch(Struct, forbid_unknown_fields=True, kw_only=True):
    name: Name | UnsetType = UNSET
    price: Price | UnsetType = UNSET
    description: Description | UnsetType | None = UNSET
    sku: Sku | UnsetType | None = UNSET
    status: ItemStatus | UnsetType = UNSET
    weight_kg: Weight | UnsetType | None = UNSET
    pack_size: PackSize | UnsetType | None = UNSET
    stock: Stock | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET
    dimensions: Dimensions | UnsetType | None = UNSET
    attributes: Attributes | UnsetType = UNSET
    external_id: ExternalId | UnsetType | None = UNSET
    homepage: Homepage | UnsetType | None = UNSET
    contact: Contact | UnsetType | None = UNSET
    available_from: AvailableFrom | UnsetType | None = UNSET
    supplier_code: SupplierCode | UnsetType | None = UNSET

    def __post_init__(self) -> None:
        """Refuse one without members."""
        if all(getattr(self, name) is UNSET for name in self.__struct_fields__):
            raise ValueError("Expected one member at least")


class Item(Struct, kw_only=True):
    # All members are always there. Those that may be unset aren't promised for good.
    id: Annotated[int, Meta(ge=1), described("The id, given by the shop.", read_only=True)]
    name: Name
    price: Price
    description: Description | None
    sku: Sku | UnsetType | None = UNSET
    status: ItemStatus | UnsetType = UNSET
    weight_kg: Weight | UnsetType | None = UNSET
    pack_size: PackSize | UnsetType | None = UNSET
    stock: Stock | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET
    dimensions: Dimensions | UnsetType | None = UNSET
    attributes: Attributes | UnsetType = UNSET
    external_id: ExternalId | UnsetType | None = UNSET
    homepage: Homepage | UnsetType | None = UNSET
    contact: Contact | UnsetType | None = UNSET
    available_from: AvailableFrom | UnsetType | None = UNSET
    created_at: Annotated[datetime, described("When the item was created.", read_only=True)] | UnsetType = UNSET


class ItemPage(Struct, kw_only=True):
    items: Annotated[list[Item], described("The items of this page.")]
    total: Annotated[int, Meta(ge=0), described("How many items there are in all.")]
    limit: Annotated[int, Meta(ge=1, le=100), described("The limit that was applied.")]
    offset: Annotated[int, Meta(ge=0), described("The offset that was applied.")]
    summary: (
        Annotated[str, described("The total in words, in the language of the answer (`25 items`, `25 Artikel`).")]
        | UnsetType
    ) = UNSET


class ImageUpload(Struct):
    file: Annotated[
        UploadFile,
        described("The image, a PNG of 1 MiB at most.", content_media_type=PNG, format=None),
    ]


class Category(Struct):
    """A category, with those below it."""

    slug: Annotated[str, Meta(pattern=r"^[a-z0-9-]+$"), described("The category's name in addresses.")]
    title: Annotated[str, described("The category's name for people.")]
    children: Annotated[list["Category"], described("The categories below it.")]


ITEM_EXAMPLES: Final = {
    "plain": Example(
        summary="Only what has to be there",
        value={"name": "Teapot", "price": "19.99", "description": "Holds a litre."},
    ),
    "full": Example(
        summary="All there is to say",
        # Of a dict, Litestar drops every None.
        value=ItemCreate(
            name="Tea chest",
            price=Decimal("64.00"),
            description=None,
            sku="TEA-0100",
            status="available",
            weight_kg=4.2,
            pack_size=6,
            stock=12,
            tags=["wood", "large"],
            dimensions=Dimensions(width_cm=60, height_cm=40, depth_cm=40),
            attributes={"colour": "brown"},
            external_id=UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
            homepage="https://triptych.example/tea-chest",
            contact="chests@triptych.example",
            available_from=datetime(2026, 3, 1, 9, tzinfo=UTC),
            supplier_code="WOOD-7",
        ),
    ),
}
