"""What is documented of the headers that handlers set by themselves."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from litestar.openapi.spec import OpenAPIHeader, Schema
from litestar.openapi.spec.enums import OpenAPIType

Headers: TypeAlias = Mapping[str, OpenAPIHeader]


def header(
    description: str,
    *,
    type_: OpenAPIType = OpenAPIType.STRING,
    required: bool = True,
    **constraints: Any,  # noqa: ANN401 - of `Schema`
) -> OpenAPIHeader:
    """A header. Litestar's `ResponseHeader` has no words for a schema: it takes the type from a value."""
    return OpenAPIHeader(description=description, required=required, schema=Schema(type=type_, **constraints))


def location(of: str) -> Headers:
    """`Location` leads to what was created."""
    return {"Location": header(f"The path of {of}.", format="uri-reference")}


ETAG: Final[Headers] = {"ETag": header("The entity tag of the item as it is.")}
RETRY_AFTER: Final[Headers] = {
    "Retry-After": header("After how many seconds to look again.", type_=OpenAPIType.INTEGER, required=False, minimum=1)
}
