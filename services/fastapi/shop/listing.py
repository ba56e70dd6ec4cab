"""Which items a list shows, in which order, and where the list goes on."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import Request
from pydantic import MISSING, BaseModel, Field
from sqlalchemy import ColumnElement, Select, exists, func, select

from shop.database import MAX_INTEGER
from shop.parameters import Page, true_or_false
from shop.schemas.members import Status
from shop.schemas.reading import rfc3339_time
from shop.tables import ItemRow

_BOUND: Final = r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0(\.[0-9]{1,2})?)$"


class ItemFilter(BaseModel):
    """What a client wants to see of the items, and in which order."""

    q: Annotated[
        str | MISSING,
        Field(
            description="Only items with this text in their name, in upper or lower case.",
            min_length=2,
            max_length=50,
            examples=["tea"],
        ),
    ] = MISSING
    status: Annotated[Status | MISSING, Field(description="Only items with this status.")] = MISSING
    tag: Annotated[
        list[Annotated[str, Field(pattern=r"^[a-z0-9-]{1,20}$")]],
        Field(
            description="Only items that have each of these tags; may be repeated.",
            max_length=5,
            default_factory=list,
        ),
    ]
    in_stock: Annotated[
        bool | MISSING,
        Field(description="Only items that are in stock, or only those that are not."),
        true_or_false,
    ] = MISSING
    min_price: Annotated[
        str | MISSING,
        Field(
            description="Only items at this price or above.",
            pattern=_BOUND,
            examples=["5.00"],
            json_schema_extra={"format": "decimal"},
        ),
    ] = MISSING
    max_price: Annotated[
        str | MISSING,
        Field(
            description="Only items at this price or below.",
            pattern=_BOUND,
            examples=["20.00"],
            json_schema_extra={"format": "decimal"},
        ),
    ] = MISSING
    created_after: Annotated[
        datetime | MISSING,
        Field(description="Only items created after this time.", examples=["2026-01-01T00:00:00Z"]),
        rfc3339_time,
    ] = MISSING
    sort: Annotated[
        Literal["id", "-id", "name", "-name", "price", "-price"],
        Field(
            description="What the items are ordered by; `-` turns the order round. Items that are equal in it are "
            "ordered by id."
        ),
    ] = "id"


def count_of(wanted: ItemFilter) -> Select[int]:
    """How many items the filter lets pass."""
    return select(func.count()).select_from(ItemRow).where(*_conditions(wanted))


def rows_of(wanted: ItemFilter, page: Page) -> Select[ItemRow]:
    """The page of the items that the filter lets pass."""
    column = {"id": ItemRow.id, "name": ItemRow.name, "price": ItemRow.price}[wanted.sort.removeprefix("-")]
    order = column.desc() if wanted.sort.startswith("-") else column.asc()
    rows = select(ItemRow).where(*_conditions(wanted)).order_by(order, ItemRow.id)
    return rows.limit(page.limit).offset(min(page.offset, MAX_INTEGER))


def link_header(request: Request, page: Page, total: int) -> str:
    """Where the pages before and after are, with all that the client asked for; empty if there are none."""
    given = request.query_params
    known = [("tag", tag) for tag in given.getlist("tag")]
    known += [(name, given[name]) for name in ItemFilter.model_fields if name in given and name != "tag"]
    offsets = {}
    if page.offset + page.limit < total:
        offsets["next"] = page.offset + page.limit
    if page.offset > 0:
        offsets["prev"] = max(0, page.offset - page.limit)
    return ", ".join(
        f'<{request.url.path}?{urlencode([*known, ("limit", page.limit), ("offset", offset)])}>; rel="{relation}"'
        for relation, offset in offsets.items()
    )


def _conditions(wanted: ItemFilter) -> list[ColumnElement[bool]]:
    tags = func.json_each(ItemRow.tags).table_valued("value")
    conditions: list[ColumnElement[bool]] = [
        exists(select(1).select_from(tags).where(tags.c.value == tag)) for tag in wanted.tag
    ]
    if wanted.q is not MISSING:
        conditions.append(func.instr(ItemRow.folded_name, wanted.q.casefold()) > 0)
    if wanted.status is not MISSING:
        conditions.append(ItemRow.status == wanted.status)
    if wanted.in_stock is not MISSING:
        conditions.append(ItemRow.stock > 0 if wanted.in_stock else ItemRow.stock == 0)
    if wanted.min_price is not MISSING:
        conditions.append(ItemRow.price >= Decimal(wanted.min_price))
    if wanted.max_price is not MISSING:
        conditions.append(ItemRow.price <= Decimal(wanted.max_price))
    if wanted.created_after is not MISSING:
        conditions.append(ItemRow.created_at > wanted.created_after)
    return conditions
