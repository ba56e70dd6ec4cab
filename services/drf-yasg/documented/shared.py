"""Parameters, headers, answers and credentials that several operations share."""

from typing import Any

from drf_yasg import openapi
from rest_framework import serializers

from shop.serializers.problems import ProblemSerializer, ValidationProblemSerializer

Headers = dict[str, dict[str, Any]]
Responses = dict[int, openapi.Response]

KEY = [{"ApiKey": []}]
# A token as such is no scheme of Swagger 2.0, so what stands for it is where it comes from.
KEY_AND_TOKEN = [{"ApiKey": [], "OAuth2": []}]
TO_READ = [{"OAuth2": ["orders:read"]}]
TO_WRITE = [{"OAuth2": ["orders:write"]}]


def response(
    description: str,
    schema: type[serializers.Serializer] | serializers.BaseSerializer | openapi.Schema | None = None,
    *headers: Headers,
    examples: dict[str, Any] | None = None,
) -> openapi.Response:
    """Document an answer with these headers."""
    merged = {name: what for each in headers for name, what in each.items()}
    return openapi.Response(description, schema, examples=examples, headers=merged or None)


def header(name: str, description: str, **keywords: object) -> Headers:
    """Document a header of an answer."""
    return {name: {"type": openapi.TYPE_STRING, "description": description, **keywords}}


def problem(status: int, description: str, *headers: Headers) -> Responses:
    """Document a problem document."""
    serializer = ValidationProblemSerializer if status == 422 else ProblemSerializer  # noqa: PLR2004
    return {status: response(description, serializer, *headers)}


def in_path(name: str, description: str, type_: str = openapi.TYPE_STRING, **keywords: object) -> openapi.Parameter:
    """Document a parameter of a path: its route takes any text, to answer 422."""
    return openapi.Parameter(name, openapi.IN_PATH, description, type=type_, **keywords)


def in_header(name: str, description: str, **keywords: object) -> openapi.Parameter:
    """Document a header of a request."""
    return openapi.Parameter(name, openapi.IN_HEADER, description, type=openapi.TYPE_STRING, **keywords)


CHALLENGE = header("WWW-Authenticate", "What the client has to show.")
ETAG = header("ETag", "The entity tag of the item as it is.")

UNAUTHORIZED = problem(401, "The credentials are missing, wrong or expired.", CHALLENGE)
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

ITEM_ID = in_path("item_id", "The id of the item.", openapi.TYPE_INTEGER, minimum=1)
ORDER_ID = in_path("order_id", "The id of the order.", format=openapi.FORMAT_UUID)
IF_MATCH = in_header("If-Match", "Entity tags; unless the item's is among them, nothing is changed.")


def location(of: str) -> Headers:
    """Document where the new thing is."""
    return header("Location", f"The path of {of}.", format="uri-reference")
