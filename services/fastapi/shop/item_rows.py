"""What the operations on items have in common: finding one, and answering with it."""

from fastapi import HTTPException, Response, status
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import MAX_INTEGER
from shop.preconditions import entity_tag
from shop.schemas.items import Item
from shop.settings import Settings
from shop.tables import ItemRow


def find_item(session: Session, item_id: int) -> ItemRow:
    """The item with this id, or 404."""
    row = session.get(ItemRow, item_id) if item_id <= MAX_INTEGER else None
    if row is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such item.")
    return row


def refuse_taken_sku(session: Session, sku: str | None, but_of: int | None = None) -> None:
    """409 if an item has this `sku` already, but for the one that may."""
    taken = select(ItemRow.id).where(ItemRow.sku == sku, ItemRow.id.is_distinct_from(but_of))
    if sku is not None and session.scalar(taken) is not None:
        raise HTTPException(status.HTTP_409_CONFLICT, "Another item has this `sku`.")


def answer(row: ItemRow, settings: Settings, response: Response) -> Item:
    """The item as it is answered, with its entity tag."""
    response.headers["ETag"] = entity_tag(row, settings)
    return row.read()
