"""Answers every error with a problem document, the framework's own errors included."""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final, TypeAlias, cast

from litestar import Request, Response
from litestar.enums import ParamType
from litestar.exceptions import HTTPException, ValidationException
from litestar.status_codes import (
    HTTP_404_NOT_FOUND,
    HTTP_405_METHOD_NOT_ALLOWED,
    HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    HTTP_422_UNPROCESSABLE_ENTITY,
    HTTP_500_INTERNAL_SERVER_ERROR,
)
from litestar.types import ExceptionHandlersMap

from shop.guards import is_exact
from shop.media_types import PROBLEM
from shop.models.problems import Problem, ValidationError, ValidationProblem
from shop.spelling import Parameter, parameters_of

_Request: TypeAlias = Request[Any, Any, Any]
_LOG: Final = logging.getLogger(__name__)

# As RFC 9110 has them; Python has older ones before 3.13.
_TITLES: Final = {
    HTTP_413_REQUEST_ENTITY_TOO_LARGE: "Content Too Large",
    HTTP_422_UNPROCESSABLE_ENTITY: "Unprocessable Content",
}
_DETAILS: Final = {
    HTTP_404_NOT_FOUND: "There is nothing at this path.",
    HTTP_405_METHOD_NOT_ALLOWED: "The path has no such method; `Allow` lists those that it has.",
}
_INVALID: Final = "The request is not as described; `errors` says where."


def answer_http_error(request: _Request, error: HTTPException) -> Response[Problem]:
    """Answer what a handler, a guard or the framework raised with a status of its own (404, 405, 406, 415 …)."""
    code, detail, headers = error.status_code, error.detail, dict(error.headers or {})
    if code == HTTP_405_METHOD_NOT_ALLOWED and not is_exact(request):
        code, detail, headers = HTTP_404_NOT_FOUND, _DETAILS[HTTP_404_NOT_FOUND], {}
    if "allow" in headers:
        # Litestar has them in the order of a set: another each time that the service is started.
        headers["allow"] = ", ".join(sorted(headers["allow"].split(", ")))
    if code >= HTTP_500_INTERNAL_SERVER_ERROR:
        return answer_crash(request, error)
    if detail == HTTPStatus(code).phrase:
        # Litestar's own errors say no more than the status does.
        detail = _DETAILS.get(code, detail)
    return _answer(_problem(code, detail), headers)


def answer_validation_error(request: _Request, error: ValidationException) -> Response[Problem]:
    """Answer a request that is not as described with everything that is wrong with it; Litestar says 400."""
    parameters = parameters_of(request.route_handler)
    told = cast("list[dict[str, Any]]", error.extra or [])
    errors = [_validation_error(one, parameters) for one in told]
    errors = errors or [ValidationError(parameter=name, detail="It is missing") for name in _missing(request)]
    problem = _problem(HTTP_422_UNPROCESSABLE_ENTITY, _INVALID)
    return _answer(ValidationProblem(problem.type, problem.title, problem.status, problem.detail, errors))


def answer_crash(_: _Request, error: Exception) -> Response[Problem]:
    """Answer an error that nobody expected."""
    _LOG.error("The server failed to answer.", exc_info=error)
    return _answer(_problem(HTTP_500_INTERNAL_SERVER_ERROR, "The server failed to answer."))


HANDLERS: Final[ExceptionHandlersMap] = {
    HTTPException: answer_http_error,
    ValidationException: answer_validation_error,
    Exception: answer_crash,
}


def _answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response[Problem]:
    return Response(problem, status_code=problem.status, headers=headers, media_type=PROBLEM)


def _problem(code: int, detail: str) -> Problem:
    return Problem("about:blank", _TITLES.get(code) or HTTPStatus(code).phrase, code, detail)


def _validation_error(error: Mapping[str, Any], parameters: Mapping[str, Parameter]) -> ValidationError:
    """One thing that is wrong: with the body, as `shop.reading` tells it, or with an argument, as Litestar does."""
    detail = error["message"].encode(errors="replace").decode()
    if "pointer" in error:
        return ValidationError(pointer=error["pointer"], detail=detail)
    key = error["key"].partition(".")[0]
    return ValidationError(parameter=parameters[key].name if key in parameters else key, detail=detail)


def _missing(request: _Request) -> Iterator[str]:
    """The parameters that have to be there and aren't; Litestar itself ends with the first."""
    given: Mapping[ParamType, Any] = {
        ParamType.QUERY: request.query_params,
        ParamType.HEADER: request.headers,
        ParamType.COOKIE: request.cookies,
        ParamType.PATH: request.path_params,
    }
    for parameter in parameters_of(request.route_handler).values():
        if parameter.is_required and parameter.name not in given[parameter.kind]:
            yield parameter.name
