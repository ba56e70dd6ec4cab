"""The application: what the API says of itself, its routers, its errors and its database put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI
from sqlalchemy.orm import Session, sessionmaker

from shop.database import open_database
from shop.docs_hooks import DocumentedShop
from shop.docs_pages import add_docs_pages
from shop.errors import HANDLERS
from shop.routers import access, basics, files, item_changes, items, operations, orders, outgoing
from shop.settings import get_settings

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


class State(TypedDict):
    """What a request finds in `request.state`."""

    sessions: sessionmaker[Session]


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[State]:
    """Hold the database open for as long as the application runs; merely importing it touches none."""
    with open_database() as sessions:
        yield {"sessions": sessions}


# Without its secrets the shop doesn't even begin.
get_settings()

app = DocumentedShop(
    title="Triptych Shop",
    version="1.0.0",
    description=DESCRIPTION,
    terms_of_service="https://triptych.example/terms",
    contact={
        "name": "The shop's keepers",
        "url": "https://triptych.example/contact",
        "email": "keepers@triptych.example",
    },
    license_info={"name": "MIT", "identifier": "MIT"},
    servers=[{"url": "/", "description": "This service."}],
    openapi_external_docs={
        "description": "How the shop is built, and why.",
        "url": "https://triptych.example/docs",
    },
    openapi_tags=[
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
    lifespan=lifespan,
    exception_handlers=HANDLERS,
    redirect_slashes=False,
    docs_url=None,
    redoc_url=None,
)
app.include_router(basics.router)
app.include_router(access.router)
app.include_router(files.router)
app.include_router(items.router)
app.include_router(item_changes.router)
app.include_router(orders.router)
app.include_router(operations.router)
app.webhooks.include_router(outgoing.webhooks)
add_docs_pages(app)
