"""The smallest things: a greeting, and all data at once."""

from flask_restx import Namespace, Resource, marshal
from sqlalchemy import select

from shop.database import Item, get_session
from shop.models import greeting, item
from shop.responses import NOT_ACCEPTABLE, PRODUCES, Body, answers_json

HELLO_ENDPOINT = "hello"

basics = Namespace("basics", "The smallest things that a framework can do.", path="/", decorators=[answers_json])


@basics.route("/", endpoint=HELLO_ENDPOINT)
@basics.response(*NOT_ACCEPTABLE)
class Hello(Resource):
    """The greeting. `ShopApi.render_root` leads here."""

    @basics.doc("hello", produces=PRODUCES)
    @basics.response(200, "The greeting.", greeting)
    def get(self) -> Body:
        """Say hello.

        Greets in the name of the framework that answers.
        """
        return marshal({"message": "Hello, Flask-RESTX!"}, greeting)


@basics.route("/data")
@basics.response(*NOT_ACCEPTABLE)
class Data(Resource):
    """All data."""

    @basics.doc("getData", produces=PRODUCES)
    @basics.response(200, "Every item of the shop.", [item])
    def get(self) -> list[Body]:
        """Get all items.

        All items, in the order of their ids, read through the injected database session.
        """
        return marshal(list(get_session().scalars(select(Item).order_by(Item.id))), item)
