"""The things that the shop sells."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.mixins import ListModelMixin
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from shop.filters import ItemFilter
from shop.models import Item
from shop.pagination import ItemPagination
from shop.parameters import ItemParameters, ListParameters, validated
from shop.parsers import require_body
from shop.preconditions import is_known, require_match
from shop.renderers import ByQuality, CSVRenderer
from shop.serializers.items import ItemCreateSerializer, ItemPageSerializer, ItemPatchSerializer, ItemSerializer
from shop.views import documented as doc
from shop.views.base import KeyForChanges
from shop.views.examples import FULL_ITEM, PLAIN_ITEM

CHANGED: doc.Responses = {
    200: OpenApiResponse(ItemSerializer, "The item as it is now."),
    **doc.UNAUTHORIZED,
    **doc.NOT_FOUND,
    **doc.NOT_ACCEPTABLE,
    **doc.SKU_TAKEN,
    **doc.PRECONDITION_FAILED,
    **doc.UNSUPPORTED_MEDIA_TYPE,
    **doc.VALIDATION_FAILED,
}


def _parameter_example(name: str, value: str) -> OpenApiExample:
    return OpenApiExample(value, value, parameter_only=(name, OpenApiParameter.QUERY))


@extend_schema(tags=["items"])
@extend_schema_view(
    list=extend_schema(
        operation_id="listItems",
        summary="List the items",
        description="One page of the items, in the order of their ids.",
        parameters=[
            ListParameters,
            OpenApiParameter(
                "Accept-Language",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="The languages that the client reads; English and German are spoken here.",
                examples=[OpenApiExample("German", "de")],
            ),
            doc.header(
                "X-Total-Count", "How many items there are on all pages.", 200, schema={"type": "integer", "minimum": 0}
            ),
            doc.header(
                "Link",
                'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any (RFC 8288).',
                200,
                required=False,
            ),
            doc.header(
                "Content-Language",
                "The language of `summary`.",
                200,
                schema={"type": "string", "enum": ["en", "de"]},
            ),
        ],
        examples=[
            _parameter_example("q", "tea"),
            _parameter_example("min_price", "5.00"),
            _parameter_example("max_price", "20.00"),
            _parameter_example("created_after", "2026-01-01T00:00:00Z"),
        ],
        responses={
            200: OpenApiResponse(ItemPageSerializer, "A page of items; an empty one beyond the last item."),
            **doc.NOT_ACCEPTABLE,
            **doc.VALIDATION_FAILED,
        },
    ),
)
class ItemViewSet(KeyForChanges, ListModelMixin, GenericViewSet):
    """The things that the shop sells."""

    queryset = Item.objects.all()
    filter_backends = (ItemFilter,)
    pagination_class = ItemPagination
    lookup_url_kwarg = "item_id"
    # Anything but a slash, so that what isn't an id reaches `get_object` and is answered with 422.
    lookup_value_converter = "str"

    def get_serializer_class(self) -> type[Serializer]:
        """Return the serializer of the action's body."""
        bodies = {
            "create": ItemCreateSerializer,
            "update": ItemCreateSerializer,
            "partial_update": ItemPatchSerializer,
        }
        return bodies.get(self.action, ItemSerializer)

    def list(self, request: Request) -> Response:
        """Answer with the items that the query asks for, if that is right."""
        self.query = validated(ListParameters, request.query_params)
        return super().list(request)

    def get_object(self) -> Item:
        """Return the item with the path's id."""
        return get_object_or_404(self.queryset, pk=validated(ItemParameters, self.kwargs)["item_id"])

    @extend_schema(
        operation_id="createItem",
        summary="Create an item",
        description="Adds an item to the shop and answers with it, its id included.",
        parameters=[doc.location("the new item", 201), doc.etag(201)],
        examples=[PLAIN_ITEM, FULL_ITEM],
        responses={
            201: OpenApiResponse(ItemSerializer, "The item as created."),
            **doc.NOT_ACCEPTABLE,
            **doc.SKU_TAKEN,
            **doc.UNSUPPORTED_MEDIA_TYPE,
            **doc.VALIDATION_FAILED,
        },
    )
    def create(self, request: Request) -> Response:
        """Create the item that the body describes."""
        require_body(request)
        item, data = self._saved(self.get_serializer(data=request.data))
        location = reverse("item-detail", kwargs={"item_id": item.pk})
        return Response(data, status.HTTP_201_CREATED, headers={"Location": location, "ETag": item.etag})

    @extend_schema(
        operation_id="getItem",
        summary="Get an item",
        description="One item by its id.",
        parameters=[
            doc.ITEM_ID,
            OpenApiParameter(
                "If-None-Match",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="Entity tags that the client has; if the item's is among them, it is not sent again.",
            ),
            doc.etag(200, 304),
        ],
        responses={
            200: OpenApiResponse(ItemSerializer, "The item."),
            304: OpenApiResponse(description="The client has the item as it is."),
            **doc.NOT_FOUND,
            **doc.NOT_ACCEPTABLE,
            **doc.VALIDATION_FAILED,
        },
    )
    def retrieve(self, request: Request, item_id: str) -> HttpResponse:  # noqa: ARG002
        """Answer with the item, unless the client has it."""
        item = self.get_object()
        if is_known(request, item.etag):
            # Not a `Response`, which would be rendered: there may not be a body.
            return HttpResponseNotModified(headers={"ETag": item.etag})
        return Response(self.get_serializer(item).data, headers={"ETag": item.etag})

    @extend_schema(
        operation_id="replaceItem",
        summary="Replace an item",
        description="Puts a whole item in the place of one; a member that is left out gets its default.",
        parameters=[doc.ITEM_ID, doc.IF_MATCH, doc.etag(200), doc.CHALLENGE],
        responses=CHANGED,
    )
    def update(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Replace the item by what the body describes."""
        return self._change(request)

    @extend_schema(
        operation_id="updateItem",
        summary="Change an item",
        description="Changes the members that are given and keeps the others.",
        parameters=[doc.ITEM_ID, doc.IF_MATCH, doc.etag(200), doc.CHALLENGE],
        examples=[OpenApiExample("Price", {"price": "17.50"}, request_only=True)],
        responses=CHANGED,
    )
    def partial_update(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Change what the body names."""
        return self._change(request)

    @extend_schema(
        operation_id="deleteItem",
        summary="Delete an item",
        description="Takes an item out of the shop, its image with it. Orders keep what was ordered.",
        parameters=[doc.ITEM_ID, doc.IF_MATCH, doc.CHALLENGE],
        responses={
            204: OpenApiResponse(description="The item is gone."),
            **doc.UNAUTHORIZED,
            **doc.NOT_FOUND,
            **doc.NOT_ACCEPTABLE,
            **doc.PRECONDITION_FAILED,
            **doc.VALIDATION_FAILED,
        },
    )
    @transaction.atomic
    def destroy(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Delete the item."""
        item = self.get_object()
        require_match(request, item.etag)
        item.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        operation_id="exportItems",
        summary="Export the items",
        description="All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. "
        "The successor of the reports.",
        parameters=[doc.header("Content-Disposition", "A name for the file.", 200)],
        responses={
            (200, "text/csv"): OpenApiResponse(
                {
                    "type": "string",
                    "description": "A line of headings (`id,name,price,status`), then a line an item, as RFC 4180 "
                    "has it.",
                },
                "All items.",
                [OpenApiExample("CSV", "id,name,price,status\r\n1,Teapot,19.99,available\r\n")],
            ),
            (200, "application/json"): OpenApiResponse(ItemSerializer(many=True), "All items."),
            **doc.NOT_ACCEPTABLE,
        },
    )
    @action(
        detail=False,
        renderer_classes=[CSVRenderer, JSONRenderer],
        content_negotiation_class=ByQuality,
        pagination_class=None,
        metadata_class=None,  # An answer to OPTIONS is no table.
    )
    def export(self, request: Request) -> Response:
        """Answer with all items, as a file."""
        name = f"items.{request.accepted_renderer.format}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(self.get_serializer(self.queryset.all(), many=True).data, headers=headers)

    @transaction.atomic
    def _change(self, request: Request) -> Response:
        require_body(request)
        item = self.get_object()
        require_match(request, item.etag)
        item, data = self._saved(self.get_serializer(item, data=request.data))
        return Response(data, headers={"ETag": item.etag})

    def _saved(self, serializer: Serializer) -> tuple[Item, dict[str, Any]]:
        serializer.is_valid(raise_exception=True)
        return serializer.save(), serializer.data
