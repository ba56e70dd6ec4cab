"""The docs pages that Litestar gives by itself, with files from a CDN. This service's own are in `docs_pages.py`."""

from litestar.testing import TestClient

from shop.about import openapi_config
from shop.main import create_app


def swagger_ui() -> str:
    """Swagger UI where nobody said otherwise."""
    return _page("/schema/swagger")


def redoc() -> str:
    """ReDoc where nobody said otherwise."""
    return _page("/schema/redoc")


def _page(path: str) -> str:
    return TestClient(create_app(openapi_config())).get(path).raise_for_status().text
