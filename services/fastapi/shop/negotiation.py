"""JSON and nothing else: what a client must be able to read, and what it may send."""

import json
from collections.abc import Callable, Coroutine
from typing import Any, Final, NoReturn

import mimeparse  # type: ignore[import-untyped]  # it has no types
from fastapi import HTTPException, Request, Response, status
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

JSON: Final = "application/json"


async def accepts_json(request: Request) -> None:
    """Refuse a client that can't read JSON. An `Accept` that nobody can make sense of rules nothing out."""
    accept = ",".join(request.headers.getlist("accept")).lower()
    try:
        ruled_out = bool(accept.strip(" \t,")) and not mimeparse.best_match([JSON], accept)
    except mimeparse.MimeTypeParseException:
        ruled_out = False
    if ruled_out:
        raise HTTPException(status.HTTP_406_NOT_ACCEPTABLE, f"The answer is {JSON}, which `Accept` rules out.")


class JSONRoute(APIRoute):
    """A route that takes bodies of strict JSON only.

    FastAPI reads the body before any dependency runs, so what has to happen first is the route's work:
    https://fastapi.tiangolo.com/how-to/custom-request-and-route/
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Handle requests as FastAPI does, but refuse other bodies and read this one strictly."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            if self.body_field is not None:
                _refuse_other_media_types(request)
            return await handle(JSONRequest(request.scope, request.receive))

        return handle_json

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match the whole path: Starlette's pattern ends with `$`, which lets a line feed follow."""
        match, child_scope = super().matches(scope)
        values = child_scope.get("path_params", {}).values()
        if scope["path"].endswith("\n") and not any(value.endswith("\n") for value in values):
            return Match.NONE, {}
        return match, child_scope


class JSONRequest(Request):
    """A request whose body is JSON as RFC 8259 has it, which leaves `json.loads` some things to refuse."""

    async def json(self) -> object:
        """The body's value. FastAPI answers a `JSONDecodeError` with 422, and every other exception with 400."""
        body = await self.body()
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        except json.JSONDecodeError:
            raise
        except UnicodeDecodeError as error:
            raise json.JSONDecodeError("not UTF-8", "", error.start) from error
        except RecursionError as error:
            raise json.JSONDecodeError("nested too deeply", "", 0) from error
        except ValueError as error:
            raise json.JSONDecodeError("a number with too many digits", "", 0) from error


def _refuse_constant(constant: str) -> NoReturn:
    """`NaN`, `Infinity` and `-Infinity`, which Python would read."""
    raise json.JSONDecodeError(f"{constant} is not JSON", "", 0)


def _refuse_other_media_types(request: Request) -> None:
    try:
        main_type, subtype, _ = mimeparse.parse_mime_type(request.headers.get("content-type", "").lower())
    except mimeparse.MimeTypeParseException:
        main_type = subtype = ""
    if f"{main_type}/{subtype}" != JSON:
        raise HTTPException(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, f"The body must be {JSON}, as `Content-Type` says.")
