"""What `responses=` says about headers: FastAPI doesn't see those that a handler sets."""

from typing import Any, Final, TypeAlias

_Headers: TypeAlias = dict[str, dict[str, Any]]


def documented(
    description: str, *, type_: str = "string", required: bool = True, **constraints: object
) -> dict[str, Any]:
    """A header, as OpenAPI documents it."""
    header = {"description": description, "schema": {"type": type_, **constraints}}
    return header | {"required": True} if required else header


def location(of: str) -> _Headers:
    """`Location` leads to what was created."""
    return {"Location": documented(f"The path of {of}.", format="uri-reference")}


ETAG: Final[_Headers] = {"ETag": documented("The entity tag of the item as it is.")}
RETRY_AFTER: Final[_Headers] = {
    "Retry-After": documented("After how many seconds to look again.", type_="integer", required=False, minimum=1)
}
