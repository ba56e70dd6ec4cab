"""The OpenAPI document without a server."""

import json
import os
from typing import Any

import django


def document() -> dict[str, Any]:
    """Return the document that `/openapi.json` serves. Needs no database and no settings beforehand."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    django.setup()
    # The schemas are made of models, which aren't there before `setup`.
    from ninja.responses import NinjaJSONEncoder  # noqa: PLC0415

    from shop.api import api  # noqa: PLC0415

    return json.loads(json.dumps(api.get_openapi_schema(), cls=NinjaJSONEncoder))
