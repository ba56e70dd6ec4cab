"""The models of reports and imports."""

from flask_restx.fields import Date

from shop import fields
from shop.bodies import BodyModel
from shop.models import models
from shop.models.items import item_create

PERIODS = ["daily", "weekly", "monthly"]

report = models.model(
    "Report",
    {
        "period": fields.String(required=True, enum=PERIODS, description="What the report sums up."),
        "from": Date(required=True, description="The first day."),
        "to": Date(required=True, description="The last day."),
        "orders": fields.Integer(required=True, description="How many orders were placed and not cancelled.", min=0),
        "revenue": fields.Decimals(
            required=True, description="What they came to, with two places.", pattern=r"^[0-9]{1,14}\.[0-9]{2}$"
        ),
    },
)

import_item = models.add_model(
    "ImportItem", BodyModel("ImportItem", {name: item_create[name] for name in ("name", "price")})
)

import_create = models.add_model(
    "ImportCreate",
    BodyModel(
        "ImportCreate",
        {
            "items": fields.List(
                fields.Nested(import_item),
                required=True,
                description="The items to import; their `sku` is left to those who keep the shop.",
                min_items=1,
                max_items=50,
            ),
        },
    ),
)

import_ = models.model(
    "Import",
    {
        "id": fields.Uuid(required=True, description="The id of the import."),
        "status": fields.String(
            required=True, enum=["queued", "running", "done"], description="How far the import is."
        ),
        "total": fields.Integer(required=True, description="How many items it holds.", min=1, max=50),
        "created": fields.List(
            fields.Integer(min=1), required=True, description="The ids of the items that it has created."
        ),
    },
)
