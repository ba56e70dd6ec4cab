"""What can go wrong with a request beyond what Django REST framework has an exception for."""

from http import HTTPStatus

from rest_framework.exceptions import APIException, ValidationError


class ParameterError(ValidationError):
    """Some parameters are wrong; `detail` holds the errors by the parameters' names."""


class Conflict(APIException):
    """The request is right, but not as things are."""

    status_code = HTTPStatus.CONFLICT


class PreconditionFailed(APIException):
    """The item isn't any more what the client takes it for."""

    status_code = HTTPStatus.PRECONDITION_FAILED
    default_detail = "The item has another entity tag by now."


class ContentTooLarge(APIException):
    """There is more than the shop takes."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = "The image is larger than 1 MiB."


class NotAnImage(APIException):
    """What was uploaded is something else."""

    status_code = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    default_detail = "The file is no PNG."
