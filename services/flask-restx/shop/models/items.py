"""The models of items. A field is made anew for each model: what is required or has a default differs."""

from typing import Any

from shop import fields
from shop.bodies import BodyModel
from shop.models import models

STATUSES = ["available", "sold_out", "discontinued"]
TAG = "^[a-z0-9-]{1,20}$"

Fields = dict[str, Any]

_NO_NUL = r"^[^\u0000]*$"


def _name(*, required: bool) -> fields.String:
    return fields.String(
        description="What the item is called; any text without a null character.",
        min_length=1,
        max_length=80,
        pattern=r"^[^\u0000]+$",
        required=required,
    )


def _price(*, required: bool) -> fields.Decimals:
    return fields.Decimals(
        description=(
            "The price, a decimal above zero with two places at the most, as a string so that no digit is lost. "
            "The shop answers with exactly two places."
        ),
        pattern=r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$",
        example="19.99",
        required=required,
    )


def _centimetres() -> fields.Float:
    return fields.Float(required=True, description="In centimetres.", min=0, exclusiveMin=True, max=500)


dimensions = models.add_model(
    "Dimensions",
    BodyModel(
        "Dimensions",
        {"width_cm": _centimetres(), "height_cm": _centimetres(), "depth_cm": _centimetres()},
        description="The size of the parcel.",
    ),
)


def _nullable() -> Fields:
    """Return the members that may be null, but for the description, in the order of the contract."""
    return {
        "sku": fields.String(
            nullable=True,
            description="The stock keeping unit; no two items have the same.",
            pattern="^[A-Z]{3}-[0-9]{4}$",
        ),
        "weight_kg": fields.Float(
            nullable=True, description="The weight of one, in kilograms.", min=0, exclusiveMin=True, max=1000
        ),
        "pack_size": fields.Integer(nullable=True, description="How many come in a pack.", min=6, max=600, multiple=6),
        "dimensions": fields.Nested(dimensions, nullable=True, allow_null=True),
        "external_id": fields.Uuid(nullable=True, description="The id that others know the item by."),
        "homepage": fields.String(
            nullable=True,
            description="Where to read more.",
            text_format="uri",
            max_length=200,
            pattern="^https?://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$",
        ),
        "contact": fields.String(
            nullable=True,
            description="Whom to ask.",
            text_format="email",
            max_length=100,
            pattern=r"^[a-z0-9]{1,20}([._-][a-z0-9]{1,20}){0,2}@([a-z0-9]{1,20}(-[a-z0-9]{1,20})?\.){1,3}[a-z]{2,10}$",
        ),
        "available_from": fields.Time(nullable=True, description="From when the item can be bought."),
    }


def _members(*, required: bool, defaults: bool) -> Fields:
    """Return the members that clients give an item, but for `supplier_code`."""

    def default(value: object) -> Fields:
        return {"default": value} if defaults else {}

    return {
        "name": _name(required=required),
        "price": _price(required=required),
        "status": fields.String(enum=STATUSES, description="Whether the item can be bought.", **default("available")),
        "stock": fields.Integer(description="How many there are.", min=0, max=1_000_000, **default(0)),
        "tags": fields.List(
            fields.String(pattern=TAG),
            description="Words to find the item by; none twice.",
            max_items=5,
            unique=True,
            **default([]),
        ),
        "attributes": fields.TextMap(
            fields.String(max_length=100, pattern=_NO_NUL),
            description="Whatever else there is to say, by name.",
            max_properties=10,
            **default({}),
        ),
        **_nullable(),
    }


def _description(*, required: bool = False) -> fields.String:
    return fields.String(
        nullable=True,
        description="What there is to say about the item; any text without a null character.",
        max_length=500,
        pattern=_NO_NUL,
        required=required,
    )


def _supplier_code() -> fields.String:
    return fields.String(
        nullable=True,
        description="What the supplier calls it; taken, and never shown.",
        max_length=30,
        pattern=_NO_NUL,
    )


item_create = models.add_model(
    "ItemCreate",
    BodyModel(
        "ItemCreate",
        _members(required=True, defaults=True) | {"description": _description(), "supplier_code": _supplier_code()},
    ),
)

item_patch = models.add_model(
    "ItemPatch",
    BodyModel(
        "ItemPatch",
        _members(required=False, defaults=False) | {"description": _description(), "supplier_code": _supplier_code()},
        at_least=1,
    ),
)

item = models.model(
    "Item",
    {
        "id": fields.Integer(required=True, readonly=True, description="The id, given by the shop.", min=1),
        **_members(required=True, defaults=False),
        "description": _description(required=True),
        "created_at": fields.Time(readonly=True, description="When the item was created."),
    },
)

item_page = models.model(
    "ItemPage",
    {
        "items": fields.List(fields.Nested(item), required=True, description="The items of this page."),
        "total": fields.Integer(required=True, description="How many items there are in all.", min=0),
        "limit": fields.Integer(required=True, description="The limit that was applied.", min=1, max=100),
        "offset": fields.Integer(required=True, description="The offset that was applied.", min=0),
        "summary": fields.String(
            description="The total in words, in the language of the answer (`25 items`, `25 Artikel`)."
        ),
    },
)

category = models.add_model(
    "Category",
    BodyModel(
        "Category",
        {
            "slug": fields.String(
                required=True, description="The category's name in addresses.", pattern="^[a-z0-9-]+$"
            ),
            "title": fields.String(required=True, description="The category's name for people."),
        },
        description="A category, with those below it.",
        strict=False,
    ),
)
category["children"] = fields.List(fields.Nested(category), required=True, description="The categories below it.")
