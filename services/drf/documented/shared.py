"""Parameters, headers and answers that several operations share."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from shop.problems import ProblemRenderer
from shop.serializers.problems import ProblemSerializer, ValidationProblemSerializer

Responses = dict[int | tuple[int, str], OpenApiResponse]


def problem(status: int, description: str) -> Responses:
    """Document a problem document."""
    serializer = ValidationProblemSerializer if status == 422 else ProblemSerializer  # noqa: PLR2004
    return {(status, ProblemRenderer.media_type): OpenApiResponse(serializer, description)}


def in_path(name: str, description: str, schema: dict[str, Any] | OpenApiTypes) -> OpenApiParameter:
    """Document a parameter of a path: its route takes any text, to answer 422."""
    return OpenApiParameter(name, schema, OpenApiParameter.PATH, description=description)


def header(
    name: str,
    description: str,
    *statuses: int,
    schema: dict[str, Any] | OpenApiTypes = OpenApiTypes.STR,
    required: bool = True,
) -> OpenApiParameter:
    """Document a header of the answers with these statuses."""
    return OpenApiParameter(
        name, schema, OpenApiParameter.HEADER, required=required, description=description, response=list(statuses)
    )


UNAUTHORIZED = problem(401, "The credentials are missing, wrong or expired.")
FORBIDDEN = problem(403, "The token is not good for this.")
NOT_FOUND = problem(404, "There is no such item.")
ORDER_NOT_FOUND = problem(404, "There is no such order, or no such line in it.")
IMPORT_NOT_FOUND = problem(404, "There is no such import.")
NOT_ACCEPTABLE = problem(406, "The `Accept` header rules out JSON.")
SKU_TAKEN = problem(409, "Another item has this `sku`.")
KEY_REUSED = problem(409, "This `Idempotency-Key` came with another order before.")
ORDER_NOT_OPEN = problem(409, "The order is cancelled or shipped already.")
PRECONDITION_FAILED = problem(412, "The item has another entity tag by now.")
CONTENT_TOO_LARGE = problem(413, "The image is larger than 1 MiB.")
UNSUPPORTED_MEDIA_TYPE = problem(415, "The body is not `application/json`.")
NOT_AN_IMAGE = problem(415, "The body is not `multipart/form-data`, or what it holds is no PNG.")
NOT_A_FORM = problem(415, "The body is not `application/x-www-form-urlencoded`.")
VALIDATION_FAILED = problem(422, "The request is not as described; `errors` says where.")
TOO_MANY_REQUESTS = problem(429, "Three imports are unfinished already.")

ID = {"type": "integer", "minimum": 1}
ITEM_ID = in_path("item_id", "The id of the item.", ID)
ORDER_ID = in_path("order_id", "The id of the order.", OpenApiTypes.UUID)
IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Entity tags; unless the item's is among them, nothing is changed.",
)
CHALLENGE = header("WWW-Authenticate", "What the client has to show.", 401)


def etag(*statuses: int) -> OpenApiParameter:
    """Document the entity tag in these answers."""
    return header("ETag", "The entity tag of the item as it is.", *statuses)


def location(of: str, status: int) -> OpenApiParameter:
    """Document where the new thing is."""
    return header("Location", f"The path of {of}.", status, schema=OpenApiTypes.URI_REF)
