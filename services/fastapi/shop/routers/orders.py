"""The operations tagged `orders`."""

from hashlib import sha256
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Body, Depends, Header, HTTPException, Path, Response, status
from fastapi.exceptions import RequestValidationError
from pydantic import MISSING
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.bodies import StrictRoute
from shop.database import MAX_INTEGER, DatabaseSession, writing
from shop.delivery import may_be_called, tell
from shop.headers import location
from shop.negotiation import accepts_json
from shop.parameters import OrderId, decimal_digits
from shop.problems import (
    FORBIDDEN,
    KEY_REUSED,
    NOT_ACCEPTABLE,
    ORDER_NOT_FOUND,
    ORDER_NOT_OPEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.routers.outgoing import callbacks
from shop.schemas.orders import ORDER_EXAMPLES, Order, OrderCreate, OrderLine, OrderStatus, ShippedEvent
from shop.security import Reader, Writer
from shop.settings import Settings, ShopSettings
from shop.tables import ItemRow, OrderLineRow, OrderRow, now

router = APIRouter(
    tags=["orders"],
    route_class=StrictRoute,
    dependencies=[Depends(accepts_json)],
    responses=UNAUTHORIZED | FORBIDDEN | NOT_ACCEPTABLE | VALIDATION_FAILED,
)

_LINKS: Final[dict[str, Any]] = {
    name: {"operationId": name, "description": description, "parameters": {"order_id": "$response.body#/id"}}
    for name, description in {
        "getOrder": "Look at the order.",
        "cancelOrder": "Cancel the order.",
        "shipOrder": "Ship the order.",
    }.items()
}


@router.post(
    "/orders",
    operation_id="createOrder",
    summary="Place an order",
    status_code=status.HTTP_201_CREATED,
    response_description="The order as placed; the same one again for a known `Idempotency-Key`.",
    responses={201: {"headers": location("the order"), "links": _LINKS}, **KEY_REUSED, **UNSUPPORTED_MEDIA_TYPE},
    openapi_extra={"requestBody": {"description": "What to order, and how it is paid."}},
    callbacks=callbacks.routes,
)
def create_order(  # noqa: PLR0913, PLR0917 - each is injected
    user: Writer,
    session: DatabaseSession,
    settings: ShopSettings,
    new: Annotated[OrderCreate, Body(openapi_examples=ORDER_EXAMPLES)],
    response: Response,
    key: Annotated[
        str | MISSING,
        Header(
            alias="Idempotency-Key",
            description="A key of the client's choice that makes it safe to send this order again.",
            min_length=1,
            max_length=64,
            pattern=r"^[A-Za-z0-9-]+$",
        ),
    ] = MISSING,
) -> Order:
    """Orders some items at today's prices. With an `Idempotency-Key` the same order can be sent again, and is placed
    once.
    """  # noqa: D205 - one paragraph, in the contract's words
    fingerprint = sha256(new.model_dump_json(exclude_unset=True).encode()).hexdigest()
    same_key = select(OrderRow).where(OrderRow.username == user.username, OrderRow.idempotency_key == key)
    with writing(session):
        row = session.scalar(same_key) if key is not MISSING else None
        if row is None:
            row = OrderRow(
                username=user.username,
                idempotency_key=None if key is MISSING else key,
                fingerprint=fingerprint,
                payment_method=new.payment.method,
                callback_url=new.callback_url,
                lines=_lines(session, settings, new),
            )
            session.add(row)
            session.flush()
        if row.fingerprint != fingerprint:
            raise HTTPException(status.HTTP_409_CONFLICT, "This `Idempotency-Key` came with another order before.")
        order = Order.model_validate(row)
    response.headers["Location"] = router.url_path_for("get_order", order_id=str(order.id))
    return order


@router.get(
    "/orders/{order_id}",
    operation_id="getOrder",
    summary="Get an order",
    response_description="The order.",
    responses={200: {"links": _LINKS}, **ORDER_NOT_FOUND},
)
def get_order(_: Reader, session: DatabaseSession, order_id: OrderId) -> Order:
    """One order by its id."""
    with session.begin():
        return Order.model_validate(_find_order(session, order_id))


@router.post(
    "/orders/{order_id}/cancel",
    operation_id="cancelOrder",
    summary="Cancel an order",
    response_description="The order as it is now.",
    responses=ORDER_NOT_FOUND | ORDER_NOT_OPEN,
)
def cancel_order(_: Writer, session: DatabaseSession, order_id: OrderId) -> Order:
    """An open order is cancelled; one that is cancelled or shipped can't be."""
    return _close(session, order_id, "cancelled")


@router.post(
    "/orders/{order_id}/ship",
    operation_id="shipOrder",
    summary="Ship an order",
    response_description="The order as it is now.",
    responses=ORDER_NOT_FOUND | ORDER_NOT_OPEN,
)
def ship_order(
    _: Writer, session: DatabaseSession, settings: ShopSettings, order_id: OrderId, background: BackgroundTasks
) -> Order:
    """An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and the shop's own
    webhook where one is configured. That they can't be reached keeps nothing from being shipped.
    """  # noqa: D205 - one paragraph, in the contract's words
    order = _close(session, order_id, "shipped")
    event = ShippedEvent(event="order.shipped", order_id=order.id, shipped_at=now())
    background.add_task(tell, event, order.callback_url, settings)
    return order


@router.get(
    "/orders/{order_id}/lines/{line_no}",
    operation_id="getOrderLine",
    summary="Get a line of an order",
    response_description="The line.",
    responses=ORDER_NOT_FOUND,
)
def get_order_line(
    _: Reader,
    session: DatabaseSession,
    order_id: OrderId,
    line_no: Annotated[int, Path(description="The number of the line, from 1.", ge=1), decimal_digits],
) -> OrderLine:
    """One line of an order by its number."""
    with session.begin():
        lines = _find_order(session, order_id).lines
        if line_no > len(lines):
            raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such line in the order.")
        return OrderLine.model_validate(lines[line_no - 1])


def _find_order(session: Session, order_id: UUID) -> OrderRow:
    row = session.get(OrderRow, order_id)
    if row is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such order.")
    return row


def _close(session: Session, order_id: UUID, outcome: OrderStatus) -> Order:
    with writing(session):
        row = _find_order(session, order_id)
        if row.status != "open":
            raise HTTPException(status.HTTP_409_CONFLICT, f"The order is {row.status} already.")
        row.status = outcome
        return Order.model_validate(row)


def _lines(session: Session, settings: Settings, new: OrderCreate) -> list[OrderLineRow]:
    """The order's lines with today's names and prices, if all that it asks for can be had."""
    ids = {line.item_id for line in new.lines if line.item_id <= MAX_INTEGER}
    items = {item.id: item for item in session.scalars(select(ItemRow).where(ItemRow.id.in_(ids)))}
    errors = [
        {"type": "item", "loc": ("body", "lines", index, "item_id"), "msg": "There is no such item"}
        for index, line in enumerate(new.lines)
        if line.item_id not in items
    ]
    if new.callback_url is not None and not may_be_called(new.callback_url, settings):
        errors.append({"type": "host", "loc": ("body", "callback_url"), "msg": "The shop may not call this address"})
    if errors:
        raise RequestValidationError(errors)
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
