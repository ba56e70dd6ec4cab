"""The operations tagged `orders`."""
# ruff: noqa: ARG001 - each operation is handed the request, whether it needs it or not

from typing import Annotated, Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Header, Path, Router

from shop.auth import OAuth2
from shop.delivery import tell
from shop.documented import (
    FORBIDDEN,
    KEY_REUSED,
    NOT_ACCEPTABLE,
    ORDER_NOT_FOUND,
    ORDER_NOT_OPEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    answered,
    documented,
    location,
)
from shop.errors import ShopError
from shop.models import Order as OrderModel
from shop.models import OrderLine as OrderLineModel
from shop.negotiation import JSON, answers
from shop.outgoing import CALLBACKS
from shop.parameters import IdempotencyKey, OrderId
from shop.placing import place
from shop.schemas.orders import ORDER_EXAMPLES, Order, OrderCreate, OrderLine, ShippedEvent
from shop.schemas.reading import decimal_digits

router = Router(tags=["orders"])
router.add_decorator(answers(JSON), mode="view")

_LINKS: Final[dict[str, Any]] = {
    name: {"operationId": name, "description": description, "parameters": {"order_id": "$response.body#/id"}}
    for name, description in {
        "getOrder": "Look at the order.",
        "cancelOrder": "Cancel the order.",
        "shipOrder": "Ship the order.",
    }.items()
}


@router.post(
    "",
    auth=OAuth2("orders:write"),
    response={201: Order},
    operation_id="createOrder",
    summary="Place an order",
    openapi_extra=documented(
        answered(
            201,
            "The order as placed; the same one again for a known `Idempotency-Key`.",
            headers=location("the order"),
            links=_LINKS,
        ),
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_ACCEPTABLE,
        KEY_REUSED,
        UNSUPPORTED_MEDIA_TYPE,
        VALIDATION_FAILED,
        body="What to order, and how it is paid.",
        content={JSON: {"examples": ORDER_EXAMPLES}},
        callbacks=CALLBACKS,
    ),
)
def create_order(
    request: HttpRequest, response: HttpResponse, headers: Header[IdempotencyKey], new: OrderCreate
) -> OrderModel:
    """Orders some items at today's prices. With an `Idempotency-Key` the same order can be sent again, and is placed
    once.
    """  # noqa: D205 - one paragraph, in the contract's words
    order = place(new, user=request.auth.user, key=headers.key)
    response["Location"] = reverse("api-1.0.0:get_order", kwargs={"order_id": order.id})
    return order


@router.get(
    "/{order_id}",
    auth=OAuth2("orders:read"),
    response=Order,
    operation_id="getOrder",
    summary="Get an order",
    openapi_extra=documented(
        answered(200, "The order.", links=_LINKS),
        UNAUTHORIZED,
        FORBIDDEN,
        ORDER_NOT_FOUND,
        NOT_ACCEPTABLE,
        VALIDATION_FAILED,
    ),
)
def get_order(request: HttpRequest, order_id: OrderId) -> OrderModel:
    """One order by its id."""
    return get_object_or_404(OrderModel, id=order_id)


@router.post(
    "/{order_id}/cancel",
    auth=OAuth2("orders:write"),
    response=Order,
    operation_id="cancelOrder",
    summary="Cancel an order",
    openapi_extra=documented(
        answered(200, "The order as it is now."),
        UNAUTHORIZED,
        FORBIDDEN,
        ORDER_NOT_FOUND,
        NOT_ACCEPTABLE,
        ORDER_NOT_OPEN,
        VALIDATION_FAILED,
    ),
)
def cancel_order(request: HttpRequest, order_id: OrderId) -> OrderModel:
    """An open order is cancelled; one that is cancelled or shipped can't be."""
    return _close(order_id, OrderModel.Status.CANCELLED)


@router.post(
    "/{order_id}/ship",
    auth=OAuth2("orders:write"),
    response=Order,
    operation_id="shipOrder",
    summary="Ship an order",
    openapi_extra=documented(
        answered(200, "The order as it is now."),
        UNAUTHORIZED,
        FORBIDDEN,
        ORDER_NOT_FOUND,
        NOT_ACCEPTABLE,
        ORDER_NOT_OPEN,
        VALIDATION_FAILED,
    ),
)
def ship_order(request: HttpRequest, order_id: OrderId) -> OrderModel:
    """An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and the shop's own
    webhook where one is configured. That they can't be reached keeps nothing from being shipped.
    """  # noqa: D205 - one paragraph, in the contract's words
    order = _close(order_id, OrderModel.Status.SHIPPED)
    event = ShippedEvent(event="order.shipped", order_id=order.id, shipped_at=timezone.now())
    tell(event, order.callback_url)
    return order


@router.get(
    "/{order_id}/lines/{line_no}",
    auth=OAuth2("orders:read"),
    response=OrderLine,
    operation_id="getOrderLine",
    summary="Get a line of an order",
    openapi_extra=documented(
        answered(200, "The line."), UNAUTHORIZED, FORBIDDEN, ORDER_NOT_FOUND, NOT_ACCEPTABLE, VALIDATION_FAILED
    ),
)
def get_order_line(
    request: HttpRequest,
    order_id: OrderId,
    line_no: Annotated[int, Field(ge=1), decimal_digits, Path(description="The number of the line, from 1.")],
) -> OrderLineModel:
    """One line of an order by its number."""
    return get_object_or_404(OrderLineModel, order=order_id, line_no=line_no)


def _close(order_id: OrderId, outcome: OrderModel.Status) -> OrderModel:
    order = get_object_or_404(OrderModel, id=order_id)
    if not order.leave_open(outcome):
        raise ShopError(409, f"The order is {order.status} already.")
    return order
