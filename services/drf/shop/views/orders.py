"""What customers buy."""

from django.urls import reverse
from django.utils import timezone
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from documented import orders as docs
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
)
from shop.views.base import MethodsFirst


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

    @docs.create_order
    def create(self, request: Request) -> Response:
        """Place the order that the body describes."""
        key = validated(IdempotencyParameters, request.headers).get("Idempotency-Key")
        require_body(request)
        serializer = OrderCreateSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        order = place(request.user, serializer.validated_data, key=key, body=request.data)
        location = reverse("order-detail", kwargs={"order_id": order.pk})
        return Response(self.get_serializer(order).data, status.HTTP_201_CREATED, headers={"Location": location})

    @docs.get_order
    def retrieve(self, request: Request, order_id: str) -> Response:  # noqa: ARG002
        """Answer with the order."""
        return Response(self.get_serializer(self.get_object()).data)

    @docs.cancel_order
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, order_id: str) -> Response:  # noqa: ARG002
        """Cancel the order."""
        order = self.get_object()
        order.leave_open(Order.Status.CANCELLED)
        return Response(self.get_serializer(order).data)

    @docs.ship_order
    @action(detail=True, methods=["post"])
    def ship(self, request: Request, order_id: str) -> Response:  # noqa: ARG002
        """Ship the order, and tell of it."""
        order = self.get_object()
        order.leave_open(Order.Status.SHIPPED)
        tell_shipped(order, timezone.now())
        return Response(self.get_serializer(order).data)

    @docs.get_order_line
    @action(detail=True, url_path="lines/<str:line_no>", serializer_class=OrderLineSerializer)
    def line(self, request: Request, order_id: str, line_no: str) -> Response:  # noqa: ARG002
        """Answer with the line."""
        wanted = validated(OrderLineParameters, self.kwargs)
        line = get_object_or_404(OrderLine, order=wanted["order_id"], line_no=wanted["line_no"])
        return Response(self.get_serializer(line).data)
