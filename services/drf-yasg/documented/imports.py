"""Items in bulk."""

from drf_yasg import openapi
from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop.serializers.operations import ImportCreateSerializer, ImportSerializer


def _retry_after(text: str) -> doc.Headers:
    return doc.header("Retry-After", text, type=openapi.TYPE_INTEGER, minimum=1)


create_import = swagger_auto_schema(
    operation_id="createImport",
    tags=["operations"],
    operation_summary="Import items",
    operation_description="Takes items in bulk and works on them later; the answer says where to look. There may be "
    "three unfinished imports at a time.",
    security=doc.KEY,
    request_body=ImportCreateSerializer,
    request_description="The items to import.",
    responses={
        202: doc.response(
            "The import is queued.",
            ImportSerializer,
            doc.location("the import"),
            _retry_after("After how many seconds to look again."),
        ),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.UNSUPPORTED_MEDIA_TYPE,
        **doc.VALIDATION_FAILED,
        **doc.problem(
            429, "Three imports are unfinished already.", _retry_after("After how many seconds to try again.")
        ),
    },
)

get_import = swagger_auto_schema(
    operation_id="getImport",
    tags=["operations"],
    operation_summary="Get an import",
    operation_description="How far an import is. The shop works while it is watched: each look takes the import a "
    "step on, from `queued` by way of `running` to `done`.",
    manual_parameters=[doc.in_path("import_id", "The id of the import.", format=openapi.FORMAT_UUID)],
    security=doc.KEY,
    responses={
        200: doc.response(
            "The import as it is now.", ImportSerializer, _retry_after("After how many seconds to look again.")
        ),
        **doc.UNAUTHORIZED,
        **doc.IMPORT_NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
