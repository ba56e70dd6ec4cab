"""Items in bulk."""

from django.db import transaction
from django.urls import reverse
from rest_framework import status
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from documented import imports as docs
from shop.models import Import
from shop.parameters import ImportParameters, validated
from shop.parsers import require_body
from shop.serializers.operations import ImportCreateSerializer, ImportSerializer
from shop.views.base import KeeperView

RETRY_AFTER = {"Retry-After": "1"}  # seconds


class ImportsView(KeeperView):
    """All imports."""

    @docs.create_import
    def post(self, request: Request) -> Response:
        """Queue the items that the body describes."""
        require_body(request)
        serializer = ImportCreateSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        queued = Import.objects.queue(serializer.validated_data["items"])
        location = reverse("import", kwargs={"import_id": queued.pk})
        return Response(
            ImportSerializer(queued).data, status.HTTP_202_ACCEPTED, headers={"Location": location, **RETRY_AFTER}
        )


class ImportView(KeeperView):
    """One import."""

    @docs.get_import
    @transaction.atomic
    def get(self, request: Request, import_id: str) -> Response:  # noqa: ARG002
        """Take the import a step on, and answer with it."""
        watched = get_object_or_404(Import, pk=validated(ImportParameters, self.kwargs)["import_id"]).step()
        return Response(ImportSerializer(watched).data, headers={} if watched.finished else RETRY_AFTER)
