"""What `responses=` says of the answers that aren't the handler's own."""

from typing import Final, TypeAlias

from litestar.openapi import ResponseSpec

from shop.media_types import PROBLEM
from shop.models.problems import Problem, ValidationProblem

Responses: TypeAlias = dict[int, ResponseSpec]


def _problem(description: str, model: type[Problem] = Problem) -> ResponseSpec:
    return ResponseSpec(model, description=description, media_type=PROBLEM, generate_examples=False)


NOT_MODIFIED: Final[Responses] = {304: ResponseSpec(None, description="The client has the item as it is.")}
UNAUTHORIZED: Final[Responses] = {401: _problem("The credentials are missing, wrong or expired.")}
FORBIDDEN: Final[Responses] = {403: _problem("The token is not good for this.")}
NOT_FOUND: Final[Responses] = {404: _problem("There is no such item.")}
ORDER_NOT_FOUND: Final[Responses] = {404: _problem("There is no such order, or no such line in it.")}
IMPORT_NOT_FOUND: Final[Responses] = {404: _problem("There is no such import.")}
NOT_ACCEPTABLE: Final[Responses] = {406: _problem("The `Accept` header rules out JSON.")}
SKU_TAKEN: Final[Responses] = {409: _problem("Another item has this `sku`.")}
KEY_REUSED: Final[Responses] = {409: _problem("This `Idempotency-Key` came with another order before.")}
ORDER_NOT_OPEN: Final[Responses] = {409: _problem("The order is cancelled or shipped already.")}
PRECONDITION_FAILED: Final[Responses] = {412: _problem("The item has another entity tag by now.")}
CONTENT_TOO_LARGE: Final[Responses] = {413: _problem("The image is larger than 1 MiB.")}
UNSUPPORTED_MEDIA_TYPE: Final[Responses] = {415: _problem("The body is not `application/json`.")}
NOT_A_FORM: Final[Responses] = {415: _problem("The body is not `application/x-www-form-urlencoded`.")}
NOT_AN_IMAGE: Final[Responses] = {415: _problem("The body is not `multipart/form-data`, or what it holds is no PNG.")}
VALIDATION_FAILED: Final[Responses] = {
    422: _problem("The request is not as described; `errors` says where.", ValidationProblem)
}
TOO_MANY_REQUESTS: Final[Responses] = {429: _problem("Three imports are unfinished already.")}
