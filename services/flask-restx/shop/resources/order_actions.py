"""What becomes of an order: it is cancelled, or shipped."""

from flask_restx import Resource, marshal
from werkzeug.exceptions import Conflict

from shop.callbacks import tell_shipped
from shop.database.session import get_writing_session
from shop.database.tables import Order, now
from shop.models.orders import order
from shop.namespaces import orders
from shop.parameters import order_parameters
from shop.resources.orders import find_order
from shop.responses import (
    FORBIDDEN,
    NOT_ACCEPTABLE,
    ORDER_NOT_FOUND,
    ORDER_NOT_OPEN,
    PRODUCES,
    UNAUTHORIZED,
    VALIDATION_FAILED,
    Body,
)
from shop.security import WRITE_ORDERS


@orders.route("/orders/<string:order_id>/cancel")
@orders.response(**UNAUTHORIZED)
@orders.response(*FORBIDDEN)
@orders.response(*ORDER_NOT_FOUND)
@orders.response(*NOT_ACCEPTABLE)
@orders.response(*ORDER_NOT_OPEN)
@orders.response(*VALIDATION_FAILED)
class CancelOrder(Resource):
    """The end of an order."""

    @orders.doc("cancelOrder", produces=PRODUCES, security=WRITE_ORDERS)
    @orders.expect(order_parameters)
    @orders.response(200, "The order as it is now.", order)
    def post(self, **_text: str) -> Body:
        """Cancel an order.

        An open order is cancelled; one that is cancelled or shipped can't be.
        """
        return marshal(_end_as("cancelled"), order)


@orders.route("/orders/<string:order_id>/ship")
@orders.response(**UNAUTHORIZED)
@orders.response(*FORBIDDEN)
@orders.response(*ORDER_NOT_FOUND)
@orders.response(*NOT_ACCEPTABLE)
@orders.response(*ORDER_NOT_OPEN)
@orders.response(*VALIDATION_FAILED)
class ShipOrder(Resource):
    """The purpose of an order."""

    @orders.doc(
        "shipOrder",
        produces=PRODUCES,
        security=WRITE_ORDERS,
        description=(
            "An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and the shop's "
            "own webhook where one is configured. That they can't be reached keeps nothing from being shipped."
        ),
    )
    @orders.expect(order_parameters)
    @orders.response(200, "The order as it is now.", order)
    def post(self, **_text: str) -> Body:
        """Ship an order."""
        shipped = _end_as("shipped")
        tell_shipped(shipped, now())
        return marshal(shipped, order)


def _end_as(status: str) -> Order:
    """Give the request's order another status, for good; Conflict says that it has one already."""
    number = order_parameters.parse_args().order_id
    session = get_writing_session()
    found = find_order(session, number)
    if found.status != "open":
        raise Conflict(f"The order is {found.status} already.")
    found.status = status
    session.commit()
    return found
