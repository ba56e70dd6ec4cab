"""Answers that several operations have in common, as arguments of `Namespace.response`."""

from typing import Any

from flask import Response

from shop.models.basics import problem, validation_problem
from shop.negotiation import JSON, PROBLEM

Body = dict[str, object]
Headers = dict[str, str]
Documented = dict[str, dict[str, Any]]

# Swagger 2.0 has a list of media types an operation, none a response. RESTX names its representations only, and a
# representation for problems would let a client's `Accept` choose it for an answer that is no problem.
PRODUCES = [JSON, PROBLEM]
PRODUCES_NOTHING = [PROBLEM]  # where all is well


def header(name: str, description: str, **schema: Any) -> Documented:  # noqa: ANN401 - of a JSON Schema
    """Document a header of an answer."""
    return {name: {"description": description, "type": "string", **schema}}


def no_content() -> Response:
    """Answer with 204; Flask would give an answer without content a media type."""
    response = Response(status=204)
    response.headers.remove("Content-Type")
    return response


ETAG = header("ETag", "The entity tag of the item as it is.")
RETRY_AFTER = header("Retry-After", "After how many seconds to look again.", type="integer", minimum=1)

NOT_FOUND = (404, "There is no such item.", problem)
ORDER_NOT_FOUND = (404, "There is no such order, or no such line in it.", problem)
IMPORT_NOT_FOUND = (404, "There is no such import.", problem)
NOT_ACCEPTABLE = (406, "The `Accept` header rules out JSON.", problem)
FORBIDDEN = (403, "The token is not good for this.", problem)
SKU_TAKEN = (409, "Another item has this `sku`.", problem)
KEY_REUSED = (409, "This `Idempotency-Key` came with another order before.", problem)
ORDER_NOT_OPEN = (409, "The order is cancelled or shipped already.", problem)
PRECONDITION_FAILED = (412, "The item has another entity tag by now.", problem)
CONTENT_TOO_LARGE = (413, "The image is larger than 1 MiB.", problem)
UNSUPPORTED_MEDIA_TYPE = (415, "The body is not `application/json`.", problem)
NOT_AN_IMAGE = (415, "The body is not `multipart/form-data`, or what it holds is no PNG.", problem)
NOT_A_FORM = (415, "The body is not `application/x-www-form-urlencoded`.", problem)
VALIDATION_FAILED = (422, "The request is not as described; `errors` says where.", validation_problem)

# With headers: the keyword arguments.
UNAUTHORIZED = {
    "code": 401,
    "description": "The credentials are missing, wrong or expired.",
    "model": problem,
    "headers": header("WWW-Authenticate", "What the client has to show."),
}
TOO_MANY_REQUESTS = {
    "code": 429,
    "description": "Three imports are unfinished already.",
    "model": problem,
    "headers": header("Retry-After", "After how many seconds to try again.", type="integer", minimum=1),
}
