"""The application factory."""

import os

from flask import Flask, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter

from shop import problems
from shop.api import api
from shop.database import session
from shop.settings import Settings
from shop.strict_request import StrictJSONProvider, StrictRequest


class Shop(Flask):
    """Flask, reading JSON as strictly as RFC 8259 writes it."""

    request_class = StrictRequest
    json_provider_class = StrictJSONProvider


class ItemIdConverter(BaseConverter):
    """A segment that is not `export`, so that `PUT /items/export` is a method that this path does not have (405)."""

    regex = r"(?!export\Z)[^/]+"


def create_app(settings: Settings | None = None) -> Flask:
    """Make the app, by default as the environment says; no database is touched before the first session."""
    app = Shop("shop", static_folder=None)
    app.config["SHOP"] = settings or Settings.from_environment(os.environ)
    app.url_map.merge_slashes = False  # `/items//1` is another path than `/items/1`: 404, no redirect
    app.url_map.converters["item_id"] = ItemIdConverter
    app.before_request(_refuse_leading_slashes)
    session.init_app(app)
    problems.init_app(app)
    api.init_app(app)
    return app


def _refuse_leading_slashes() -> None:
    """Keep `//items` another path than `/items`, which waitress and werkzeug both take it for."""
    if request.environ.get("REQUEST_URI", "").startswith("//"):
        raise NotFound
