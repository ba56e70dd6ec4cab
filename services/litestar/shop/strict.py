"""Bodies: of the documented media type and of no other, and read strictly."""

import json
from collections.abc import Generator
from typing import Any, NoReturn, cast

from litestar import Request, Response
from litestar.dto import AbstractDTO, DTOFieldDefinition
from litestar.enums import HttpMethod, RequestEncodingType
from litestar.exceptions import ClientException, ValidationException
from litestar.openapi.spec import Reference, Schema
from litestar.params import BodyKwarg
from litestar.status_codes import HTTP_204_NO_CONTENT
from litestar.typing import FieldDefinition

from shop.exceptions import UnsupportedMediaType, refuse_body
from shop.media_types import MULTIPART
from shop.reading import Fault, read


class StrictDTO(AbstractDTO[Any]):
    """Reads a body as its handler's type, and nothing that isn't that.

    Litestar itself decodes a body and then converts it as leniently as it does parameters, which are text: `"5"` is an
    integer there. And of all that is wrong with it, it tells the first. A DTO is where it leaves decoding to others:
    https://docs.litestar.dev/2/usage/dto/2-creating-custom-dto-classes.html
    """

    def decode_bytes(self, value: bytes) -> object:
        """The value of a JSON body."""
        return self.decode_builtins(_json(value))

    def decode_builtins(self, value: object) -> object:
        """The value of what JSON or a form was made into."""
        field = cast("FieldDefinition", self.asgi_connection.route_handler.parsed_data_field)
        data, faults = read(field.annotation, value)
        return refuse_body(faults) if faults else data

    @classmethod
    def create_for_field_definition(
        cls, field_definition: FieldDefinition, handler_id: str, backend_cls: object = None
    ) -> None:
        """Make nothing: the handler's type is read as it is, so no other stands between."""

    @classmethod
    def create_openapi_schema(
        cls,
        field_definition: FieldDefinition,
        handler_id: str,  # noqa: ARG003 - Litestar gives it
        schema_creator: Any,  # noqa: ANN401 - Litestar's, and private there
    ) -> Reference | Schema:
        """The handler's type as it is."""
        made: Reference | Schema = schema_creator.for_field_definition(field_definition)
        return made

    @classmethod
    def generate_field_definitions(cls, model_type: type[Any]) -> Generator[DTOFieldDefinition, None, None]:  # noqa: ARG003 - likewise
        """None: no other type is made of a handler's."""
        yield from ()

    @classmethod
    def detect_nested_field(cls, field_definition: FieldDefinition) -> bool:  # noqa: ARG003 - likewise
        """Never: likewise."""
        return False


async def prepare(request: Request[Any, Any, Any]) -> Response[None] | None:
    """Answer OPTIONS, and check the body of what is no such request. Litestar calls it once the guards had their say.

    Its own answer to OPTIONS has the methods of those handlers only that were there when it was made.
    """
    if request.method == HttpMethod.OPTIONS:
        template = request.scope["path_template"]
        methods = {method for route in request.app.routes if route.path_format == template for method in route.methods}
        return Response(None, status_code=HTTP_204_NO_CONTENT, headers={"Allow": ", ".join(sorted(methods))})
    await _check_body(request)
    return None


async def _check_body(request: Request[Any, Any, Any]) -> None:
    """Refuse a body of another media type, and a form that can't be read.

    The media type is what `Body(media_type=…)` says of the argument `data`; Litestar itself doesn't hold anyone to it.
    """
    field = request.route_handler.parsed_data_field
    if field is None or not isinstance(field.kwarg_definition, BodyKwarg):
        return
    expected = RequestEncodingType(field.kwarg_definition.media_type).value
    if request.content_type[0] != expected:
        raise UnsupportedMediaType(f"The body must be {expected}, as `Content-Type` says.")
    if expected == MULTIPART:
        await _read_parts(request)
    elif not await request.body() and not expected.endswith("urlencoded"):
        refuse_body([Fault(message="The body is empty")])


async def _read_parts(request: Request[Any, Any, Any]) -> None:
    """Have the parts read, which Litestar does once for a request; that it can't is 400 there, or even 500."""
    try:
        await request.form()
    except (ValidationException, UnicodeDecodeError, LookupError):
        refuse_body([Fault(message="The form can't be read")])
    except ClientException as error:
        if error.status_code != ClientException.status_code:
            raise
        refuse_body([Fault(message=error.detail)])


def _json(body: bytes) -> object:
    """What a body holds; JSON is what RFC 8259 has, which leaves `json.loads` some things to refuse."""
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        message = "The body is not UTF-8"
    except json.JSONDecodeError as error:
        message = f"The body is not JSON: {error}"
    except RecursionError:
        message = "The body is nested too deeply"
    except ValueError:
        message = "The body has a number with too many digits"
    return refuse_body([Fault(message=message)])


def _refuse_constant(constant: str) -> NoReturn:
    """`NaN`, `Infinity` and `-Infinity`, which Python would read."""
    raise json.JSONDecodeError(f"{constant} is not JSON", "", 0)
