"""The document without a server."""

from typing import Any

import msgspec
from litestar.serialization import encode_json

from shop.main import app


def document() -> dict[str, Any]:
    """The document as it is served."""
    made: dict[str, Any] = msgspec.json.decode(encode_json(app.openapi_schema.to_schema()))
    return made
