"""The operations that change items, for those who have the API key."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Response, status
from sqlalchemy import delete
from sqlalchemy.orm import Session

from shop.bodies import StrictRoute
from shop.database import DatabaseSession, writing
from shop.headers import ETAG
from shop.item_rows import answer, find_item, refuse_taken_sku
from shop.negotiation import accepts_json
from shop.parameters import IfMatch, ItemId
from shop.preconditions import check_if_match, entity_tag
from shop.problems import (
    NOT_ACCEPTABLE,
    NOT_FOUND,
    PRECONDITION_FAILED,
    SKU_TAKEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.schemas.items import Item, ItemCreate, ItemPatch
from shop.security import ApiKey
from shop.settings import Settings, ShopSettings
from shop.tables import ImageRow

router = APIRouter(
    tags=["items"],
    route_class=StrictRoute,
    dependencies=[Depends(accepts_json), ApiKey],
    responses=UNAUTHORIZED | NOT_FOUND | NOT_ACCEPTABLE | PRECONDITION_FAILED | VALIDATION_FAILED,
)


@router.put(
    "/items/{item_id:item}",
    operation_id="replaceItem",
    summary="Replace an item",
    response_description="The item as it is now.",
    responses={200: {"headers": ETAG}, **SKU_TAKEN, **UNSUPPORTED_MEDIA_TYPE},
    openapi_extra={"requestBody": {"description": "The item as it is to be."}},
)
def replace_item(  # noqa: PLR0913, PLR0917 - each is injected
    session: DatabaseSession,
    settings: ShopSettings,
    item_id: ItemId,
    new: ItemCreate,
    response: Response,
    if_match: IfMatch,
) -> Item:
    """Puts a whole item in the place of one; a member that is left out gets its default."""
    return _change(session, settings, item_id, if_match, new, response)


@router.patch(
    "/items/{item_id:item}",
    operation_id="updateItem",
    summary="Change an item",
    response_description="The item as it is now.",
    responses={200: {"headers": ETAG}, **SKU_TAKEN, **UNSUPPORTED_MEDIA_TYPE},
    openapi_extra={"requestBody": {"description": "The members to change."}},
)
def update_item(  # noqa: PLR0913, PLR0917 - each is injected
    session: DatabaseSession,
    settings: ShopSettings,
    item_id: ItemId,
    changes: Annotated[ItemPatch, Body(examples=[{"price": "17.50"}])],
    response: Response,
    if_match: IfMatch,
) -> Item:
    """Changes the members that are given and keeps the others."""
    return _change(session, settings, item_id, if_match, changes, response)


@router.delete(
    "/items/{item_id:item}",
    operation_id="deleteItem",
    summary="Delete an item",
    status_code=status.HTTP_204_NO_CONTENT,
    response_description="The item is gone.",
)
def delete_item(session: DatabaseSession, settings: ShopSettings, item_id: ItemId, if_match: IfMatch) -> None:
    """Takes an item out of the shop, its image with it. Orders keep what was ordered."""
    with writing(session):
        row = find_item(session, item_id)
        check_if_match(entity_tag(row, settings), if_match)
        session.execute(delete(ImageRow).where(ImageRow.item_id == item_id))
        session.delete(row)


def _change(  # noqa: PLR0913, PLR0917 - what PUT and PATCH have in common
    session: Session,
    settings: Settings,
    item_id: int,
    if_match: str | None,
    changes: ItemCreate | ItemPatch,
    response: Response,
) -> Item:
    members = changes.model_dump()
    with writing(session):
        row = find_item(session, item_id)
        check_if_match(entity_tag(row, settings), if_match)
        refuse_taken_sku(session, members.get("sku"), item_id)
        for name, value in members.items():
            setattr(row, name, value)
        session.flush()
        return answer(row, settings, response)
