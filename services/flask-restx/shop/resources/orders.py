"""Orders: place, get, and get a line of one."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from flask import current_app
from flask_restx import Resource, marshal
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import Conflict, NotFound

from shop.callbacks import check_callback
from shop.database.session import get_session, get_writing_session
from shop.database.tables import LARGEST_ID, Item, Order, OrderLine
from shop.inputs import Integer, Text
from shop.models.orders import order, order_create, order_line
from shop.namespaces import orders
from shop.parameters import Parameter, Parameters, order_id, order_parameters
from shop.problems import Invalid, ValidationFailed, pointer
from shop.responses import (
    FORBIDDEN,
    KEY_REUSED,
    NOT_ACCEPTABLE,
    ORDER_NOT_FOUND,
    PRODUCES,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    Body,
    Headers,
    header,
)
from shop.security import READ_ORDERS, WRITE_ORDERS, current_user

create_parameters = Parameters(
    Parameter(
        "Idempotency-Key",
        dest="key",
        type=Text(min_length=1, max_length=64, pattern="^[A-Za-z0-9-]+$"),
        location="headers",
        help="A key of the client's choice that makes it safe to send this order again.",
    ),
)

line_parameters = Parameters(
    order_id,
    Parameter("line_no", type=Integer(minimum=1), location="view_args", help="The number of the line, from 1."),
)


@orders.route("/orders")
@orders.response(**UNAUTHORIZED)
@orders.response(*FORBIDDEN)
@orders.response(*NOT_ACCEPTABLE)
@orders.response(*VALIDATION_FAILED)
class OrderList(Resource):
    """All orders."""

    @orders.doc(
        "createOrder",
        produces=PRODUCES,
        security=WRITE_ORDERS,
        description=(
            "Orders some items at today's prices. With an `Idempotency-Key` the same order can be sent again, "
            "and is placed once."
        ),
    )
    @orders.expect(create_parameters, order_create, validate=True)
    @orders.param("payload", "What to order, and how it is paid.", _in="body")
    @orders.response(
        201,
        "The order as placed; the same one again for a known `Idempotency-Key`.",
        order,
        headers=header("Location", "The path of the order.", format="uri-reference"),
    )
    @orders.response(*KEY_REUSED)
    @orders.response(*UNSUPPORTED_MEDIA_TYPE)
    def post(self) -> tuple[Body, int, Headers]:
        """Place an order."""
        key, body = create_parameters.parse_args().key, orders.payload
        session = get_writing_session()
        placed = _placed_before(session, key, body) if key else None
        if placed is None:
            placed = _new_order(session, key, body)
            session.add(placed)
            session.commit()
        return marshal(placed, order), 201, {"Location": self.api.url_for(OneOrder, order_id=placed.id)}


@orders.route("/orders/<string:order_id>")
@orders.response(**UNAUTHORIZED)
@orders.response(*FORBIDDEN)
@orders.response(*ORDER_NOT_FOUND)
@orders.response(*NOT_ACCEPTABLE)
@orders.response(*VALIDATION_FAILED)
class OneOrder(Resource):
    """An order."""

    @orders.doc("getOrder", produces=PRODUCES, security=READ_ORDERS)
    @orders.expect(order_parameters)
    @orders.response(200, "The order.", order)
    def get(self, **_text: str) -> Body:
        """Get an order.

        One order by its id.
        """
        return marshal(find_order(get_session(), order_parameters.parse_args().order_id), order)


@orders.route("/orders/<string:order_id>/lines/<string:line_no>")
@orders.response(**UNAUTHORIZED)
@orders.response(*FORBIDDEN)
@orders.response(*ORDER_NOT_FOUND)
@orders.response(*NOT_ACCEPTABLE)
@orders.response(*VALIDATION_FAILED)
class OneOrderLine(Resource):
    """A line of an order."""

    @orders.doc("getOrderLine", produces=PRODUCES, security=READ_ORDERS)
    @orders.expect(line_parameters)
    @orders.response(200, "The line.", order_line)
    def get(self, **_text: str) -> Body:
        """Get a line of an order.

        One line of an order by its number.
        """
        arguments = line_parameters.parse_args()
        lines = find_order(get_session(), arguments.order_id).lines
        if arguments.line_no > len(lines):
            raise NotFound("There is no such line in the order.")
        return marshal(lines[arguments.line_no - 1], order_line)


def find_order(session: Session, number: str) -> Order:
    """Return an order by its id; NotFound says that there is none."""
    found = session.get(Order, number)
    if found is None:
        raise NotFound("There is no such order.")
    return found


def _placed_before(session: Session, key: str, body: object) -> Order | None:
    """Return the order that the user has placed with this key; Conflict says that it was another one."""
    mine = select(Order).where(Order.username == current_user().username, Order.idempotency_key == key)
    placed = session.scalar(mine)
    if placed is not None and placed.fingerprint != _fingerprint(body):
        raise Conflict("This `Idempotency-Key` came with another order before.")
    return placed


def _new_order(session: Session, key: str | None, body: Mapping[str, Any]) -> Order:
    """Make an order of a valid body; ValidationFailed says what of it there is not in the shop."""
    numbers = [line["item_id"] for line in body["lines"]]
    known = {
        number: found
        for number in set(numbers)
        if number <= LARGEST_ID and (found := session.get(Item, number)) is not None
    }
    errors = [
        Invalid(pointer=pointer(["lines", place, "item_id"]), detail="There is no such item.")
        for place, number in enumerate(numbers)
        if number not in known
    ]
    errors += check_callback(body.get("callback_url"))
    if errors:
        raise ValidationFailed(errors)
    return Order(
        payment_method=body["payment"]["method"],
        callback_url=body.get("callback_url"),
        username=current_user().username,
        idempotency_key=key,
        fingerprint=_fingerprint(body) if key else None,
        lines=[_line(place, line["quantity"], known[line["item_id"]]) for place, line in enumerate(body["lines"], 1)],
    )


def _line(number: int, quantity: int, ordered: Item) -> OrderLine:
    return OrderLine(line_no=number, item_id=ordered.id, name=ordered.name, quantity=quantity, unit_price=ordered.price)


def _fingerprint(body: object) -> str:
    """Return what tells one body from another, and gives nothing away of how it is paid."""
    text = json.dumps(body, sort_keys=True)
    return hmac.new(current_app.config["SHOP"].secret.encode(), text.encode(), hashlib.sha256).hexdigest()
