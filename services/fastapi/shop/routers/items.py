"""The operations on items and categories that are open to everyone."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Request, Response, status
from sqlalchemy import select

from shop.bodies import StrictRoute
from shop.database import DatabaseSession, writing
from shop.headers import ETAG, documented, location
from shop.item_rows import answer, find_item, refuse_taken_sku
from shop.languages import PreferredLanguage, in_words
from shop.listing import ItemFilter, count_of, link_header, rows_of
from shop.negotiation import accepts_json
from shop.parameters import IfNoneMatch, ItemId, RequestedPage
from shop.preconditions import is_known
from shop.problems import (
    NOT_ACCEPTABLE,
    NOT_FOUND,
    SKU_TAKEN,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.schemas.items import ITEM_EXAMPLES, Category, Item, ItemCreate, ItemPage
from shop.settings import ShopSettings
from shop.tables import CategoryRow, ItemRow

router = APIRouter(
    tags=["items"], route_class=StrictRoute, dependencies=[Depends(accepts_json)], responses=NOT_ACCEPTABLE
)


@router.get(
    "/items",
    operation_id="listItems",
    summary="List the items",
    response_description="A page of items; an empty one beyond the last item.",
    responses={
        200: {
            "headers": {
                "X-Total-Count": documented("How many items there are on all pages.", type_="integer", minimum=0),
                "Link": documented(
                    'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any (RFC 8288).',
                    required=False,
                ),
                "Content-Language": documented("The language of `summary`.", enum=["en", "de"]),
            }
        },
        **VALIDATION_FAILED,
    },
)
def list_items(  # noqa: PLR0913, PLR0917 - each is injected
    request: Request,
    response: Response,
    session: DatabaseSession,
    wanted: Annotated[ItemFilter, Query()],
    page: RequestedPage,
    language: PreferredLanguage,
) -> ItemPage:
    """One page of the items, in the order of their ids."""
    with session.begin():
        total = session.scalars(count_of(wanted)).one()
        items = [row.read() for row in session.scalars(rows_of(wanted, page))]
    response.headers["X-Total-Count"] = str(total)
    response.headers["Content-Language"] = language
    if link := link_header(request, page, total):
        response.headers["Link"] = link
    return ItemPage(items=items, total=total, limit=page.limit, offset=page.offset, summary=in_words(total, language))


@router.post(
    "/items",
    operation_id="createItem",
    summary="Create an item",
    status_code=status.HTTP_201_CREATED,
    response_description="The item as created.",
    responses={
        201: {"headers": location("the new item") | ETAG},
        **SKU_TAKEN,
        **UNSUPPORTED_MEDIA_TYPE,
        **VALIDATION_FAILED,
    },
    # `Body(description=…)` would say it of the schema: https://github.com/fastapi/fastapi/issues/684
    openapi_extra={"requestBody": {"description": "The item to create."}},
)
def create_item(
    session: DatabaseSession,
    settings: ShopSettings,
    new: Annotated[ItemCreate, Body(openapi_examples=ITEM_EXAMPLES)],
    response: Response,
) -> Item:
    """Adds an item to the shop and answers with it, its id included."""
    with writing(session):
        row = ItemRow(**new.model_dump())
        refuse_taken_sku(session, row.sku)
        session.add(row)
        session.flush()
        item = answer(row, settings, response)
    response.headers["Location"] = router.url_path_for("get_item", item_id=item.id)
    return item


@router.get(
    "/items/{item_id:item}",
    operation_id="getItem",
    summary="Get an item",
    response_model=Item,
    response_description="The item.",
    responses={
        200: {"headers": ETAG},
        304: {"description": "The client has the item as it is.", "headers": ETAG},
        **NOT_FOUND,
        **VALIDATION_FAILED,
    },
)
def get_item(
    session: DatabaseSession,
    settings: ShopSettings,
    item_id: ItemId,
    response: Response,
    if_none_match: IfNoneMatch,
) -> Item | Response:
    """One item by its id."""
    with session.begin():
        item = answer(find_item(session, item_id), settings, response)
    tag = response.headers["ETag"]
    return Response(None, status.HTTP_304_NOT_MODIFIED, {"ETag": tag}) if is_known(tag, if_none_match) else item


@router.get(
    "/categories",
    operation_id="listCategories",
    summary="Get the tree of categories",
    response_description="The topmost categories.",
)
def list_categories(session: DatabaseSession) -> list[Category]:
    """Every category with those below it."""
    with session.begin():
        rows = session.scalars(select(CategoryRow).order_by(CategoryRow.id))
        return [Category.model_validate(row.tree) for row in rows]
