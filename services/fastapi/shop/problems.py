"""Problem documents (RFC 9457): what an error looks like, and what `responses=` says about one."""

from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, Field, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

MEDIA_TYPE: Final = "application/problem+json"


class ValidationError(BaseModel):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    pointer: Annotated[
        str | SkipJsonSchema[None],
        Field(
            description="Where in the body, a JSON Pointer written as a URI fragment (`#/price`); "
            "`#` is the whole body."
        ),
    ] = None
    parameter: Annotated[str | SkipJsonSchema[None], Field(description="The name of the path or query parameter.")] = (
        None
    )
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


def _documented(description: str, model: type[Problem] = Problem) -> dict[str, Any]:
    """An entry of `responses=`.

    FastAPI's own `{"model": Problem}` documents it as `application/json`, the media type of the route's success, and
    only models given that way become components. So the schema stands here, under the media type that is true:
    https://github.com/fastapi/fastapi/issues/3122
    """
    return {"description": description, "content": {MEDIA_TYPE: {"schema": model.model_json_schema()}}}


_Responses: TypeAlias = dict[int | str, dict[str, Any]]

NOT_FOUND: Final[_Responses] = {404: _documented("There is no such item.")}
NOT_ACCEPTABLE: Final[_Responses] = {406: _documented("The `Accept` header rules out JSON.")}
UNSUPPORTED_MEDIA_TYPE: Final[_Responses] = {415: _documented("The body is not `application/json`.")}
VALIDATION_FAILED: Final[_Responses] = {
    422: _documented("The request is not as described; `errors` says where.", ValidationProblem)
}
