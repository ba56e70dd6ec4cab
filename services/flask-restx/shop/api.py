"""The API: what it says of itself, its namespaces, and where it departs from RESTX's defaults."""

from typing import Any, NoReturn

from flask import current_app
from flask.typing import ResponseReturnValue
from flask_restx import Api

from shop.docs_hooks import finished
from shop.formats import checker
from shop.models import models
from shop.namespaces import TAGS
from shop.resources.basics import HELLO_ENDPOINT  # with this, every resource is in its namespace
from shop.security import AUTHORIZATIONS

DESCRIPTION = """\
A small shop: one API, built once on each web framework, so that what each framework says about it can be compared.

Rules that hold for every operation:

- An error is a problem document (RFC 9457), `application/problem+json`, the framework's own errors included.
- A path that does not exist is answered with 404, and a method that a path does not have with 405 and `Allow`.
  Paths have no trailing slash. `HEAD` and `OPTIONS` are outside this contract.
- An `Accept` header that rules out JSON is answered with 406. Quality values may be ignored, and where a framework has
  a page for people at an operation's path, one that asks for `text/html` may be given that.
- A body that is not `application/json` is answered with 415; one that is not JSON, or not as described, with 422.
  Where an operation takes another kind of body, that kind stands in the place of `application/json`.
- An integer in a path or a query is written in decimal digits, with `-` before a negative one, and nothing else;
  a boolean is `true` or `false`.
- Members of a body that are not described are refused with 422; query parameters that are not described are ignored.
- Times are given with an offset and answered in UTC, with `Z`.
- Where several errors apply, which of them is answered is left open, but for credentials: who is not let in learns
  nothing about what is there.
"""

# What a tag has beside the name and description of its namespace.
MORE_OF_TAGS: dict[str, dict[str, Any]] = {
    "orders": {
        "externalDocs": {"description": "How orders are handled.", "url": "https://triptych.example/docs/orders"}
    },
}


class ShopApi(Api):
    """RESTX's `Api` with a root of its own and Flask's error handlers."""

    def render_root(self) -> ResponseReturnValue:
        """Answer `GET /` with the greeting.

        RESTX puts a rule for `/` before every resource's own, and has it answer 404 when the docs page is elsewhere
        (https://github.com/python-restx/flask-restx/issues/452).
        """
        return current_app.ensure_sync(current_app.view_functions[HELLO_ENDPOINT])()

    def handle_error(self, e: Exception) -> NoReturn:
        """Leave every error to Flask's handlers, which RESTX turns to when its own fail.

        RESTX's handlers can't choose the media type of their answer
        (https://github.com/python-restx/flask-restx/issues/458), so they could not write `application/problem+json`.
        """
        raise e

    @property
    def __schema__(self) -> dict[str, Any]:
        """The document, with what no annotation of RESTX's can say."""
        return finished(super().__schema__)


api = ShopApi(
    title="Triptych Shop",
    version="1.0.0",
    description=DESCRIPTION,
    terms_url="https://triptych.example/terms",
    contact="The shop's keepers",
    contact_url="https://triptych.example/contact",
    contact_email="keepers@triptych.example",
    license="MIT",
    tags=[{"name": namespace.name, **MORE_OF_TAGS.get(namespace.name, {})} for namespace in TAGS],
    authorizations=AUTHORIZATIONS,
    format_checker=checker,
    doc="/docs",
)
api.error_handlers.clear()  # RESTX's own, for field masks: never called here, but they would be in the document
for namespace in (models, *TAGS):
    api.add_namespace(namespace)
