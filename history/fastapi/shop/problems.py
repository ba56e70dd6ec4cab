"""Answers every error with a problem document, the framework's own errors included."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.routing import Match

from shop.models import Problem, ValidationProblem

NOT_ACCEPTABLE = {406: {"model": Problem, "description": "The `Accept` header rules out JSON."}}
NOT_FOUND = {404: {"model": Problem, "description": "There is no such item."}}
UNSUPPORTED = {415: {"model": Problem, "description": "The body is not `application/json`."}}
INVALID = {422: {"model": ValidationProblem, "description": "The request is not as described; `errors` says where."}}


def accepts_json(request: Request) -> None:
    """Refuse a client that can't read JSON."""
    accept = ",".join(request.headers.getlist("accept")) or "*/*"
    wanted = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    if not {"*/*", "application/*", "application/json"} & wanted:
        raise HTTPException(406, "The answer is application/json, which `Accept` rules out.")


async def answer_http_error(request: Request, error: HTTPException) -> JSONResponse:
    """Answer what a route, a dependency or the framework raised with a status of its own."""
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # Starlette lists those of the path's first route, and in FastAPI each operation is a route of its own.
        routes = [route for route in request.app.routes if route.matches(request.scope)[0] != Match.NONE]
        headers["Allow"] = ", ".join(sorted({method for route in routes for method in route.methods}))
    return _answer(error.status_code, str(error.detail), headers)


async def answer_validation_error(_: Request, error: RequestValidationError) -> JSONResponse:
    """Answer a request that is not as described with everything that is wrong with it."""
    errors = [_told(one["loc"], one["msg"]) for one in error.errors()]
    return _answer(422, "The request is not as described; `errors` says where.", errors=errors)


def _told(location: Sequence[int | str], message: str) -> dict[str, str]:
    """One of Pydantic's errors, which is at `("query", "limit")`, `("body", "price")` or the like."""
    place, *tokens = location
    where = {"parameter": str(tokens[0])} if place != "body" else {"pointer": _pointer(tokens)}
    return {**where, "detail": message.encode(errors="replace").decode()}


def _pointer(tokens: Sequence[int | str]) -> str:
    """A JSON Pointer as a URI fragment (RFC 6901, section 6), in the characters that RFC 3986 has for one."""
    escaped = (str(token).replace("~", "~0").replace("/", "~1") for token in tokens)
    return "#" + "".join("/" + quote(token, safe="!$&'()*+,;=:@?", errors="replace") for token in escaped)


def _answer(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:  # noqa: ANN401 - members
    title = "Unprocessable Content" if status == 422 else HTTPStatus(status).phrase  # noqa: PLR2004 - RFC 9110's name
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, headers, "application/problem+json")
