"""The models of the smallest things, and of problems."""

from shop import fields
from shop.models import models

greeting = models.model(
    "Greeting",
    {"message": fields.String(required=True, description="A greeting in the name of the framework.")},
)

health = models.model("Health", {"status": fields.String(required=True, enum=["ok"], description="Always `ok`.")})

problem = models.model(
    "Problem",
    {
        "type": fields.String(
            required=True,
            text_format="uri-reference",
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
            "parameter": {
                "type": "string",
                "description": "The name of the path or query parameter, header or cookie.",
            },
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
