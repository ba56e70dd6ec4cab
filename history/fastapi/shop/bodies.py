"""Bodies: `application/json` and nothing else, read as RFC 8259 has it."""

import json
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

from fastapi import HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute


class StrictRoute(APIRoute):
    """A route that forgives nothing in a body, as FastAPI's "Custom Request and APIRoute class" has it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Handle a request as FastAPI does, but for how its body is read."""
        handle = super().get_route_handler()

        async def handle_strictly(request: Request) -> Response:
            strict = StrictRequest(request.scope, request.receive)
            try:
                return await handle(strict)
            except RequestValidationError as error:
                raise strict.better_error(error) from error

        return handle_strictly


class StrictRequest(Request):
    """A request whose body can't be read is one whose body isn't valid, and `better_error` says why."""

    fault = ""

    async def json(self) -> object:
        """The body's value; the body itself, which no model takes for an object, where there is none."""
        body = await self.body()
        if not self._is_json():
            return body
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        except RecursionError:
            self.fault = "The body is nested too deeply."
        except ValueError as error:  # what isn't UTF-8, isn't JSON, or has a number with too many digits
            self.fault = f"The body is not JSON: {error}."
        return body

    def better_error(self, error: RequestValidationError) -> Exception:
        """What to say of a request that isn't valid: perhaps its body couldn't be read in the first place."""
        others = [one for one in error.errors() if one["loc"][0] != "body"]
        if len(others) == len(error.errors()):
            return error
        if not self._is_json():
            return HTTPException(415, "The body must be application/json, as `Content-Type` says.")
        if self.fault:
            return RequestValidationError([*others, {"type": "unreadable", "loc": ("body",), "msg": self.fault}])
        return error

    def _is_json(self) -> bool:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _refuse_constant(constant: str) -> NoReturn:
    """`NaN`, `Infinity` and `-Infinity`, which Python would read."""
    raise ValueError(f"there is no {constant} in it")
