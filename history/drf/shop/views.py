"""The operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.bodies import body_of
from shop.fields import DigitsField
from shop.models import Item
from shop.problems import TYPE
from shop.serializers import (
    GreetingSerializer,
    ItemPageSerializer,
    ItemSerializer,
    PageSerializer,
    ProblemSerializer,
    ValidationProblemSerializer,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request

NOT_ACCEPTABLE = {(406, TYPE): OpenApiResponse(ProblemSerializer, "The `Accept` header rules out JSON.")}
NOT_FOUND = {(404, TYPE): OpenApiResponse(ProblemSerializer, "There is no such item.")}
UNSUPPORTED = {(415, TYPE): OpenApiResponse(ProblemSerializer, "The body is not `application/json`.")}
INVALID = {
    (422, TYPE): OpenApiResponse(ValidationProblemSerializer, "The request is not as described; `errors` says where.")
}


class HelloView(APIView):
    """Greets in the name of the framework that answers."""

    @extend_schema(
        operation_id="hello",
        summary="Say hello",
        tags=["basics"],
        responses={200: OpenApiResponse(GreetingSerializer, "The greeting."), **NOT_ACCEPTABLE},
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002 - a handler's first argument
        """Greets in the name of the framework that answers."""
        return Response({"message": "Hello, Django REST framework!"})


class ItemsView(APIView):
    """The things that the shop sells."""

    @extend_schema(
        operation_id="listItems",
        summary="List the items",
        tags=["items"],
        parameters=[PageSerializer],
        responses={
            200: OpenApiResponse(ItemPageSerializer, "A page of items; an empty one beyond the last item."),
            **NOT_ACCEPTABLE,
            **INVALID,
        },
    )
    def get(self, request: Request) -> Response:
        """One page of the items, in the order of their ids."""
        self.checks_parameters = True
        asked = PageSerializer(data=request.query_params.dict())  # of a form, nothing would count as the default
        asked.is_valid(raise_exception=True)
        limit, offset = asked.validated_data["limit"], asked.validated_data["offset"]
        items = all_items()
        page = {"items": items[offset : offset + limit] if offset < 2**60 else [], "total": items.count()}
        return Response(ItemPageSerializer({**page, "limit": limit, "offset": offset}).data)

    @extend_schema(
        operation_id="createItem",
        summary="Create an item",
        tags=["items"],
        request=ItemSerializer,
        parameters=[
            OpenApiParameter(
                "Location",
                OpenApiTypes.URI,
                OpenApiParameter.HEADER,
                required=True,
                description="The path of the new item.",
                response=[201],
            )
        ],
        examples=[
            OpenApiExample(
                "Only what has to be there",
                {"name": "Teapot", "price": "19.99", "description": "Holds a litre."},
                request_only=True,
            )
        ],
        responses={
            201: OpenApiResponse(ItemSerializer, "The item as created."),
            **NOT_ACCEPTABLE,
            **UNSUPPORTED,
            **INVALID,
        },
    )
    def post(self, request: Request) -> Response:
        """Adds an item to the shop and answers with it, its id included."""
        new = ItemSerializer(data=body_of(request))
        new.is_valid(raise_exception=True)
        new.save()
        return Response(new.data, status.HTTP_201_CREATED, headers={"Location": f"/items/{new.data['id']}"})


class ItemView(APIView):
    """One of the things that the shop sells."""

    checks_parameters = True

    @extend_schema(
        operation_id="getItem",
        summary="Get an item",
        tags=["items"],
        parameters=[
            OpenApiParameter("item_id", OpenApiTypes.INT, OpenApiParameter.PATH, description="The id of the item.")
        ],
        responses={200: OpenApiResponse(ItemSerializer, "The item."), **NOT_FOUND, **NOT_ACCEPTABLE, **INVALID},
    )
    def get(self, request: Request, item_id: str) -> Response:  # noqa: ARG002 - a handler's first argument
        """One item by its id."""
        try:
            number = DigitsField(min_value=1).run_validation(item_id)
        except exceptions.ValidationError as error:
            raise exceptions.ValidationError({"item_id": error.detail}) from error
        item = all_items().filter(pk=min(number, 2**62)).first()
        if item is None:
            raise Http404
        return Response(ItemSerializer(item).data)


class DataView(APIView):
    """All items, in the order of their ids, read through the injected database session."""

    @extend_schema(
        operation_id="getData",
        summary="Get all items",
        tags=["basics"],
        responses={200: OpenApiResponse(ItemSerializer(many=True), "Every item of the shop."), **NOT_ACCEPTABLE},
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002 - a handler's first argument
        """All items, in the order of their ids, read through the injected database session."""
        return Response(ItemSerializer(all_items(), many=True).data)


def all_items() -> QuerySet[Item]:
    """The items, in the order of their ids."""
    return Item.objects.order_by("id")
