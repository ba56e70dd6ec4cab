"""The application factory."""

import os

from flask import Flask, request
from werkzeug.exceptions import NotFound

from shop import database, problems
from shop.api import api
from shop.strict_json import StrictJSONProvider, StrictRequest


class Shop(Flask):
    """Flask, reading JSON as strictly as RFC 8259 writes it."""

    request_class = StrictRequest
    json_provider_class = StrictJSONProvider


def create_app(database_url: str | None = None) -> Flask:
    """Make the app; no database is touched before the first session.

    `database_url` defaults to the environment's `DATABASE_URL`, and that to a file in a fresh temporary directory.
    """
    app = Shop("shop", static_folder=None)
    app.config["DATABASE_URL"] = database_url or os.environ.get("DATABASE_URL")
    app.url_map.merge_slashes = False  # `/items//1` is another path than `/items/1`: 404, no redirect
    app.before_request(_refuse_leading_slashes)
    database.init_app(app)
    problems.init_app(app)
    api.init_app(app)
    return app


def _refuse_leading_slashes() -> None:
    """Keep `//items` another path than `/items`, which waitress and werkzeug both take it for."""
    if request.environ.get("REQUEST_URI", "").startswith("//"):
        raise NotFound
