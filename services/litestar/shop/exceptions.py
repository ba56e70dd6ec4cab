"""The errors that Litestar has no class for; `errors.py` says how each is answered."""

from collections.abc import Sequence
from typing import NoReturn

from litestar.exceptions import ClientException, ValidationException
from litestar.status_codes import (
    HTTP_406_NOT_ACCEPTABLE,
    HTTP_409_CONFLICT,
    HTTP_412_PRECONDITION_FAILED,
    HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    HTTP_415_UNSUPPORTED_MEDIA_TYPE,
)

from shop.reading import Fault


class NotAcceptable(ClientException):
    """The client can't read what there is to answer."""

    status_code = HTTP_406_NOT_ACCEPTABLE


class Conflict(ClientException):
    """What is asked for doesn't go with what there is."""

    status_code = HTTP_409_CONFLICT


class PreconditionFailed(ClientException):
    """The client has another state in mind than the one that there is."""

    status_code = HTTP_412_PRECONDITION_FAILED


class ContentTooLarge(ClientException):
    """The body is larger than it may be."""

    status_code = HTTP_413_REQUEST_ENTITY_TOO_LARGE


class UnsupportedMediaType(ClientException):
    """The body is of another media type than the operation takes."""

    status_code = HTTP_415_UNSUPPORTED_MEDIA_TYPE


def refuse_body(faults: Sequence[Fault]) -> NoReturn:
    """Refuse a body for all that is wrong with it, in the form in which Litestar tells of parameters."""
    extra = [{"pointer": fault.pointer, "message": fault.message} for fault in faults]
    raise ValidationException("The body is not as described.", extra=extra)
