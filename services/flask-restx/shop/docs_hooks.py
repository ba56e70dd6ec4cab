"""What the document can't be told by RESTX's annotations."""

import copy
from typing import Any

Document = dict[str, Any]

EXTERNAL_DOCS = {"description": "How the shop is built, and why.", "url": "https://triptych.example/docs"}

# Of bodies: a `Model` passes on nothing but its fields. Swagger 2.0 has room for one a model.
MODEL_EXAMPLES: dict[str, Document] = {
    "ItemCreate": {"name": "Teapot", "price": "19.99", "description": "Holds a litre."},
    "ItemPatch": {"price": "17.50"},
    "OrderCreate": {
        "lines": [{"item_id": 1, "quantity": 2}],
        "payment": {"method": "card", "token": "tok_4242424242"},
    },
}

# Of answers: `response()` takes a model and headers only (https://github.com/noirbizarre/flask-restplus/issues/733).
RESPONSE_EXAMPLES: dict[str, Document] = {
    "/": {"application/json": {"message": "Hello, Triptych!"}},
    "/health": {"application/json": {"status": "ok"}},
    "/items/export": {"text/csv": "id,name,price,status\r\n1,Teapot,19.99,available\r\n"},
    "/events": {"text/event-stream": 'id: 1\nevent: tick\ndata: {"n": 1}\n\n'},
}

# RESTX takes every form without a file for one that may be sent as multipart too.
FORMS = {("/token", "post"): ["application/x-www-form-urlencoded"]}


def finished(document: Document) -> Document:
    """Return a copy of RESTX's document with all that; one that RESTX failed to render stays as it is."""
    if "swagger" not in document:
        return document
    document = copy.deepcopy(document)
    document["externalDocs"] = EXTERNAL_DOCS
    for name, example in MODEL_EXAMPLES.items():
        document["definitions"][name]["example"] = example
    for path, examples in RESPONSE_EXAMPLES.items():
        document["paths"][path]["get"]["responses"]["200"]["examples"] = examples
    for (path, method), media_types in FORMS.items():
        document["paths"][path][method]["consumes"] = media_types
    return document
