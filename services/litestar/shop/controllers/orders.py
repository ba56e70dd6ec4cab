"""The operations tagged `orders`."""

from hashlib import sha256
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.openapi.spec import Link
from litestar.params import HeaderParameter, JSONBody, PathParameter
from litestar.status_codes import HTTP_200_OK
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.authentication import Holder, TokenAuthentication
from shop.database import MAX_INTEGER, writing
from shop.delivery import may_be_called, tell
from shop.exceptions import Conflict, refuse_body
from shop.guards import requires_scope
from shop.headers import location
from shop.models.orders import ORDER_EXAMPLES, Order, OrderCreate, OrderLine, OrderStatus, ShippedEvent
from shop.operation import ShopOperation, operation
from shop.outgoing import CALLBACKS
from shop.reading import Fault
from shop.responses import (
    FORBIDDEN,
    KEY_REUSED,
    NOT_ACCEPTABLE,
    ORDER_NOT_FOUND,
    ORDER_NOT_OPEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.settings import Settings
from shop.tables import ItemRow, OrderLineRow, OrderRow, now

_ERRORS: Final = UNAUTHORIZED | FORBIDDEN | NOT_ACCEPTABLE | VALIDATION_FAILED
_LINKS: Final = {
    name: Link(operation_id=name, description=description, parameters={"order_id": "$response.body#/id"})
    for name, description in {
        "getOrder": "Look at the order.",
        "cancelOrder": "Cancel the order.",
        "shipOrder": "Ship the order.",
    }.items()
}

OrderId = Annotated[UUID, PathParameter(description="The id of the order.")]


class OrdersController(Controller):
    """What customers buy."""

    tags = ["orders"]  # noqa: RUF012 - that is how Litestar wants it
    middleware = [TokenAuthentication]  # noqa: RUF012 - likewise

    @post(
        "/orders",
        sync_to_thread=True,
        guards=[requires_scope("orders:write")],
        security=[{"OAuth2": ["orders:write"]}],
        operation_id="createOrder",
        summary="Place an order",
        response_description="The order as placed; the same one again for a known `Idempotency-Key`.",
        responses=_ERRORS | KEY_REUSED | UNSUPPORTED_MEDIA_TYPE,
        operation_class=operation(
            body="What to order, and how it is paid.",
            examples=ORDER_EXAMPLES,
            headers={201: location("the order")},
            links=_LINKS,
            callbacks=CALLBACKS,
        ),
    )
    def create_order(
        self,
        request: Request[Holder, str, Any],
        data: JSONBody[OrderCreate],
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
        key: Annotated[
            str | None,
            HeaderParameter(
                name="Idempotency-Key",
                description="A key of the client's choice that makes it safe to send this order again.",
                min_length=1,
                max_length=64,
                pattern=r"^[A-Za-z0-9-]+$",
            ),
        ] = None,
    ) -> Response[Order]:
        """Orders some items at today's prices. With an `Idempotency-Key` the same order can be sent again, and is
        placed once.
        """  # noqa: D205 - one paragraph, in the contract's words
        # A member that was left out is left out here too: null is another order.
        fingerprint = sha256(msgspec.json.encode(data)).hexdigest()
        username = request.user.username
        same_key = select(OrderRow).where(OrderRow.username == username, OrderRow.idempotency_key == key)
        with writing(session):
            row = session.scalar(same_key) if key is not None else None
            if row is None:
                row = OrderRow(
                    username=username,
                    idempotency_key=key,
                    fingerprint=fingerprint,
                    payment_method=data.payment.__struct_config__.tag,
                    callback_url=data.callback_url or None,
                    lines=_lines(session, settings, data),
                )
                session.add(row)
                session.flush()
            if row.fingerprint != fingerprint:
                raise Conflict("This `Idempotency-Key` came with another order before.")
            order = _read(row)
        return Response(order, headers={"Location": request.app.route_reverse("order", order_id=str(order.id))})

    @get(
        "/orders/{order_id:str}",
        name="order",
        sync_to_thread=True,
        guards=[requires_scope("orders:read")],
        security=[{"OAuth2": ["orders:read"]}],
        operation_id="getOrder",
        summary="Get an order",
        response_description="The order.",
        responses=_ERRORS | ORDER_NOT_FOUND,
        operation_class=operation(links=_LINKS),
    )
    def get_order(self, session: NamedDependency[Session], order_id: OrderId) -> Order:
        """One order by its id."""
        with session.begin():
            return _read(_find_order(session, order_id))

    @post(
        "/orders/{order_id:str}/cancel",
        sync_to_thread=True,
        guards=[requires_scope("orders:write")],
        security=[{"OAuth2": ["orders:write"]}],
        status_code=HTTP_200_OK,
        operation_id="cancelOrder",
        summary="Cancel an order",
        response_description="The order as it is now.",
        responses=_ERRORS | ORDER_NOT_FOUND | ORDER_NOT_OPEN,
        operation_class=ShopOperation,
    )
    def cancel_order(self, session: NamedDependency[Session], order_id: OrderId) -> Order:
        """An open order is cancelled; one that is cancelled or shipped can't be."""
        return _close(session, order_id, "cancelled")

    @post(
        "/orders/{order_id:str}/ship",
        sync_to_thread=True,
        guards=[requires_scope("orders:write")],
        security=[{"OAuth2": ["orders:write"]}],
        status_code=HTTP_200_OK,
        operation_id="shipOrder",
        summary="Ship an order",
        response_description="The order as it is now.",
        responses=_ERRORS | ORDER_NOT_FOUND | ORDER_NOT_OPEN,
        operation_class=ShopOperation,
    )
    def ship_order(
        self, session: NamedDependency[Session], settings: NamedDependency[Settings], order_id: OrderId
    ) -> Response[Order]:
        """An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and the shop's own
        webhook where one is configured. That they can't be reached keeps nothing from being shipped.
        """  # noqa: D205 - one paragraph, in the contract's words
        order = _close(session, order_id, "shipped")
        event = ShippedEvent(event="order.shipped", order_id=order.id, shipped_at=now())
        return Response(order, background=BackgroundTask(tell, event, order.callback_url, settings))

    @get(
        "/orders/{order_id:str}/lines/{line_no:str}",
        sync_to_thread=True,
        guards=[requires_scope("orders:read")],
        security=[{"OAuth2": ["orders:read"]}],
        operation_id="getOrderLine",
        summary="Get a line of an order",
        response_description="The line.",
        responses=_ERRORS | ORDER_NOT_FOUND,
        operation_class=ShopOperation,
    )
    def get_order_line(
        self,
        session: NamedDependency[Session],
        order_id: OrderId,
        line_no: Annotated[int, PathParameter(ge=1, description="The number of the line, from 1.")],
    ) -> OrderLine:
        """One line of an order by its number."""
        with session.begin():
            lines = _find_order(session, order_id).lines
            if line_no > len(lines):
                raise NotFoundException("There is no such line in the order.")
            return msgspec.convert(lines[line_no - 1], OrderLine, from_attributes=True)


def _read(row: OrderRow) -> Order:
    return msgspec.convert(row, Order, from_attributes=True)


def _find_order(session: Session, order_id: UUID) -> OrderRow:
    row = session.get(OrderRow, order_id)
    if row is None:
        raise NotFoundException("There is no such order.")
    return row


def _close(session: Session, order_id: UUID, outcome: OrderStatus) -> Order:
    with writing(session):
        row = _find_order(session, order_id)
        if row.status != "open":
            raise Conflict(f"The order is {row.status} already.")
        row.status = outcome
        return _read(row)


def _lines(session: Session, settings: Settings, new: OrderCreate) -> list[OrderLineRow]:
    """The order's lines with today's names and prices, if all that it asks for can be had."""
    ids = {line.item_id for line in new.lines if line.item_id <= MAX_INTEGER}
    items = {item.id: item for item in session.scalars(select(ItemRow).where(ItemRow.id.in_(ids)))}
    faults = [
        Fault(place=("lines", index, "item_id"), message="There is no such item")
        for index, line in enumerate(new.lines)
        if line.item_id not in items
    ]
    if new.callback_url and not may_be_called(new.callback_url, settings):
        faults.append(Fault(place=("callback_url",), message="The shop may not call this address"))
    if faults:
        refuse_body(faults)
    return [
        OrderLineRow(
            line_no=number,
            item_id=line.item_id,
            name=items[line.item_id].name,
            quantity=line.quantity,
            unit_price=items[line.item_id].price,
        )
        for number, line in enumerate(new.lines, start=1)
    ]
