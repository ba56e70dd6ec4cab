"""The slice of the shop as FastAPI's own tutorial would write it, on any release from 0.100 on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Body, Depends, FastAPI, HTTPException, Path, Query, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException

from shop.bodies import StrictRoute
from shop.database import Database, fill
from shop.models import Greeting, Item, ItemCreate, ItemPage
from shop.problems import (
    INVALID,
    NOT_ACCEPTABLE,
    NOT_FOUND,
    UNSUPPORTED,
    accepts_json,
    answer_http_error,
    answer_validation_error,
)
from shop.reading import decimal_digits


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    """Fill the database before the first request."""
    fill()
    yield


app = FastAPI(
    title="Triptych Shop",
    version="1.0.0",
    description="The slice of the shop, on every release of FastAPI alike.",
    lifespan=lifespan,
    exception_handlers={
        StarletteHTTPException: answer_http_error,
        RequestValidationError: answer_validation_error,
    },
    redirect_slashes=False,
    dependencies=[Depends(accepts_json)],
    responses=NOT_ACCEPTABLE,
)
app.router.route_class = StrictRoute


@app.get("/", tags=["basics"], operation_id="hello", summary="Say hello", response_description="The greeting.")
def hello() -> Greeting:
    """Greets in the name of the framework that answers."""
    return Greeting(message="Hello, FastAPI!")


@app.get(
    "/items",
    tags=["items"],
    operation_id="listItems",
    summary="List the items",
    response_description="A page of items; an empty one beyond the last item.",
    responses=INVALID,
)
def list_items(
    database: Database,
    limit: Annotated[
        int, Query(ge=1, le=100, description="How many items the page holds at most."), decimal_digits
    ] = 20,
    offset: Annotated[int, Query(ge=0, description="How many items come before the page."), decimal_digits] = 0,
) -> ItemPage:
    """One page of the items, in the order of their ids."""
    total = database.execute("SELECT count(*) FROM item").fetchone()[0]
    # SQLite knows integers of 64 bits only.
    rows = database.execute("SELECT * FROM item ORDER BY id LIMIT ? OFFSET ?", (limit, min(offset, 2**62)))
    return ItemPage(items=[Item(**row) for row in rows], total=total, limit=limit, offset=offset)


@app.post(
    "/items",
    tags=["items"],
    operation_id="createItem",
    summary="Create an item",
    status_code=201,
    response_description="The item as created.",
    responses={
        201: {
            "headers": {
                "Location": {
                    "description": "The path of the new item.",
                    "required": True,
                    "schema": {"type": "string", "format": "uri-reference"},
                }
            }
        },
        **UNSUPPORTED,
        **INVALID,
    },
)
def create_item(
    database: Database,
    new: Annotated[ItemCreate, Body(examples=[{"name": "Teapot", "price": "19.99", "description": "Holds a litre."}])],
    response: Response,
) -> Item:
    """Adds an item to the shop and answers with it, its id included."""
    with database:
        made = database.execute(
            "INSERT INTO item (name, price, description) VALUES (?, ?, ?)",
            (new.name, f"{new.price:.2f}", new.description),
        )
    response.headers["Location"] = f"/items/{made.lastrowid}"
    return Item(id=made.lastrowid or 0, **new.model_dump())


@app.get(
    "/items/{item_id}",
    tags=["items"],
    operation_id="getItem",
    summary="Get an item",
    response_description="The item.",
    responses={**NOT_FOUND, **INVALID},
)
def get_item(
    database: Database, item_id: Annotated[int, Path(ge=1, description="The id of the item."), decimal_digits]
) -> Item:
    """One item by its id."""
    row = database.execute("SELECT * FROM item WHERE id = ?", (min(item_id, 2**62),)).fetchone()
    if row is None:
        raise HTTPException(404, "There is no such item.")
    return Item(**row)


@app.get(
    "/data",
    tags=["basics"],
    operation_id="getData",
    summary="Get all items",
    response_description="Every item of the shop.",
)
def get_data(database: Database) -> list[Item]:
    """All items, in the order of their ids, read through the injected database session."""
    return [Item(**row) for row in database.execute("SELECT * FROM item ORDER BY id")]
