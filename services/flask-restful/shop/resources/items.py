"""The items: list them, create one, get one."""

from http import HTTPStatus

from flask import url_for
from flask_restful import Resource, marshal_with
from sqlalchemy import func, select
from werkzeug.exceptions import NotFound

from shop.database import get_session
from shop.inputs import Integer, Text, price
from shop.output import item_fields, page_fields
from shop.parsers import Body, Path, Query
from shop.tables import LARGEST_INTEGER, Item

page_parser = (
    Query()
    .add_argument("limit", type=Integer(minimum=1, maximum=100), default=20)
    .add_argument("offset", type=Integer(minimum=0), default=0)
)

item_parser = (
    Body()
    .add_argument("name", type=Text(least=1, most=80), required=True, nullable=False)
    .add_argument("price", type=price, required=True, nullable=False)
    .add_argument("description", type=Text(most=500))
)

path_parser = Path().add_argument("item_id", type=Integer(minimum=1))


class ItemList(Resource):
    """All items."""

    @marshal_with(page_fields)
    def get(self) -> dict[str, object]:
        """Return one page of the items, in the order of their ids."""
        page = page_parser.parse_args()
        session = get_session()
        offset = min(page.offset, LARGEST_INTEGER)
        found = session.scalars(select(Item).order_by(Item.id).limit(page.limit).offset(offset))
        return {**page, "items": list(found), "total": session.scalar(select(func.count()).select_from(Item))}

    @marshal_with(item_fields)
    def post(self) -> tuple[Item, int, dict[str, str]]:
        """Add an item to the shop, and answer with it."""
        item = Item(**item_parser.parse_args())
        session = get_session()
        session.add(item)
        session.commit()
        return item, HTTPStatus.CREATED, {"Location": url_for("oneitem", item_id=item.id)}


class OneItem(Resource):
    """An item."""

    @marshal_with(item_fields)
    def get(self, **_text: str) -> Item:
        """Return one item by its id."""
        number = path_parser.parse_args().item_id
        item = get_session().get(Item, number) if number <= LARGEST_INTEGER else None
        if item is None:
            raise NotFound("There is no such item.")
        return item
