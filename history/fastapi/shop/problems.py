"""Answers every error with a problem document, the framework's own errors included."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from shop.models import Problem, ValidationProblem

NOT_ACCEPTABLE = {406: {"model": Problem, "description": "The `Accept` header rules out JSON."}}
NOT_FOUND = {404: {"model": Problem, "description": "There is no such item."}}
UNSUPPORTED = {415: {"model": Problem, "description": "The body is not `application/json`."}}
INVALID = {422: {"model": ValidationProblem, "description": "The request is not as described; `errors` says where."}}


async def answer_http_error(_: Request, error: HTTPException) -> JSONResponse:
    """Answer what a route, a dependency or the framework raised with a status of its own."""
    return _answer(error.status_code, str(error.detail), headers=error.headers)


async def answer_validation_error(request: Request, error: RequestValidationError) -> JSONResponse:
    """Answer a request that is not as described with everything that is wrong with it."""
    if any(one["loc"][0] == "body" for one in error.errors()):
        sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if sent != "application/json":
            return _answer(415, "The body must be application/json, as `Content-Type` says.")
    errors = [_told(one["type"], one["loc"], one["msg"]) for one in error.errors()]
    return _answer(422, "The request is not as described; `errors` says where.", errors=errors)


def accepts_json(request: Request) -> None:
    """Refuse a client that can't read JSON."""
    wanted = [part.partition(";")[0].strip().lower() for part in request.headers.get("accept", "*/*").split(",")]
    if not {"*/*", "application/*", "application/json"} & set(wanted):
        raise HTTPException(406, "The answer is application/json, which `Accept` rules out.")


def _told(kind: str, location: Sequence[int | str], message: str) -> dict[str, str]:
    place, *tokens = location
    if place != "body":
        return {"parameter": str(tokens[0]), "detail": message}
    inside = () if kind == "json_invalid" else tokens  # of broken JSON the place is a number of characters
    return {"pointer": "#" + "".join(f"/{token}" for token in inside), "detail": message}


def _answer(status: int, detail: str, headers: object = None, **more: object) -> JSONResponse:
    title = "Unprocessable Content" if status == 422 else HTTPStatus(status).phrase  # noqa: PLR2004 - RFC 9110's name
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, headers, "application/problem+json")  # type: ignore[arg-type]
