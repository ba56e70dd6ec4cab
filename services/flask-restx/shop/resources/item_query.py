"""What the list of items is asked for: its parameters, and what they mean to the database and to the next page."""

from typing import Any
from urllib.parse import urlencode

from flask import request
from flask_restx.reqparse import ParseResult
from sqlalchemy import ColumnElement, exists, func

from shop.database.tables import Item
from shop.inputs import Integer, Text, boolean, price, time
from shop.models.items import STATUSES, TAG
from shop.negotiation import preferred_language
from shop.parameters import Parameter, Parameters
from shop.responses import Headers

list_parameters = Parameters(
    Parameter(
        "q",
        type=Text(min_length=2, max_length=50),
        location="args",
        help="Only items with this text in their name, in upper or lower case.",
    ),
    Parameter("status", choices=STATUSES, location="args", help="Only items with this status."),
    Parameter(
        "tag",
        type=Text(pattern=TAG),
        action="append",
        max_items=5,
        location="args",
        help="Only items that have each of these tags; may be repeated.",
    ),
    Parameter(
        "in_stock",
        type=boolean,
        location="args",
        help="Only items that are in stock, or only those that are not.",
    ),
    Parameter("min_price", type=price, location="args", help="Only items at this price or above."),
    Parameter("max_price", type=price, location="args", help="Only items at this price or below."),
    Parameter("created_after", type=time, location="args", help="Only items created after this time."),
    Parameter(
        "sort",
        choices=["id", "-id", "name", "-name", "price", "-price"],
        default="id",
        location="args",
        help=(
            "What the items are ordered by; `-` turns the order round. Items that are equal in it are ordered by id."
        ),
    ),
    Parameter(
        "limit",
        type=Integer(minimum=1, maximum=100),
        default=20,
        location="args",
        help="How many items the page holds at most.",
    ),
    Parameter(
        "offset",
        type=Integer(minimum=0),
        default=0,
        location="args",
        help="How many items come before the page.",
    ),
    Parameter(
        "Accept-Language",
        dest="language",
        type=preferred_language,
        location="headers",
        help="The languages that the client reads; English and German are spoken here.",
    ),
)


def conditions(page: ParseResult) -> list[ColumnElement[bool]]:
    """Return what the items of a list have to be like."""
    conditions: list[ColumnElement[bool]] = []
    if page.q is not None:
        conditions.append(func.instr(func.casefold(Item.name), page.q.casefold()) > 0)
    if page.status is not None:
        conditions.append(Item.status == page.status)
    for tag in page.tag or ():
        of_item = func.json_each(Item.tags).table_valued("value")
        conditions.append(exists().select_from(of_item).where(of_item.c.value == tag))
    if page.in_stock is not None:
        conditions.append(Item.stock > 0 if page.in_stock else Item.stock == 0)
    if page.min_price is not None:
        conditions.append(Item.price >= page.min_price)
    if page.max_price is not None:
        conditions.append(Item.price <= page.max_price)
    if page.created_after is not None:
        conditions.append(Item.created_at > page.created_after)
    return conditions


def order(sort: str) -> list[Any]:
    """Return what a list is ordered by; names by code point, as SQLite compares text."""
    column = getattr(Item, sort.removeprefix("-"))
    return [column.desc() if sort.startswith("-") else column, Item.id]


def links(page: ParseResult, total: int) -> Headers:
    """Return the header that leads to the pages around this one, if there are any."""
    targets = {}
    if page.offset + page.limit < total:
        targets["next"] = page.offset + page.limit
    if page.offset > 0:
        targets["prev"] = max(0, page.offset - page.limit)
    links = [f'<{_target(page.limit, offset)}>; rel="{relation}"' for relation, offset in targets.items()]
    return {"Link": ", ".join(links)} if links else {}


def _target(limit: int, offset: int) -> str:
    """Return this list's path and query, with another offset."""
    query: list[tuple[str, Any]] = []
    for parameter in list_parameters.args:
        values = request.args.getlist(parameter.name) if parameter.location == "args" else []
        if parameter.name not in {"limit", "offset"}:
            query += [(parameter.name, value) for value in (values if parameter.action == "append" else values[-1:])]
    return f"{request.path}?{urlencode([*query, ('limit', limit), ('offset', offset)])}"
