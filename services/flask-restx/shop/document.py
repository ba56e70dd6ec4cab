"""The document without a server and without a database."""

from typing import Any

from shop.api import api
from shop.app import create_app
from shop.settings import Settings


def document() -> dict[str, Any]:
    """Return the Swagger 2.0 document.

    RESTX renders it in a request context only; without one it logs the error and returns (and keeps) a document that
    says no more than `error`. RuntimeError says so here.
    """
    with create_app(Settings()).test_request_context():
        rendered: dict[str, Any] = api.__schema__
    if "swagger" not in rendered:
        msg = f"RESTX could not render the document: {rendered}. Its log has the reason."
        raise RuntimeError(msg)
    return rendered
