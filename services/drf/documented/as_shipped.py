"""The docs pages that drf-spectacular gives by itself, with files from a CDN. This service's have their own files."""

import os

import django


def swagger_ui() -> str:
    """Swagger UI where nobody said otherwise."""
    return _page("SpectacularSwaggerView")


def redoc() -> str:
    """ReDoc where nobody said otherwise."""
    return _page("SpectacularRedocView")


def _page(view: str) -> str:
    """The answer of one of drf-spectacular's views, with its own template and settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "documented.settings")
    django.setup()
    # drf-spectacular reads the settings when it is imported, so not before `setup`.
    from drf_spectacular import views  # noqa: PLC0415
    from drf_spectacular.settings import SPECTACULAR_DEFAULTS, patched_settings  # noqa: PLC0415
    from rest_framework.test import APIRequestFactory  # noqa: PLC0415

    defaults = {
        name: value for name, value in SPECTACULAR_DEFAULTS.items() if name.startswith(("SWAGGER_UI_", "REDOC_"))
    }
    request = APIRequestFactory(SERVER_NAME="localhost").get("/")
    with patched_settings(defaults):
        return getattr(views, view).as_view()(request).render().content.decode()
