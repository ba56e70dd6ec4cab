"""Items in bulk."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from documented import shared as doc
from shop.serializers.operations import ImportCreateSerializer, ImportSerializer


def _retry_after(text: str, code: int, *, required: bool = False) -> OpenApiParameter:
    return doc.header("Retry-After", text, code, schema={"type": "integer", "minimum": 1}, required=required)


create_import = extend_schema(
    operation_id="createImport",
    tags=["operations"],
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

get_import = extend_schema(
    operation_id="getImport",
    tags=["operations"],
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
