"""The models: what goes in and out, as the document has it."""

from flask_restx import Namespace, fields

from shop.bodies import BodyModel
from shop.fields import NullableString, Price, UriReference

models = Namespace("models")  # without a resource, so no tag of the document

greeting = models.model(
    "Greeting",
    {"message": fields.String(required=True, description="A greeting in the name of the framework.")},
)

_name = fields.String(
    required=True,
    description="What the item is called; any text without a null character.",
    min_length=1,
    max_length=80,
    pattern=r"^[^\u0000]+$",
)
_price = Price(
    required=True,
    description=(
        "The price, a decimal above zero with two places at the most, as a string so that no digit is lost. "
        "The shop answers with exactly two places."
    ),
    pattern=r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$",
    example="19.99",
)


def _description(*, required: bool) -> NullableString:
    return NullableString(
        required=required,
        description="What there is to say about the item; any text without a null character.",
        max_length=500,
        pattern=r"^[^\u0000]*$",
    )


item_create = models.add_model(
    "ItemCreate",
    BodyModel("ItemCreate", {"name": _name, "price": _price, "description": _description(required=False)}, strict=True),
)

item = models.model(
    "Item",
    {
        "id": fields.Integer(required=True, description="The id, given by the shop.", min=1),
        "name": _name,
        "price": _price,
        "description": _description(required=True),
    },
)

item_page = models.model(
    "ItemPage",
    {
        "items": fields.List(fields.Nested(item), required=True, description="The items of this page."),
        "total": fields.Integer(required=True, description="How many items there are in all.", min=0),
        "limit": fields.Integer(required=True, description="The limit that was applied.", min=1, max=100),
        "offset": fields.Integer(required=True, description="The offset that was applied.", min=0),
    },
)

problem = models.model(
    "Problem",
    {
        "type": UriReference(
            required=True,
            description="What kind of problem this is; `about:blank` where the status says it all.",
        ),
        "title": fields.String(required=True, description="The name of the status, as RFC 9110 has it."),
        "status": fields.Integer(required=True, description="The HTTP status.", min=400, max=599),
        "detail": fields.String(required=True, description="What went wrong this time."),
    },
)

# Raw JSON Schema, because a `Model` has no description of its own. Nothing marshals it.
validation_error = models.schema_model(
    "ValidationError",
    {
        "type": "object",
        "required": ["detail"],
        "description": "One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`).",
        "properties": {
            "pointer": {
                "type": "string",
                "description": (
                    "Where in the body, a JSON Pointer written as a URI fragment (`#/price`); `#` is the whole body."
                ),
            },
            "parameter": {"type": "string", "description": "The name of the path or query parameter."},
            "detail": {"type": "string", "description": "What is wrong with it."},
        },
    },
)

validation_problem = models.clone(
    "ValidationProblem",
    problem,
    {
        "errors": fields.List(
            fields.Nested(validation_error), required=True, description="Each thing that is wrong.", min_items=1
        ),
    },
)
