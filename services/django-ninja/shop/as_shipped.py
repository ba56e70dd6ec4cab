"""The docs pages that Django Ninja gives where it isn't in `INSTALLED_APPS`, with files from a CDN.

Its documentation's first steps leave it out. The service doesn't use these.
"""

import os
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from ninja.openapi.docs import DocsBase


def swagger_ui() -> str:
    """Swagger UI where nobody said otherwise."""
    _set_up()
    from ninja import Swagger  # noqa: PLC0415 - it reads the settings

    return _page(Swagger())


def redoc() -> str:
    """ReDoc where nobody said otherwise."""
    _set_up()
    from ninja import Redoc  # noqa: PLC0415 - likewise

    return _page(Redoc())


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    django.setup()


def _page(docs: "DocsBase") -> str:
    from django.conf import settings  # noqa: PLC0415 - they have to be set up
    from django.test import RequestFactory, override_settings  # noqa: PLC0415 - likewise

    from shop.api import api  # noqa: PLC0415 - likewise

    others = [name for name in settings.INSTALLED_APPS if name != "ninja"]
    with override_settings(INSTALLED_APPS=others):
        return docs.render_page(RequestFactory(SERVER_NAME="localhost").get("/"), api).content.decode()
