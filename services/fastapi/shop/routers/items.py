"""The operations tagged `items`."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Response, status
from sqlalchemy import func, select

from shop.database import DatabaseSession, ItemRow
from shop.negotiation import JSON, JSONRoute, accepts_json
from shop.parameters import decimal_digits
from shop.problems import NOT_ACCEPTABLE, NOT_FOUND, UNSUPPORTED_MEDIA_TYPE, VALIDATION_FAILED
from shop.schemas import Item, ItemCreate, ItemPage

router = APIRouter(
    tags=["items"], route_class=JSONRoute, dependencies=[Depends(accepts_json)], responses=NOT_ACCEPTABLE
)

# The largest integer that SQLite holds: no id and no number of rows is beyond it, but a client may ask.
MAX_INTEGER: Final = 2**63 - 1


@router.get(
    "/items",
    operation_id="listItems",
    summary="List the items",
    response_description="A page of items; an empty one beyond the last item.",
    responses=VALIDATION_FAILED,
)
def list_items(
    session: DatabaseSession,
    limit: Annotated[
        int, Query(description="How many items the page holds at most.", ge=1, le=100), decimal_digits
    ] = 20,
    offset: Annotated[int, Query(description="How many items come before the page.", ge=0), decimal_digits] = 0,
) -> ItemPage:
    """One page of the items, in the order of their ids."""
    rows = select(ItemRow).order_by(ItemRow.id).limit(limit).offset(min(offset, MAX_INTEGER))
    with session.begin():
        total = session.scalars(select(func.count()).select_from(ItemRow)).one()
        items = [Item.model_validate(row) for row in session.scalars(rows)]
    return ItemPage(items=items, total=total, limit=limit, offset=offset)


@router.post(
    "/items",
    operation_id="createItem",
    summary="Create an item",
    status_code=status.HTTP_201_CREATED,
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
        **UNSUPPORTED_MEDIA_TYPE,
        **VALIDATION_FAILED,
    },
    # `Body(description=…)` would say it of the schema: https://github.com/fastapi/fastapi/issues/684
    openapi_extra={
        "requestBody": {
            "description": "The item to create.",
            "content": {
                JSON: {"example": {"name": "Teapot", "price": "19.99", "description": "Holds a litre."}},
            },
        }
    },
)
def create_item(session: DatabaseSession, new: ItemCreate, response: Response) -> Item:
    """Adds an item to the shop and answers with it, its id included."""
    with session.begin():
        row = ItemRow(**dict(new))
        session.add(row)
        session.flush()
        item = Item.model_validate(row)
    response.headers["Location"] = router.url_path_for("get_item", item_id=item.id)
    return item


@router.get(
    "/items/{item_id}",
    operation_id="getItem",
    summary="Get an item",
    response_description="The item.",
    responses=NOT_FOUND | VALIDATION_FAILED,
)
def get_item(
    session: DatabaseSession, item_id: Annotated[int, Path(description="The id of the item.", ge=1), decimal_digits]
) -> Item:
    """One item by its id."""
    with session.begin():
        row = session.get(ItemRow, item_id) if item_id <= MAX_INTEGER else None
        if row is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such item.")
        return Item.model_validate(row)
