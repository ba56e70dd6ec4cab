"""What customers buy."""

from drf_spectacular.utils import OpenApiCallback, OpenApiParameter, OpenApiResponse, extend_schema

from documented import shared as doc
from documented.examples import BY_CARD, BY_TRANSFER
from shop.serializers.orders import OrderCreateSerializer, OrderLineSerializer, OrderSerializer, ShippedEventSerializer

LET_IN = {**doc.UNAUTHORIZED, **doc.FORBIDDEN}
ACTED: doc.Responses = {
    200: OpenApiResponse(OrderSerializer, "The order as it is now."),
    **LET_IN,
    **doc.ORDER_NOT_FOUND,
    **doc.NOT_ACCEPTABLE,
    **doc.ORDER_NOT_OPEN,
    **doc.VALIDATION_FAILED,
}
ORDER_SHIPPED = OpenApiCallback(
    "orderShipped",
    "{$request.body#/callback_url}",
    extend_schema(
        summary="Tell the customer that the order is shipped",
        description="Sent once, to the address given with the order, when the order is shipped.",
        request=ShippedEventSerializer,
        responses={204: OpenApiResponse(description="The customer has taken note.")},
    ),
)


create_order = extend_schema(
    operation_id="createOrder",
    tags=["orders"],
    summary="Place an order",
    description="Orders some items at today's prices. With an `Idempotency-Key` the same order can be sent again, "
    "and is placed once.",
    parameters=[
        OpenApiParameter(
            "Idempotency-Key",
            {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9-]+$"},
            OpenApiParameter.HEADER,
            description="A key of the client's choice that makes it safe to send this order again.",
        ),
        doc.location("the order", 201),
        doc.CHALLENGE,
    ],
    request=OrderCreateSerializer,
    examples=[BY_CARD, BY_TRANSFER],
    callbacks=[ORDER_SHIPPED],
    responses={
        201: OpenApiResponse(OrderSerializer, "The order as placed; the same one again for a known `Idempotency-Key`."),
        **LET_IN,
        **doc.NOT_ACCEPTABLE,
        **doc.KEY_REUSED,
        **doc.UNSUPPORTED_MEDIA_TYPE,
        **doc.VALIDATION_FAILED,
    },
)

get_order = extend_schema(
    operation_id="getOrder",
    tags=["orders"],
    summary="Get an order",
    description="One order by its id.",
    parameters=[doc.ORDER_ID, doc.CHALLENGE],
    responses={
        200: OpenApiResponse(OrderSerializer, "The order."),
        **LET_IN,
        **doc.ORDER_NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

cancel_order = extend_schema(
    operation_id="cancelOrder",
    tags=["orders"],
    summary="Cancel an order",
    description="An open order is cancelled; one that is cancelled or shipped can't be.",
    parameters=[doc.ORDER_ID, doc.CHALLENGE],
    request=None,
    responses=ACTED,
)

ship_order = extend_schema(
    operation_id="shipOrder",
    tags=["orders"],
    summary="Ship an order",
    description="An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and the "
    "shop's own webhook where one is configured. That they can't be reached keeps nothing from being shipped.",
    parameters=[doc.ORDER_ID, doc.CHALLENGE],
    request=None,
    responses=ACTED,
)

get_order_line = extend_schema(
    operation_id="getOrderLine",
    tags=["orders"],
    summary="Get a line of an order",
    description="One line of an order by its number.",
    parameters=[doc.ORDER_ID, doc.in_path("line_no", "The number of the line, from 1.", doc.ID), doc.CHALLENGE],
    responses={
        200: OpenApiResponse(OrderLineSerializer, "The line."),
        **LET_IN,
        **doc.ORDER_NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
