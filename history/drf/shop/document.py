"""The document without a server."""

from __future__ import annotations

import json
from typing import Any

import django


def document() -> dict[str, Any]:
    """Return the OpenAPI document, as its view renders it."""
    django.setup()
    from drf_spectacular.generators import SchemaGenerator  # noqa: PLC0415 - not before Django is set up
    from drf_spectacular.renderers import OpenApiJsonRenderer2  # noqa: PLC0415 - likewise

    rendered = OpenApiJsonRenderer2().render(SchemaGenerator().get_schema(request=None, public=True))
    made: dict[str, Any] = json.loads(rendered)
    return made
