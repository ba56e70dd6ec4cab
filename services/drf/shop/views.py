"""The API's operations, each with its documentation."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.mixins import CreateModelMixin, ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from shop.models import Item
from shop.pagination import ItemPagination
from shop.parameters import ItemParameters, PageParameters, validated
from shop.parsers import require_body
from shop.problems import ProblemRenderer
from shop.serializers import (
    GreetingSerializer,
    ItemCreateSerializer,
    ItemSerializer,
    ProblemSerializer,
    ValidationProblemSerializer,
)

Responses = dict[int | tuple[int, str], OpenApiResponse]

PROBLEM = ProblemRenderer.media_type
NOT_FOUND: Responses = {(404, PROBLEM): OpenApiResponse(ProblemSerializer, "There is no such item.")}
NOT_ACCEPTABLE: Responses = {(406, PROBLEM): OpenApiResponse(ProblemSerializer, "The `Accept` header rules out JSON.")}
UNSUPPORTED_MEDIA_TYPE: Responses = {
    (415, PROBLEM): OpenApiResponse(ProblemSerializer, "The body is not `application/json`.")
}
VALIDATION_FAILED: Responses = {
    (422, PROBLEM): OpenApiResponse(
        ValidationProblemSerializer, "The request is not as described; `errors` says where."
    ),
}


class HelloView(APIView):
    """Greets in the name of the framework that answers."""

    @extend_schema(
        operation_id="hello",
        tags=["basics"],
        summary="Say hello",
        responses={
            200: OpenApiResponse(
                GreetingSerializer,
                "The greeting.",
                [OpenApiExample("Greeting", {"message": "Hello, Triptych!"})],
            ),
            **NOT_ACCEPTABLE,
        },
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002, D102
        # No docstring: it would take the place of the class's in the document.
        return Response(GreetingSerializer({"message": "Hello, Django REST framework!"}).data)


@extend_schema_view(
    list=extend_schema(
        operation_id="listItems",
        tags=["items"],
        summary="List the items",
        description="One page of the items, in the order of their ids.",
        parameters=[PageParameters],
        responses={
            200: OpenApiResponse(ItemSerializer, "A page of items; an empty one beyond the last item."),
            **NOT_ACCEPTABLE,
            **VALIDATION_FAILED,
        },
    ),
    retrieve=extend_schema(
        operation_id="getItem",
        tags=["items"],
        summary="Get an item",
        description="One item by its id.",
        parameters=[
            OpenApiParameter(
                "item_id", {"type": "integer", "minimum": 1}, OpenApiParameter.PATH, description="The id of the item."
            ),
        ],
        responses={
            200: OpenApiResponse(ItemSerializer, "The item."),
            **NOT_FOUND,
            **NOT_ACCEPTABLE,
            **VALIDATION_FAILED,
        },
    ),
)
class ItemViewSet(CreateModelMixin, ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """The things that the shop sells."""

    queryset = Item.objects.all()
    pagination_class = ItemPagination
    lookup_url_kwarg = "item_id"
    # Anything but a slash, so that what isn't an id reaches `get_object` and is answered with 422.
    lookup_value_converter = "str"

    def get_serializer_class(self) -> type[Serializer]:
        """Return the serializer of the action's body."""
        return ItemCreateSerializer if self.action == "create" else ItemSerializer

    def get_object(self) -> Item:
        """Return the item with the path's id."""
        self.kwargs.update(validated(ItemParameters, self.kwargs))
        return super().get_object()

    @extend_schema(
        operation_id="createItem",
        tags=["items"],
        summary="Create an item",
        description="Adds an item to the shop and answers with it, its id included.",
        parameters=[
            OpenApiParameter(
                "Location",
                OpenApiTypes.URI_REF,
                OpenApiParameter.HEADER,
                required=True,
                description="The path of the new item.",
                response=[201],
            ),
        ],
        examples=[
            OpenApiExample(
                "Teapot",
                {"name": "Teapot", "price": "19.99", "description": "Holds a litre."},
                request_only=True,
            ),
        ],
        responses={
            201: OpenApiResponse(ItemSerializer, "The item as created."),
            **NOT_ACCEPTABLE,
            **UNSUPPORTED_MEDIA_TYPE,
            **VALIDATION_FAILED,
        },
    )
    def create(self, request: Request, *args: object, **kwargs: object) -> Response:
        """Create the item that the body describes."""
        require_body(request)
        return super().create(request, *args, **kwargs)

    def get_success_headers(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Return where the new item is."""
        return {"Location": reverse("item-detail", kwargs={"item_id": data["id"]})}


@extend_schema_view(
    get=extend_schema(
        operation_id="getData",
        tags=["basics"],
        summary="Get all items",
        responses={200: OpenApiResponse(ItemSerializer(many=True), "Every item of the shop."), **NOT_ACCEPTABLE},
    ),
)
class DataView(ListAPIView):
    """All items, in the order of their ids, read through the injected database session."""

    queryset = Item.objects.all()
    serializer_class = ItemSerializer
