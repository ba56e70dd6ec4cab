"""Problem documents (RFC 9457): what an error looks like, and what `responses=` says about one."""

from typing import Annotated, Any, Final, TypeAlias

from pydantic import MISSING, BaseModel, Field, WithJsonSchema

MEDIA_TYPE: Final = "application/problem+json"


class ValidationError(BaseModel):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    pointer: Annotated[
        str | MISSING,
        Field(
            description="Where in the body, a JSON Pointer written as a URI fragment (`#/price`); "
            "`#` is the whole body."
        ),
    ] = MISSING
    parameter: Annotated[
        str | MISSING, Field(description="The name of the path or query parameter, header or cookie.")
    ] = MISSING
    detail: Annotated[str, Field(description="What is wrong with it.")]


class Problem(BaseModel):  # noqa: D101 - its docstring would become a description, and the contract has none
    type: Annotated[
        str,
        Field(
            description="What kind of problem this is; `about:blank` where the status says it all.",
            json_schema_extra={"format": "uri-reference"},
        ),
    ]
    title: Annotated[str, Field(description="The name of the status, as RFC 9110 has it.")]
    status: Annotated[int, Field(description="The HTTP status.", ge=400, le=599)]
    detail: Annotated[str, Field(description="What went wrong this time.")]


class ValidationProblem(Problem):  # noqa: D101 - likewise
    errors: Annotated[
        # Written out in place: `_documented` has no components for a reference to lead to.
        list[Annotated[ValidationError, WithJsonSchema(ValidationError.model_json_schema())]],
        Field(description="Each thing that is wrong.", min_length=1),
    ]


def _documented(
    description: str, model: type[Problem] = Problem, headers: dict[str, Any] | None = None
) -> dict[str, Any]:
    """An entry of `responses=`.

    FastAPI's own `{"model": Problem}` documents it as `application/json`, the media type of the route's success, and
    only models given that way become components. So the schema stands here, under the media type that is true:
    https://github.com/fastapi/fastapi/issues/3122
    """
    entry = {"description": description, "content": {MEDIA_TYPE: {"schema": model.model_json_schema()}}}
    return entry | {"headers": headers} if headers else entry


Responses: TypeAlias = dict[int | str, dict[str, Any]]

UNAUTHORIZED: Final[Responses] = {
    401: _documented(
        "The credentials are missing, wrong or expired.",
        headers={
            "WWW-Authenticate": {
                "description": "What the client has to show.",
                "required": True,
                "schema": {"type": "string"},
            }
        },
    )
}
FORBIDDEN: Final[Responses] = {403: _documented("The token is not good for this.")}
NOT_FOUND: Final[Responses] = {404: _documented("There is no such item.")}
ORDER_NOT_FOUND: Final[Responses] = {404: _documented("There is no such order, or no such line in it.")}
IMPORT_NOT_FOUND: Final[Responses] = {404: _documented("There is no such import.")}
NOT_ACCEPTABLE: Final[Responses] = {406: _documented("The `Accept` header rules out JSON.")}
SKU_TAKEN: Final[Responses] = {409: _documented("Another item has this `sku`.")}
KEY_REUSED: Final[Responses] = {409: _documented("This `Idempotency-Key` came with another order before.")}
ORDER_NOT_OPEN: Final[Responses] = {409: _documented("The order is cancelled or shipped already.")}
PRECONDITION_FAILED: Final[Responses] = {412: _documented("The item has another entity tag by now.")}
CONTENT_TOO_LARGE: Final[Responses] = {413: _documented("The image is larger than 1 MiB.")}
UNSUPPORTED_MEDIA_TYPE: Final[Responses] = {415: _documented("The body is not `application/json`.")}
NOT_A_FORM: Final[Responses] = {415: _documented("The body is not `application/x-www-form-urlencoded`.")}
NOT_AN_IMAGE: Final[Responses] = {
    415: _documented("The body is not `multipart/form-data`, or what it holds is no PNG.")
}
VALIDATION_FAILED: Final[Responses] = {
    422: _documented("The request is not as described; `errors` says where.", ValidationProblem)
}
TOO_MANY_REQUESTS: Final[Responses] = {
    429: _documented(
        "Three imports are unfinished already.",
        headers={
            "Retry-After": {
                "description": "After how many seconds to try again.",
                "required": True,
                "schema": {"type": "integer", "minimum": 1},
            }
        },
    )
}
