"""The OpenAPI document without a server."""

import os
from typing import Any

import django


def document() -> dict[str, Any]:
    """Return the document that `/schema.json` serves. Needs no database and no settings beforehand."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "documented.settings")
    django.setup()
    # drf-spectacular reads the settings when it is imported, so not before `setup`.
    from drf_spectacular.generators import SchemaGenerator  # noqa: PLC0415

    return SchemaGenerator().get_schema(request=None, public=True)
