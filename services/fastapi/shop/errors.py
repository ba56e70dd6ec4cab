"""Answers every error with a problem document, the framework's own errors included."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from fastapi import Request, Response, status
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.routing import Match

from shop.problems import MEDIA_TYPE, Problem, ValidationError, ValidationProblem


class ProblemResponse(JSONResponse):
    """An answer whose body is a problem document."""

    media_type = MEDIA_TYPE

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        """Answer with the problem's own status."""
        super().__init__(problem.model_dump(), problem.status, headers)


async def answer_http_error(request: Request, error: HTTPException) -> ProblemResponse:
    """Answer what a route, a dependency or the framework raised with a status of its own (404, 405, 406, 415 …)."""
    code, detail = error.status_code, error.detail
    if detail == HTTPStatus(code).phrase:
        # Starlette's own errors say no more than the status does.
        detail = _DETAILS.get(code, detail)
    headers = dict(error.headers or {})
    if code == status.HTTP_405_METHOD_NOT_ALLOWED and (methods := _methods_of_path(request)):
        headers["Allow"] = ", ".join(methods)
    return ProblemResponse(_problem(code, detail), headers)


async def answer_validation_error(_: Request, error: RequestValidationError) -> ProblemResponse:
    """Answer a request that is not as described with everything that is wrong with it."""
    problem = _problem(status.HTTP_422_UNPROCESSABLE_CONTENT, "The request is not as described; `errors` says where.")
    errors = [_validation_error(one) for one in error.errors()]
    return ProblemResponse(ValidationProblem(**problem.model_dump(), errors=errors))


async def answer_crash(_request: Request, _error: Exception) -> ProblemResponse:
    """Answer an error that nobody expected. Starlette raises it again afterwards, so that the server logs it."""
    return ProblemResponse(_problem(status.HTTP_500_INTERNAL_SERVER_ERROR, "The server failed to answer."))


HANDLERS: Final[dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]]] = {
    HTTPException: answer_http_error,
    RequestValidationError: answer_validation_error,
    Exception: answer_crash,
}

# As RFC 9110 has them; Python has older ones before 3.13.
_TITLES: Final = {
    status.HTTP_413_CONTENT_TOO_LARGE: "Content Too Large",
    status.HTTP_422_UNPROCESSABLE_CONTENT: "Unprocessable Content",
}
_DETAILS: Final = {
    status.HTTP_404_NOT_FOUND: "There is nothing at this path.",
    status.HTTP_405_METHOD_NOT_ALLOWED: "The path has no such method; `Allow` lists those that it has.",
}


def _problem(code: int, detail: str) -> Problem:
    return Problem(type="about:blank", title=_TITLES.get(code) or HTTPStatus(code).phrase, status=code, detail=detail)


def _validation_error(error: Mapping[str, Any]) -> ValidationError:
    """One of pydantic's errors, whose `loc` is `("query", "limit")`, `("body", "price")` or the like."""
    place, *tokens = error["loc"]
    # What is wrong may be quoted in the message, and half a surrogate pair can't be sent.
    message = error["msg"].encode(errors="replace").decode()
    if place != "body":
        return ValidationError(parameter=tokens[0], detail=message)
    match error["type"], tokens:
        case "model_attributes_type", _:
            # Pydantic would speak of dictionaries and attributes, which are Python's and not the client's.
            return ValidationError(pointer=_pointer(tokens), detail="Input should be an object")
        case "union_tag_invalid" | "union_tag_not_found", _:
            return ValidationError(
                pointer=_pointer([*tokens, error["ctx"]["discriminator"].strip("'")]), detail=message
            )
        case _, ["payment", _, member]:
            # Pydantic puts the kind of payment between the two.
            return ValidationError(pointer=_pointer(["payment", member]), detail=message)
        case _:
            return ValidationError(pointer=_pointer(tokens), detail=message)


def _pointer(tokens: Sequence[int | str]) -> str:
    """A JSON Pointer as a URI fragment (RFC 6901, section 6), in the characters that RFC 3986 has for one."""
    escaped = (str(token).replace("~", "~0").replace("/", "~1") for token in tokens)
    return "#" + "".join("/" + quote(token, safe="!$&'()*+,;=:@?", errors="replace") for token in escaped)


def _methods_of_path(request: Request) -> list[str]:
    """The methods that the path has.

    Starlette lists those of the first route with this path, and in FastAPI each operation is a route of its own.
    """
    # Inside a mount, `root_path` would hide the mount's own part of the path.
    scope = {**request.scope, "root_path": request.scope.get("app_root_path", request.scope["root_path"])}
    routes = [route for route in iter_route_contexts(request.app.routes) if route.matches(scope)[0] != Match.NONE]
    return sorted({method for route in routes for method in route.methods or ()})
