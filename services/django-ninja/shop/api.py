"""The API: what it says of itself, its routers and its errors put together."""

from shop.docs_hooks import DocumentedAPI
from shop.errors import add_handlers
from shop.framework import Renderer, ShopAPI
from shop.outgoing import WEBHOOKS
from shop.parsing import StrictParser
from shop.routers import access, basics, files, items, operations, orders

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

api: ShopAPI = DocumentedAPI(
    title="Triptych Shop",
    version="1.0.0",
    description=DESCRIPTION,
    servers=[{"url": "/", "description": "This service."}],
    openapi_extra={
        "info": {
            "termsOfService": "https://triptych.example/terms",
            "contact": {
                "name": "The shop's keepers",
                "url": "https://triptych.example/contact",
                "email": "keepers@triptych.example",
            },
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "externalDocs": {
            "description": "How the shop is built, and why.",
            "url": "https://triptych.example/docs",
        },
        "tags": [
            {"name": "items", "description": "The things that the shop sells."},
            {"name": "basics", "description": "The smallest things that a framework can do."},
            {
                "name": "orders",
                "description": "What customers buy. An order is `open` until it is **cancelled** or **shipped**.\n",
                "externalDocs": {
                    "description": "How orders are handled.",
                    "url": "https://triptych.example/docs/orders",
                },
            },
            {"name": "access", "description": "How a client is let in."},
            {"name": "operations", "description": "Reports, imports and events, for those who run the shop."},
        ],
        "webhooks": WEBHOOKS,
    },
    renderer=Renderer(),
    parser=StrictParser(),
)
add_handlers(api)
api.add_router("", basics.router)
api.add_router("", access.router)
# Before the items: `export` is no item, whatever the method is.
api.add_router("/items", files.router)
api.add_router("/items", items.router)
api.add_router("", items.categories)
api.add_router("/orders", orders.router)
api.add_router("", operations.router)
