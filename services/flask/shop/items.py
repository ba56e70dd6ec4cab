"""The items: list them, create one, get one."""

from http import HTTPStatus

from flask import Blueprint, request, url_for
from sqlalchemy import func, select
from werkzeug.exceptions import NotFound

from shop.bodies import read_json
from shop.database import get_session
from shop.documentation import auto
from shop.negotiation import refuse_unless_json_will_do
from shop.new_item import read_new_item
from shop.parameters import Integer, read_integers
from shop.tables import LARGEST_INTEGER, Item

blueprint = Blueprint("items", __name__)
blueprint.before_request(refuse_unless_json_will_do)


@blueprint.get("/items")
@auto.doc()
def list_items() -> dict[str, object]:
    """List the items

    One page of the items, in the order of their ids.
    """  # noqa: D415 - the first line of what Flask-Selfdoc shows
    page = read_integers(
        request.args, limit=Integer(minimum=1, maximum=100, default=20), offset=Integer(minimum=0, default=0)
    )
    session = get_session()
    offset = min(page["offset"], LARGEST_INTEGER)
    found = session.scalars(select(Item).order_by(Item.id).limit(page["limit"]).offset(offset))
    total = session.scalar(select(func.count()).select_from(Item))
    return {"items": [item.to_json() for item in found], "total": total, **page}


@blueprint.post("/items")
@auto.doc()
def create_item() -> tuple[dict[str, object], HTTPStatus, dict[str, str]]:
    """Create an item

    Adds an item to the shop and answers with it, its id included.
    """  # noqa: D415 - the first line of what Flask-Selfdoc shows
    item = read_new_item(read_json())
    session = get_session()
    session.add(item)
    session.commit()
    return item.to_json(), HTTPStatus.CREATED, {"Location": url_for("items.get_item", item_id=item.id)}


@blueprint.get("/items/<item_id>")  # `<int:item_id>` would answer `/items/abc` with 404
@auto.doc()
def get_item(item_id: str) -> dict[str, object]:
    """Get an item

    One item by its id.
    """  # noqa: D415 - the first line of what Flask-Selfdoc shows
    number = read_integers({"item_id": item_id}, item_id=Integer(minimum=1))["item_id"]
    item = get_session().get(Item, number) if number <= LARGEST_INTEGER else None
    if item is None:
        raise NotFound("There is no such item.")
    return item.to_json()
