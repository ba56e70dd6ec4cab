"""The smallest things: a greeting, and all data at once."""

from collections.abc import Sequence

from flask_restful import Resource, marshal_with
from sqlalchemy import select

from shop.database import get_session
from shop.output import item_fields
from shop.tables import Item


class Hello(Resource):
    """The greeting."""

    def get(self) -> dict[str, str]:
        """Say hello in the name of the framework."""
        return {"message": "Hello, Flask-RESTful!"}


class Data(Resource):
    """All data."""

    @marshal_with(item_fields)
    def get(self) -> Sequence[Item]:
        """Return all items, in the order of their ids."""
        return list(get_session().scalars(select(Item).order_by(Item.id)))
