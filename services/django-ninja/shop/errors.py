"""Every error as a problem document (RFC 9457), Django's and Django Ninja's own included."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.responses import Response

MEDIA_TYPE: Final = "application/problem+json"

# As RFC 9110 has them; Python has older ones before 3.13.
_TITLES: Final = {413: "Content Too Large", 422: "Unprocessable Content"}
_INVALID: Final = "The request is not as described; `errors` says where."


class ShopError(HttpError):
    """An error with a status, a sentence, and perhaps headers."""

    def __init__(self, status_code: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status_code, message)
        self.headers = headers


class MissingBodyError(ValidationError):
    """No body came, where one is needed."""


def unsupported(media_type: str) -> ShopError:
    """A body of another kind than the operation takes."""
    return ShopError(415, f"The body must be {media_type}, as `Content-Type` says.")


def wrong(pointer: str, detail: str) -> ValidationError:
    """One thing that is wrong in the body."""
    return ValidationError([{"pointer": pointer, "detail": detail}])


def invalid_parameter(name: str, detail: str) -> ValidationError:
    """One thing that is wrong in a parameter."""
    return ValidationError([{"parameter": name, "detail": detail}])


def problem(
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[Mapping[str, str]] = (),
) -> HttpResponse:
    """A problem document."""
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    content |= {"errors": list(errors)} if errors else {}
    return Response(content, status=status, content_type=MEDIA_TYPE, headers=headers)


def add_handlers(api: NinjaAPI) -> None:
    """Have an API answer with problem documents. What nobody expected is Django's to log, and `server_error`'s."""
    api.add_exception_handler(HttpError, answer_http_error)
    api.add_exception_handler(Http404, answer_not_found)
    api.add_exception_handler(ValidationError, answer_validation_error)
    api.add_exception_handler(MissingBodyError, answer_missing_body)
    api.add_exception_handler(MultiPartParserError, answer_unreadable_form)
    api.add_exception_handler(BadRequest, answer_unreadable_form)


def answer_http_error(_: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what has a status of its own.

    Whatever a parser raises is a 400 of Django Ninja's, and what it was is the cause.
    """
    match error.__cause__ or error:
        case ShopError() as known:
            return problem(known.status_code, str(known), known.headers)
        case ValidationError() as invalid:
            return problem(422, _INVALID, errors=invalid.errors)
        case _:
            return problem(error.status_code, str(error))


def answer_not_found(_: HttpRequest, error: Http404) -> HttpResponse:
    """Answer a request for what isn't there."""
    return problem(404, str(error))


def answer_validation_error(_: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a request that is not as described with everything that is wrong with it."""
    return problem(422, _INVALID, errors=error.errors)


def answer_missing_body(request: HttpRequest, error: MissingBodyError) -> HttpResponse:
    """Answer a request without a body; of what kind it is has to be right even so."""
    if request.content_type != "application/json":
        return answer_http_error(request, unsupported("application/json"))
    return answer_validation_error(request, error)


def answer_unreadable_form(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer a form that Django can't read."""
    return answer_validation_error(request, wrong("#", f"The form can't be read: {error}"))


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Answer a request that Django itself refuses, for its `Host` for instance."""
    return problem(400, "The request can't be understood.")


def not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - likewise
    """Answer a request for a path that doesn't exist."""
    return problem(404, "There is nothing at this path.")


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer a request that the service failed at, giving nothing away."""
    return problem(500, "Something went wrong here. It has been logged.")
