"""The application factory."""

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask, request
from werkzeug.exceptions import NotFound

from shop import database, problems
from shop.api import make_api
from shop.strict_request import StrictRequest


class Shop(Flask):
    """Flask, reading JSON as strictly as RFC 8259 writes it."""

    request_class = StrictRequest


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the app, as the environment says unless `config` says otherwise; it opens no database before a request."""
    app = Shop("shop", static_folder=None)
    app.config.from_mapping(DATABASE_URL=os.environ.get("DATABASE_URL"))
    app.config.from_mapping(config)
    app.url_map.merge_slashes = False  # `/items//1` is another path than `/items/1`: 404, no redirect
    app.before_request(_refuse_leading_slashes)
    database.init_app(app)
    problems.init_app(app)
    make_api().init_app(app)
    return app


def _refuse_leading_slashes() -> None:
    """Keep `//items` another path than `/items`, which waitress and werkzeug both take it for."""
    if request.environ.get("REQUEST_URI", "").startswith("//"):
        raise NotFound
