"""The application: what the API says of itself, its routers, its errors and its database put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI
from sqlalchemy.orm import Session, sessionmaker

from shop.database import open_database
from shop.docs_pages import add_docs_pages
from shop.errors import HANDLERS
from shop.routers import basics, items

DESCRIPTION = """\
A small shop: one API, built once on each web framework, so that what each framework says about it can be compared.

Rules that hold for every operation:

- An error is a problem document (RFC 9457), `application/problem+json`, the framework's own errors included.
- A path that does not exist is answered with 404, and a method that a path does not have with 405 and `Allow`.
  Paths have no trailing slash. `HEAD` and `OPTIONS` are outside this contract.
- An `Accept` header that rules out JSON is answered with 406. Quality values may be ignored, and where a framework has
  a page for people at an operation's path, one that asks for `text/html` may be given that.
- A body that is not `application/json` is answered with 415; one that is not JSON, or not as described, with 422.
- An integer in a path or a query is written in decimal digits, with `-` before a negative one, and nothing else.
- Members of a body that are not described are refused with 422; query parameters that are not described are ignored.
- Where several errors apply, which of them is answered is left open.
"""


class State(TypedDict):
    """What a request finds in `request.state`."""

    sessions: sessionmaker[Session]


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[State]:
    """Hold the database open for as long as the application runs; merely importing it touches none."""
    with open_database() as sessions:
        yield {"sessions": sessions}


app = FastAPI(
    title="Triptych Shop",
    version="1.0.0",
    description=DESCRIPTION,
    license_info={"name": "MIT", "identifier": "MIT"},
    openapi_tags=[
        {"name": "items", "description": "The things that the shop sells."},
        {"name": "basics", "description": "The smallest things that a framework can do."},
    ],
    lifespan=lifespan,
    exception_handlers=HANDLERS,
    redirect_slashes=False,
    docs_url=None,
    redoc_url=None,
)
app.include_router(basics.router)
app.include_router(items.router)
add_docs_pages(app)
