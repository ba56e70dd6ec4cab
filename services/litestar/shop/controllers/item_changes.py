"""The operations that change items, for those who have the API key."""

from typing import Annotated

from litestar import Controller, Response, delete, patch, put
from litestar.di import NamedDependency
from litestar.openapi.spec import Example
from litestar.params import Body, JSONBody
from sqlalchemy import delete as delete_from
from sqlalchemy.orm import Session

from shop.database import writing
from shop.guards import requires_key
from shop.headers import ETAG
from shop.item_rows import PATH, IfMatch, ItemId, answer, columns, find_item, refuse_taken_sku
from shop.models.items import Item, ItemCreate, ItemPatch
from shop.operation import ShopOperation, operation
from shop.preconditions import check_if_match, entity_tag
from shop.responses import (
    NOT_ACCEPTABLE,
    NOT_FOUND,
    PRECONDITION_FAILED,
    SKU_TAKEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.settings import Settings
from shop.tables import ImageRow

_ERRORS = UNAUTHORIZED | NOT_FOUND | NOT_ACCEPTABLE | PRECONDITION_FAILED | VALIDATION_FAILED


class ItemChangesController(Controller):
    """The things that the shop sells, for those who keep it."""

    tags = ["items"]  # noqa: RUF012 - that is how Litestar wants it
    guards = [requires_key]  # noqa: RUF012 - likewise
    security = [{"ApiKey": []}]  # noqa: RUF012 - likewise

    @put(
        PATH,
        sync_to_thread=True,
        operation_id="replaceItem",
        summary="Replace an item",
        response_description="The item as it is now.",
        responses=_ERRORS | SKU_TAKEN | UNSUPPORTED_MEDIA_TYPE,
        operation_class=operation(body="The item as it is to be.", headers={200: ETAG}),
    )
    def replace_item(
        self,
        data: JSONBody[ItemCreate],
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
        item_id: ItemId,
        if_match: IfMatch = None,
    ) -> Response[Item]:
        """Puts a whole item in the place of one; a member that is left out gets its default."""
        return _change(session, settings, item_id, if_match, data)

    @patch(
        PATH,
        sync_to_thread=True,
        operation_id="updateItem",
        summary="Change an item",
        response_description="The item as it is now.",
        responses=_ERRORS | SKU_TAKEN | UNSUPPORTED_MEDIA_TYPE,
        operation_class=operation(
            body="The members to change.", examples={"price": Example(value={"price": "17.50"})}, headers={200: ETAG}
        ),
    )
    def update_item(
        self,
        data: Annotated[ItemPatch, Body(schema_extra={"min_properties": 1})],
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
        item_id: ItemId,
        if_match: IfMatch = None,
    ) -> Response[Item]:
        """Changes the members that are given and keeps the others."""
        return _change(session, settings, item_id, if_match, data)

    @delete(
        PATH,
        sync_to_thread=True,
        operation_id="deleteItem",
        summary="Delete an item",
        response_description="The item is gone.",
        responses=_ERRORS,
        operation_class=ShopOperation,
    )
    def delete_item(
        self,
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
        item_id: ItemId,
        if_match: IfMatch = None,
    ) -> None:
        """Takes an item out of the shop, its image with it. Orders keep what was ordered."""
        with writing(session):
            row = find_item(session, item_id)
            check_if_match(entity_tag(row, settings), if_match)
            session.execute(delete_from(ImageRow).where(ImageRow.item_id == item_id))
            session.delete(row)


def _change(
    session: Session, settings: Settings, item_id: int, if_match: str | None, changes: ItemCreate | ItemPatch
) -> Response[Item]:
    """What PUT and PATCH have in common."""
    members = columns(changes)
    with writing(session):
        row = find_item(session, item_id)
        check_if_match(entity_tag(row, settings), if_match)
        refuse_taken_sku(session, members.get("sku"), item_id)
        for name, value in members.items():
            setattr(row, name, value)
        session.flush()
        return answer(row, settings)
