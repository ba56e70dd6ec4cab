"""What customers buy. Of callbacks and links, Swagger 2.0 has nothing to say."""

from drf_yasg import openapi
from drf_yasg.utils import no_body, swagger_auto_schema

from documented import shared as doc
from shop import examples
from shop.serializers.orders import OrderCreateSerializer, OrderLineSerializer, OrderSerializer

LET_IN = {**doc.UNAUTHORIZED, **doc.FORBIDDEN}
ACTED: doc.Responses = {
    200: doc.response("The order as it is now.", OrderSerializer),
    **LET_IN,
    **doc.ORDER_NOT_FOUND,
    **doc.NOT_ACCEPTABLE,
    **doc.ORDER_NOT_OPEN,
    **doc.VALIDATION_FAILED,
}

create_order = swagger_auto_schema(
    operation_id="createOrder",
    tags=["orders"],
    operation_summary="Place an order",
    operation_description="Orders some items at today's prices. With an `Idempotency-Key` the same order can be sent "
    "again, and is placed once.",
    manual_parameters=[
        doc.in_header(
            "Idempotency-Key",
            "A key of the client's choice that makes it safe to send this order again.",
            min_length=1,
            max_length=64,
            pattern="^[A-Za-z0-9-]+$",
        )
    ],
    security=doc.TO_WRITE,
    request_body=OrderCreateSerializer,
    request_description="What to order, and how it is paid.",
    request_example=examples.BY_CARD,
    responses={
        201: doc.response(
            "The order as placed; the same one again for a known `Idempotency-Key`.",
            OrderSerializer,
            doc.location("the order"),
        ),
        **LET_IN,
        **doc.NOT_ACCEPTABLE,
        **doc.KEY_REUSED,
        **doc.UNSUPPORTED_MEDIA_TYPE,
        **doc.VALIDATION_FAILED,
    },
)

get_order = swagger_auto_schema(
    operation_id="getOrder",
    tags=["orders"],
    operation_summary="Get an order",
    operation_description="One order by its id.",
    manual_parameters=[doc.ORDER_ID],
    security=doc.TO_READ,
    responses={
        200: doc.response("The order.", OrderSerializer),
        **LET_IN,
        **doc.ORDER_NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

cancel_order = swagger_auto_schema(
    operation_id="cancelOrder",
    tags=["orders"],
    operation_summary="Cancel an order",
    operation_description="An open order is cancelled; one that is cancelled or shipped can't be.",
    manual_parameters=[doc.ORDER_ID],
    security=doc.TO_WRITE,
    request_body=no_body,
    responses=ACTED,
)

ship_order = swagger_auto_schema(
    operation_id="shipOrder",
    tags=["orders"],
    operation_summary="Ship an order",
    operation_description="An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and "
    "the shop's own webhook where one is configured. That they can't be reached keeps nothing from being shipped.",
    manual_parameters=[doc.ORDER_ID],
    security=doc.TO_WRITE,
    request_body=no_body,
    responses=ACTED,
)

get_order_line = swagger_auto_schema(
    operation_id="getOrderLine",
    tags=["orders"],
    operation_summary="Get a line of an order",
    operation_description="One line of an order by its number.",
    manual_parameters=[
        doc.ORDER_ID,
        doc.in_path("line_no", "The number of the line, from 1.", openapi.TYPE_INTEGER, minimum=1),
    ],
    security=doc.TO_READ,
    responses={
        200: doc.response("The line.", OrderLineSerializer),
        **LET_IN,
        **doc.ORDER_NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
