"""The Swagger document without a server."""

import os
from typing import Any

import django


def document() -> dict[str, Any]:
    """Return the document that `/schema.json` serves. Needs no database and no settings beforehand."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "documented.settings")
    django.setup()
    # drf-yasg reads the settings when it is imported, so not before `setup`.
    from django.http import HttpRequest  # noqa: PLC0415
    from drf_yasg.app_settings import swagger_settings  # noqa: PLC0415
    from rest_framework.request import Request  # noqa: PLC0415

    generator = swagger_settings.DEFAULT_GENERATOR_CLASS(swagger_settings.DEFAULT_INFO, url="")
    # With a request, though an empty one: views choose their renderers by its method.
    return generator.get_schema(Request(HttpRequest()), public=True).as_dict()
