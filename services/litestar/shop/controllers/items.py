"""The operations on items and categories that are open to everyone."""

from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec.enums import OpenAPIType
from litestar.params import HeaderParameter, JSONBody
from litestar.status_codes import HTTP_304_NOT_MODIFIED
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import writing
from shop.headers import ETAG, header, location
from shop.item_rows import PATH, ItemId, answer, columns, find_item, refuse_taken_sku
from shop.languages import Language, in_words, provide_language
from shop.listing import Listing, link_header, provide_listing
from shop.models.items import ITEM_EXAMPLES, Category, Item, ItemCreate, ItemPage
from shop.operation import ShopOperation, operation
from shop.preconditions import is_known
from shop.responses import (
    NOT_ACCEPTABLE,
    NOT_FOUND,
    NOT_MODIFIED,
    SKU_TAKEN,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.settings import Settings
from shop.tables import CategoryRow, ItemRow


class ItemsController(Controller):
    """The things that the shop sells, for everyone."""

    tags = ["items"]  # noqa: RUF012 - that is how Litestar wants it
    dependencies = {  # noqa: RUF012 - likewise
        "language": Provide(provide_language, sync_to_thread=False),
        "listing": Provide(provide_listing, sync_to_thread=False),
    }

    @get(
        "/items",
        sync_to_thread=True,
        operation_id="listItems",
        summary="List the items",
        response_description="A page of items; an empty one beyond the last item.",
        responses=NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=operation(
            headers={
                200: {
                    "X-Total-Count": header(
                        "How many items there are on all pages.", type_=OpenAPIType.INTEGER, minimum=0
                    ),
                    "Link": header(
                        'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any '
                        "(RFC 8288).",
                        required=False,
                    ),
                    "Content-Language": header("The language of `summary`.", enum=["en", "de"]),
                }
            }
        ),
    )
    def list_items(
        self,
        request: Request[Any, Any, Any],
        session: NamedDependency[Session],
        listing: NamedDependency[Listing],
        language: NamedDependency[Language],
    ) -> Response[ItemPage]:
        """One page of the items, in the order of their ids."""
        with session.begin():
            total = session.scalars(listing.count).one()
            items = [row.read() for row in session.scalars(listing.rows)]
        page = ItemPage(
            items=items, total=total, limit=listing.limit, offset=listing.offset, summary=in_words(total, language)
        )
        headers = {"X-Total-Count": str(total), "Content-Language": language}
        if link := link_header(request, listing, total):
            headers["Link"] = link
        return Response(page, headers=headers)

    @post(
        "/items",
        sync_to_thread=True,
        operation_id="createItem",
        summary="Create an item",
        response_description="The item as created.",
        responses=NOT_ACCEPTABLE | SKU_TAKEN | UNSUPPORTED_MEDIA_TYPE | VALIDATION_FAILED,
        operation_class=operation(
            body="The item to create.", examples=ITEM_EXAMPLES, headers={201: {**location("the new item"), **ETAG}}
        ),
    )
    def create_item(
        self,
        request: Request[Any, Any, Any],
        data: JSONBody[ItemCreate],
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
    ) -> Response[Item]:
        """Adds an item to the shop and answers with it, its id included."""
        with writing(session):
            row = ItemRow(**columns(data))
            refuse_taken_sku(session, row.sku)
            session.add(row)
            session.flush()
            return answer(row, settings, Location=request.app.route_reverse("item", item_id=str(row.id)))

    @get(
        PATH,
        name="item",
        sync_to_thread=True,
        operation_id="getItem",
        summary="Get an item",
        response_description="The item.",
        responses=NOT_MODIFIED | NOT_FOUND | NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=operation(headers={200: ETAG, 304: ETAG}),
    )
    def get_item(
        self,
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
        item_id: ItemId,
        if_none_match: Annotated[
            str | None,
            HeaderParameter(
                name="If-None-Match",
                description="Entity tags that the client has; if the item's is among them, it is not sent again.",
            ),
        ] = None,
    ) -> Response[Item]:
        """One item by its id."""
        with session.begin():
            found = answer(find_item(session, item_id), settings)
        if is_known(found.headers["ETag"], if_none_match):
            return Response[Any](None, status_code=HTTP_304_NOT_MODIFIED, headers=found.headers)
        return found

    @get(
        "/categories",
        sync_to_thread=True,
        operation_id="listCategories",
        summary="Get the tree of categories",
        response_description="The topmost categories.",
        responses=NOT_ACCEPTABLE,
        operation_class=ShopOperation,
    )
    def list_categories(self, session: NamedDependency[Session]) -> list[Category]:
        """Every category with those below it."""
        with session.begin():
            rows = session.scalars(select(CategoryRow).order_by(CategoryRow.id))
            return msgspec.convert([row.tree for row in rows], list[Category])
