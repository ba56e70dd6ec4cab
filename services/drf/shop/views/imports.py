"""Items in bulk."""

from django.db import transaction
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from shop.models import Import
from shop.parameters import ImportParameters, validated
from shop.parsers import require_body
from shop.serializers.operations import ImportCreateSerializer, ImportSerializer
from shop.views import documented as doc
from shop.views.base import KeeperView

RETRY_AFTER = {"Retry-After": "1"}  # seconds


def _retry_after(text: str, code: int, *, required: bool = False) -> OpenApiParameter:
    return doc.header("Retry-After", text, code, schema={"type": "integer", "minimum": 1}, required=required)


@extend_schema(tags=["operations"])
class ImportsView(KeeperView):
    """All imports."""

    @extend_schema(
        operation_id="createImport",
        summary="Import items",
        description="Takes items in bulk and works on them later; the answer says where to look. There may be three "
        "unfinished imports at a time.",
        parameters=[
            doc.location("the import", 202),
            _retry_after("After how many seconds to look again.", 202),
            _retry_after("After how many seconds to try again.", 429, required=True),
            doc.CHALLENGE,
        ],
        request=ImportCreateSerializer,
        responses={
            202: OpenApiResponse(ImportSerializer, "The import is queued."),
            **doc.UNAUTHORIZED,
            **doc.NOT_ACCEPTABLE,
            **doc.UNSUPPORTED_MEDIA_TYPE,
            **doc.VALIDATION_FAILED,
            **doc.TOO_MANY_REQUESTS,
        },
    )
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


@extend_schema(tags=["operations"])
class ImportView(KeeperView):
    """One import."""

    @extend_schema(
        operation_id="getImport",
        summary="Get an import",
        description="How far an import is. The shop works while it is watched: each look takes the import a step on, "
        "from `queued` by way of `running` to `done`.",
        parameters=[
            doc.in_path("import_id", "The id of the import.", OpenApiTypes.UUID),
            _retry_after("After how many seconds to look again.", 200),
            doc.CHALLENGE,
        ],
        responses={
            200: OpenApiResponse(ImportSerializer, "The import as it is now."),
            **doc.UNAUTHORIZED,
            **doc.IMPORT_NOT_FOUND,
            **doc.NOT_ACCEPTABLE,
            **doc.VALIDATION_FAILED,
        },
    )
    @transaction.atomic
    def get(self, request: Request, import_id: str) -> Response:  # noqa: ARG002
        """Take the import a step on, and answer with it."""
        watched = get_object_or_404(Import, pk=validated(ImportParameters, self.kwargs)["import_id"]).step()
        return Response(ImportSerializer(watched).data, headers={} if watched.finished else RETRY_AFTER)
