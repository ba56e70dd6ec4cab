"""Problem documents (RFC 9457), for the document alone: `shop.errors` writes them."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import WithJsonSchema


class ValidationError(Schema):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    pointer: Annotated[
        str,
        Field(
            description="Where in the body, a JSON Pointer written as a URI fragment (`#/price`); "
            "`#` is the whole body."
        ),
    ] = None
    parameter: Annotated[str, Field(description="The name of the path or query parameter, header or cookie.")] = None
    detail: Annotated[str, Field(description="What is wrong with it.")]


class Problem(Schema):  # noqa: D101 - its docstring would become a description, and the contract has none
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
        # Written out in place: where this goes, there are no components for a reference to lead to.
        list[Annotated[ValidationError, WithJsonSchema(ValidationError.json_schema())]],
        Field(description="Each thing that is wrong.", min_length=1),
    ]
