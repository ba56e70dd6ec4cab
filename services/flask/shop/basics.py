"""The smallest things: a greeting, and all data at once."""

from flask import Blueprint
from sqlalchemy import select

from shop.database import get_session
from shop.documentation import auto
from shop.negotiation import refuse_unless_json_will_do
from shop.tables import Item

blueprint = Blueprint("basics", __name__)
blueprint.before_request(refuse_unless_json_will_do)


@blueprint.get("/")
@auto.doc()
def hello() -> dict[str, str]:
    """Say hello

    Greets in the name of the framework that answers.
    """  # noqa: D415 - the first line of what Flask-Selfdoc shows
    return {"message": "Hello, Flask!"}


@blueprint.get("/data")
@auto.doc()
def get_data() -> list[dict[str, object]]:
    """Get all items

    All items, in the order of their ids, read through the injected database session.
    """  # noqa: D415 - the first line of what Flask-Selfdoc shows
    return [item.to_json() for item in get_session().scalars(select(Item).order_by(Item.id))]
