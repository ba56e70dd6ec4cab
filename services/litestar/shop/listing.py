"""Which items a list shows, in which order, and where the list goes on."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from litestar import Request
from litestar.openapi.spec import Example
from litestar.params import QueryParameter
from sqlalchemy import ColumnElement, Select, exists, func, select

from shop.database import MAX_INTEGER
from shop.models.members import Status, Tag
from shop.tables import ItemRow

Sorting = Literal["id", "-id", "name", "-name", "price", "-price"]

_BOUND: Final = r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0(\.[0-9]{1,2})?)$"
_DECIMAL: Final = {"format": "decimal"}
_FILTERS: Final = ("q", "status", "tag", "in_stock", "min_price", "max_price", "created_after", "sort")


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What a client wants to see of the items: which page, in which order.

    Attributes:
        limit: How many items the page holds at most.
        offset: How many come before it.
        sort: What they are ordered by, with `-` the other way round.
        conditions: What they have to be like.
    """

    limit: int
    offset: int
    sort: Sorting
    conditions: tuple[ColumnElement[bool], ...]

    @property
    def count(self) -> Select[Any]:
        """How many items there are on all pages."""
        return select(func.count()).select_from(ItemRow).where(*self.conditions)

    @property
    def rows(self) -> Select[Any]:
        """The items of the page."""
        column = {"id": ItemRow.id, "name": ItemRow.name, "price": ItemRow.price}[self.sort.removeprefix("-")]
        order = column.desc() if self.sort.startswith("-") else column.asc()
        rows = select(ItemRow).where(*self.conditions).order_by(order, ItemRow.id)
        return rows.limit(self.limit).offset(min(self.offset, MAX_INTEGER))


def _price_bound(description: str, example: str) -> QueryParameter:
    """A parameter that is a price, which no item costs less or more than."""
    return QueryParameter(
        description=description, pattern=_BOUND, examples=[Example(value=example)], schema_extra=_DECIMAL
    )


def provide_listing(  # noqa: PLR0913, PLR0917 - each is a parameter
    q: Annotated[
        str | None,
        QueryParameter(
            description="Only items with this text in their name, in upper or lower case.",
            min_length=2,
            max_length=50,
            examples=[Example(value="tea")],
        ),
    ] = None,
    status: Annotated[Status | None, QueryParameter(description="Only items with this status.")] = None,
    tag: Annotated[
        list[Tag] | None,
        QueryParameter(description="Only items that have each of these tags; may be repeated.", max_items=5),
    ] = None,
    in_stock: Annotated[
        bool | None, QueryParameter(description="Only items that are in stock, or only those that are not.")
    ] = None,
    min_price: Annotated[str | None, _price_bound("Only items at this price or above.", "5.00")] = None,
    max_price: Annotated[str | None, _price_bound("Only items at this price or below.", "20.00")] = None,
    created_after: Annotated[
        datetime | None,
        QueryParameter(
            description="Only items created after this time.", examples=[Example(value="2026-01-01T00:00:00Z")]
        ),
    ] = None,
    sort: Annotated[
        Sorting,
        QueryParameter(
            description="What the items are ordered by; `-` turns the order round. Items that are equal in it are "
            "ordered by id."
        ),
    ] = "id",
    limit: Annotated[int, QueryParameter(ge=1, le=100, description="How many items the page holds at most.")] = 20,
    offset: Annotated[int, QueryParameter(ge=0, description="How many items come before the page.")] = 0,
) -> Listing:
    """What a request wants to see. Its parameters are the operation's: they are checked and documented there."""
    tags = func.json_each(ItemRow.tags).table_valued("value")
    conditions: list[ColumnElement[bool]] = [
        exists(select(1).select_from(tags).where(tags.c.value == one)) for one in tag or ()
    ]
    if q is not None:
        conditions.append(func.instr(ItemRow.folded_name, q.casefold()) > 0)
    if status is not None:
        conditions.append(ItemRow.status == status)
    if in_stock is not None:
        conditions.append(ItemRow.stock > 0 if in_stock else ItemRow.stock == 0)
    if min_price is not None:
        conditions.append(ItemRow.price >= Decimal(min_price))
    if max_price is not None:
        conditions.append(ItemRow.price <= Decimal(max_price))
    if created_after is not None:
        conditions.append(ItemRow.created_at > created_after)
    return Listing(limit=limit, offset=offset, sort=sort, conditions=tuple(conditions))


def link_header(request: Request[Any, Any, Any], listing: Listing, total: int) -> str:
    """Where the pages before and after are, with all that the client asked for; empty if there are none."""
    given = request.query_params
    known = [("tag", tag) for tag in given.getall("tag", [])]
    known += [(name, given.getall(name)[-1]) for name in _FILTERS if name in given and name != "tag"]
    offsets = {}
    if listing.offset + listing.limit < total:
        offsets["next"] = listing.offset + listing.limit
    if listing.offset > 0:
        offsets["prev"] = max(0, listing.offset - listing.limit)
    return ", ".join(
        f'<{request.url.path}?{urlencode([*known, ("limit", listing.limit), ("offset", offset)])}>; rel="{relation}"'
        for relation, offset in offsets.items()
    )
