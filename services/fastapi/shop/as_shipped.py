"""The docs pages that FastAPI gives by itself, with files from a CDN. This service's own are in `docs_pages.py`."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from shop.main import app


def swagger_ui() -> str:
    """Swagger UI where nobody said otherwise."""
    return _page("/docs")


def redoc() -> str:
    """ReDoc where nobody said otherwise."""
    return _page("/redoc")


def _page(path: str) -> str:
    return TestClient(FastAPI(title=app.title)).get(path).raise_for_status().text
