"""What the document can't be told by RESTX's annotations: the examples of a whole body and of a whole response."""

import copy
from typing import Any

REQUEST_EXAMPLE = {"name": "Teapot", "price": "19.99", "description": "Holds a litre."}
GREETING_EXAMPLE = {"message": "Hello, Triptych!"}


def with_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of RESTX's document with its examples; one that RESTX failed to render stays as it is."""
    if "swagger" not in document:
        return document
    document = copy.deepcopy(document)
    # A `Model` passes on nothing but its fields.
    document["definitions"]["ItemCreate"]["example"] = REQUEST_EXAMPLE
    # `response()` takes a model and headers only (https://github.com/noirbizarre/flask-restplus/issues/733).
    document["paths"]["/"]["get"]["responses"]["200"]["examples"] = {"application/json": GREETING_EXAMPLE}
    return document
