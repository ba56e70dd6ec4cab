"""Problem documents (RFC 9457): what an error looks like."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from shop.models.annotating import described


class ValidationError(Struct):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    detail: Annotated[str, described("What is wrong with it.")]
    pointer: (
        Annotated[
            str,
            described(
                "Where in the body, a JSON Pointer written as a URI fragment (`#/price`); `#` is the whole body."
            ),
        ]
        | UnsetType
    ) = UNSET
    parameter: Annotated[str, described("The name of the path or query parameter, header or cookie.")] | UnsetType = (
        UNSET
    )


class Problem(Struct):  # noqa: D101 - its docstring would become a description, and the contract has none
    type: Annotated[
        str,
        described("What kind of problem this is; `about:blank` where the status says it all.", format="uri-reference"),
    ]
    title: Annotated[str, described("The name of the status, as RFC 9110 has it.")]
    status: Annotated[int, Meta(ge=400, le=599), described("The HTTP status.")]
    detail: Annotated[str, described("What went wrong this time.")]


class ValidationProblem(Problem):  # noqa: D101 - likewise
    errors: Annotated[list[ValidationError], Meta(min_length=1), described("Each thing that is wrong.")]
