"""What the document says of an operation, beyond what Litestar takes as an argument of the handler.

`operation_class` is where it leaves that to others: https://docs.litestar.dev/2/usage/openapi/schema_generation.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Final, cast

from litestar.openapi.spec import (
    Callback,
    Encoding,
    Example,
    Link,
    OpenAPIMediaType,
    OpenAPIResponse,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
)
from litestar.openapi.spec.enums import OpenAPIType

from shop.headers import Headers, header

_OF_ERRORS: Final[Mapping[str, Headers]] = {
    "401": {"WWW-Authenticate": header("What the client has to show.")},
    "429": {
        "Retry-After": header("After how many seconds to try again.", type_=OpenAPIType.INTEGER, minimum=1),
    },
}


@dataclass(frozen=True, kw_only=True, slots=True)
class More:
    """What there is to say of one operation.

    Attributes:
        body: The description of the request body.
        encoding: How the parts of a form are encoded, by name.
        examples: Of the request body, by name.
        answer: The only example of the success's body.
        content: Media types of the success's body, beside that of the handler's return type or in its place.
        headers: Of answers, by status.
        links: Of the success, by name.
        callbacks: Requests that come of it, by name and address.
    """

    body: str | None = None
    encoding: dict[str, Encoding] | None = None
    examples: dict[str, Example | Reference] | None = None
    answer: object = None
    content: dict[str, OpenAPIMediaType] = field(default_factory=dict)
    headers: Mapping[int, Headers] = field(default_factory=dict)
    links: dict[str, Link | Reference] | None = None
    callbacks: dict[str, Callback | Reference] | None = None


@dataclass
class ShopOperation(Operation):
    """An operation of the shop."""

    more: ClassVar[More] = More()

    def __post_init__(self) -> None:
        """Correct what Litestar says by rote, and add what there is to say of this one."""
        responses = cast("dict[str, OpenAPIResponse]", self.responses)
        # Whatever is wrong with a request is 422 here.
        responses.pop("400", None)
        for parameter in self.parameters or ():
            _never_null(cast("Parameter", parameter))
        own = {str(status): headers for status, headers in self.more.headers.items()}
        for status, headers in {**_OF_ERRORS, **own}.items():
            if status in responses:
                responses[status].headers = dict(headers)
        if self.request_body:
            self._add_to_body(cast("RequestBody", self.request_body))
        self._add_to_success(responses[min(responses)])
        self.callbacks = self.more.callbacks

    def _add_to_body(self, body: RequestBody) -> None:
        body.description = self.more.body
        (content,) = body.content.values()
        content.examples, content.encoding = self.more.examples, self.more.encoding

    def _add_to_success(self, success: OpenAPIResponse) -> None:
        success.links = self.more.links
        if success.content:
            success.content |= self.more.content
            for content in success.content.values():
                content.example = content.example or self.more.answer


def operation(**more: Any) -> type[ShopOperation]:  # noqa: ANN401 - of `More`
    """The class of one operation of which there is more to say; `More` has the keywords."""
    return type("DocumentedOperation", (ShopOperation,), {"more": More(**more)})


def _never_null(parameter: Parameter) -> None:
    """A parameter that may be left out has None for a default, and is documented as nullable; text never is null."""
    schema = cast("Schema", parameter.schema)
    if isinstance(schema.type, list):
        schema.type = next(one for one in schema.type if one != OpenAPIType.NULL)
        schema.enum = [one for one in schema.enum or () if one is not None]
    for choice in cast("list[Schema]", schema.one_of or []):
        if choice.type != OpenAPIType.NULL:
            for member in fields(choice):
                setattr(schema, member.name, getattr(schema, member.name) or getattr(choice, member.name))
            schema.one_of = None
