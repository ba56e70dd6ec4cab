"""What customers buy."""

from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import (
    OpenApiCallback,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
)
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from shop.authentication import TokenAuthentication
from shop.delivery import tell_shipped
from shop.models import Order, OrderLine
from shop.parameters import IdempotencyParameters, OrderLineParameters, OrderParameters, validated
from shop.parsers import require_body
from shop.permissions import HasScope
from shop.placing import place
from shop.serializers.orders import (
    OrderCreateSerializer,
    OrderLineSerializer,
    OrderSerializer,
    ShippedEventSerializer,
)
from shop.views import documented as doc
from shop.views.base import MethodsFirst
from shop.views.examples import BY_CARD, BY_TRANSFER

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


@extend_schema(tags=["orders"])
class OrderViewSet(MethodsFirst, GenericViewSet):
    """What customers buy."""

    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    authentication_classes = (TokenAuthentication,)
    permission_classes = (HasScope,)
    read_scope = "orders:read"
    write_scope = "orders:write"
    lookup_url_kwarg = "order_id"
    # Anything but a slash, so that what isn't an id reaches `get_object` and is answered with 422.
    lookup_value_converter = "str"

    def get_object(self) -> Order:
        """Return the order with the path's id."""
        return get_object_or_404(self.queryset, pk=validated(OrderParameters, self.kwargs)["order_id"])

    @extend_schema(
        operation_id="createOrder",
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
            201: OpenApiResponse(
                OrderSerializer, "The order as placed; the same one again for a known `Idempotency-Key`."
            ),
            **LET_IN,
            **doc.NOT_ACCEPTABLE,
            **doc.KEY_REUSED,
            **doc.UNSUPPORTED_MEDIA_TYPE,
            **doc.VALIDATION_FAILED,
        },
    )
    def create(self, request: Request) -> Response:
        """Place the order that the body describes."""
        key = validated(IdempotencyParameters, request.headers).get("Idempotency-Key")
        require_body(request)
        serializer = OrderCreateSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        order = place(request.user, serializer.validated_data, key=key, body=request.data)
        location = reverse("order-detail", kwargs={"order_id": order.pk})
        return Response(self.get_serializer(order).data, status.HTTP_201_CREATED, headers={"Location": location})

    @extend_schema(
        operation_id="getOrder",
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
    def retrieve(self, request: Request, order_id: str) -> Response:  # noqa: ARG002
        """Answer with the order."""
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(
        operation_id="cancelOrder",
        summary="Cancel an order",
        description="An open order is cancelled; one that is cancelled or shipped can't be.",
        parameters=[doc.ORDER_ID, doc.CHALLENGE],
        request=None,
        responses=ACTED,
    )
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, order_id: str) -> Response:  # noqa: ARG002
        """Cancel the order."""
        order = self.get_object()
        order.leave_open(Order.Status.CANCELLED)
        return Response(self.get_serializer(order).data)

    @extend_schema(
        operation_id="shipOrder",
        summary="Ship an order",
        description="An open order is shipped, and whoever asked for it is told: the order's `callback_url`, and the "
        "shop's own webhook where one is configured. That they can't be reached keeps nothing from being shipped.",
        parameters=[doc.ORDER_ID, doc.CHALLENGE],
        request=None,
        responses=ACTED,
    )
    @action(detail=True, methods=["post"])
    def ship(self, request: Request, order_id: str) -> Response:  # noqa: ARG002
        """Ship the order, and tell of it."""
        order = self.get_object()
        order.leave_open(Order.Status.SHIPPED)
        tell_shipped(order, timezone.now())
        return Response(self.get_serializer(order).data)

    @extend_schema(
        operation_id="getOrderLine",
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
    @action(detail=True, url_path="lines/<str:line_no>", serializer_class=OrderLineSerializer)
    def line(self, request: Request, order_id: str, line_no: str) -> Response:  # noqa: ARG002
        """Answer with the line."""
        wanted = validated(OrderLineParameters, self.kwargs)
        line = get_object_or_404(OrderLine, order=wanted["order_id"], line_no=wanted["line_no"])
        return Response(self.get_serializer(line).data)
