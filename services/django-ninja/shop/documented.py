"""What `openapi_extra=` says of requests and answers: Django Ninja sees neither headers nor media types of its own.

Its own `response={404: Problem}` would be documented as `application/json`, and described as `Not Found`.
"""

from typing import Any, Final, TypeAlias

from shop.errors import MEDIA_TYPE
from shop.schemas.problems import Problem, ValidationProblem

Responses: TypeAlias = dict[int, dict[str, Any]]
Headers: TypeAlias = dict[str, dict[str, Any]]


def documented(*responses: Responses, body: str = "", content: Any = None, **more: object) -> dict[str, Any]:  # noqa: ANN401
    """What is to be added to an operation: to its responses, to its request's body and its content, and more."""
    extra = {"responses": {status: response for one in responses for status, response in one.items()}, **more}
    if body:
        extra["requestBody"] = {"description": body, "content": content or {}}
    return extra


def answered(status: int, description: str, **more: object) -> Responses:
    """A response that the operation has a schema for, or needs none for."""
    return {status: {"description": description, **more}}


def header(description: str, *, type_: str = "string", required: bool = True, **constraints: object) -> dict[str, Any]:
    """A header, as OpenAPI documents it."""
    documentation = {"description": description, "schema": {"type": type_, **constraints}}
    return documentation | {"required": True} if required else documentation


def location(of: str) -> Headers:
    """`Location` leads to what was created."""
    return {"Location": header(f"The path of {of}.", format="uri-reference")}


def _problem(
    status: int, description: str, schema: type[Problem] = Problem, headers: Headers | None = None
) -> Responses:
    # Written out: only what stands in `response=` becomes a component.
    response = {"description": description, "content": {MEDIA_TYPE: {"schema": schema.json_schema()}}}
    return {status: response | {"headers": headers} if headers else response}


ETAG: Final[Headers] = {"ETag": header("The entity tag of the item as it is.")}
RETRY_AFTER: Final[Headers] = {
    "Retry-After": header("After how many seconds to look again.", type_="integer", required=False, minimum=1)
}

UNAUTHORIZED: Final = _problem(
    401,
    "The credentials are missing, wrong or expired.",
    headers={"WWW-Authenticate": header("What the client has to show.")},
)
FORBIDDEN: Final = _problem(403, "The token is not good for this.")
NOT_FOUND: Final = _problem(404, "There is no such item.")
ORDER_NOT_FOUND: Final = _problem(404, "There is no such order, or no such line in it.")
IMPORT_NOT_FOUND: Final = _problem(404, "There is no such import.")
NOT_ACCEPTABLE: Final = _problem(406, "The `Accept` header rules out JSON.")
SKU_TAKEN: Final = _problem(409, "Another item has this `sku`.")
KEY_REUSED: Final = _problem(409, "This `Idempotency-Key` came with another order before.")
ORDER_NOT_OPEN: Final = _problem(409, "The order is cancelled or shipped already.")
PRECONDITION_FAILED: Final = _problem(412, "The item has another entity tag by now.")
CONTENT_TOO_LARGE: Final = _problem(413, "The image is larger than 1 MiB.")
UNSUPPORTED_MEDIA_TYPE: Final = _problem(415, "The body is not `application/json`.")
NOT_A_FORM: Final = _problem(415, "The body is not `application/x-www-form-urlencoded`.")
NOT_AN_IMAGE: Final = _problem(415, "The body is not `multipart/form-data`, or what it holds is no PNG.")
VALIDATION_FAILED: Final = _problem(422, "The request is not as described; `errors` says where.", ValidationProblem)
TOO_MANY_REQUESTS: Final = _problem(
    429,
    "Three imports are unfinished already.",
    headers={"Retry-After": header("After how many seconds to try again.", type_="integer", minimum=1)},
)
