"""The smallest things: a greeting, a sign of life, and all data at once."""

from flask_restx import Resource, marshal
from sqlalchemy import select

from shop.database.session import get_session
from shop.database.tables import Item
from shop.inputs import Integer
from shop.models.basics import greeting, health
from shop.models.items import item
from shop.namespaces import basics
from shop.parameters import Parameter, Parameters
from shop.responses import NOT_ACCEPTABLE, PRODUCES, VALIDATION_FAILED, Body

HELLO_ENDPOINT = "hello"

data_parameters = Parameters(
    Parameter(
        "limit",
        type=Integer(minimum=1, maximum=100),
        location="args",
        help="How many items there are at most; all of them without it.",
    ),
)


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


@basics.route("/health")
@basics.response(*NOT_ACCEPTABLE)
class Health(Resource):
    """A sign of life."""

    @basics.doc("getHealth", produces=PRODUCES)
    @basics.response(200, "The service is up.", health)
    def get(self) -> Body:
        """Tell whether the shop is open.

        Answers as soon as the service can serve; nobody has to be let in.
        """
        return marshal({"status": "ok"}, health)


@basics.route("/data")
@basics.response(*NOT_ACCEPTABLE)
@basics.response(*VALIDATION_FAILED)
class Data(Resource):
    """All data."""

    @basics.doc("getData", produces=PRODUCES)
    @basics.expect(data_parameters)
    @basics.response(200, "Every item of the shop.", [item])
    def get(self) -> list[Body]:
        """Get all items.

        All items, in the order of their ids, read through the injected database session.
        """
        limit = data_parameters.parse_args().limit
        return marshal(list(get_session().scalars(select(Item).order_by(Item.id).limit(limit))), item)
