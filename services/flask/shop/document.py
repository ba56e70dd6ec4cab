"""The document without a server and without a database."""

from typing import Any

from shop.app import create_app
from shop.documentation import routes


def document() -> list[dict[str, Any]]:
    """Return Flask-Selfdoc's list, which it makes in an app context only."""
    with create_app().app_context():
        return routes()
