"""The things that the shop sells."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified
from django.urls import reverse
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.mixins import ListModelMixin
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from documented import items as docs
from shop.filters import ItemFilter
from shop.models import Item
from shop.pagination import ItemPagination
from shop.parameters import ItemParameters, ListParameters, validated
from shop.parsers import require_body
from shop.preconditions import is_known, require_match
from shop.renderers import ByQuality, CSVRenderer
from shop.serializers.items import ItemCreateSerializer, ItemPatchSerializer, ItemSerializer
from shop.views.base import KeyForChanges


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

    @docs.list_items
    def list(self, request: Request) -> Response:
        """Answer with the items that the query asks for, if that is right."""
        self.query = validated(ListParameters, request.query_params)
        return super().list(request)

    def get_object(self) -> Item:
        """Return the item with the path's id."""
        return get_object_or_404(self.queryset, pk=validated(ItemParameters, self.kwargs)["item_id"])

    @docs.create_item
    def create(self, request: Request) -> Response:
        """Create the item that the body describes."""
        require_body(request)
        item, data = self._saved(self.get_serializer(data=request.data))
        location = reverse("item-detail", kwargs={"item_id": item.pk})
        return Response(data, status.HTTP_201_CREATED, headers={"Location": location, "ETag": item.etag})

    @docs.get_item
    def retrieve(self, request: Request, item_id: str) -> HttpResponse:  # noqa: ARG002
        """Answer with the item, unless the client has it."""
        item = self.get_object()
        if is_known(request, item.etag):
            # Not a `Response`, which would be rendered: there may not be a body.
            return HttpResponseNotModified(headers={"ETag": item.etag})
        return Response(self.get_serializer(item).data, headers={"ETag": item.etag})

    @docs.replace_item
    def update(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Replace the item by what the body describes."""
        return self._change(request)

    @docs.update_item
    def partial_update(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Change what the body names."""
        return self._change(request)

    @docs.delete_item
    @transaction.atomic
    def destroy(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Delete the item."""
        item = self.get_object()
        require_match(request, item.etag)
        item.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)

    @docs.export_items
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
