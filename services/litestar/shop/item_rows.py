"""What the operations on items have in common: their id, finding one, and answering with it."""

from typing import Annotated, Any, Final

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.params import HeaderParameter, PathParameter
from msgspec import UNSET, structs
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import MAX_INTEGER
from shop.exceptions import Conflict
from shop.models.items import Item, ItemCreate, ItemPatch
from shop.preconditions import entity_tag
from shop.settings import Settings
from shop.tables import ItemRow

# As text in the path: what is no `{item_id:int}` would be a path that there isn't, 404, and not a wrong id.
PATH: Final = "/items/{item_id:str}"

ItemId = Annotated[int, PathParameter(ge=1, description="The id of the item.")]
IfMatch = Annotated[
    str | None,
    HeaderParameter(name="If-Match", description="Entity tags; unless the item's is among them, nothing is changed."),
]


def find_item(session: Session, item_id: int) -> ItemRow:
    """The item with this id, or 404."""
    row = session.get(ItemRow, item_id) if item_id <= MAX_INTEGER else None
    if row is None:
        raise NotFoundException("There is no such item.")
    return row


def refuse_taken_sku(session: Session, sku: str | None, but_of: int | None = None) -> None:
    """409 if an item has this `sku` already, but for the one that may."""
    taken = select(ItemRow.id).where(ItemRow.sku == sku, ItemRow.id.is_distinct_from(but_of))
    if sku is not None and session.scalar(taken) is not None:
        raise Conflict("Another item has this `sku`.")


def columns(data: ItemCreate | ItemPatch) -> dict[str, Any]:
    """The members that were given, as the table keeps them."""
    members = {name: value for name, value in structs.asdict(data).items() if value is not UNSET}
    if members.get("dimensions"):
        members["dimensions"] = structs.asdict(members["dimensions"])
    return members


def answer(row: ItemRow, settings: Settings, **headers: str) -> Response[Item]:
    """The item as it is answered, with its entity tag."""
    return Response(row.read(), headers={"ETag": entity_tag(row, settings), **headers})
