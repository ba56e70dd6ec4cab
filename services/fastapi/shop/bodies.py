"""Bodies: of the documented media type and of no other, and read strictly."""

import json
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import suppress
from typing import Any, Final, NoReturn, cast

import mimeparse  # type: ignore[import-untyped]  # it has no types
from fastapi import Request, Response, params, status
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Scope

MULTIPART: Final = "multipart/form-data"
_MULTIPART_LIMIT: Final = 2 * 1024 * 1024


class StrictRoute(APIRoute):
    """A route that matches the whole path, and takes bodies of the media type that it documents only."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Handle requests as FastAPI does, but read the body strictly.

        FastAPI reads the body before any dependency runs, the one that asks for credentials among them. So what is
        wrong with the body is kept until the dependencies had their say, and the body is found to be invalid:
        https://fastapi.tiangolo.com/how-to/custom-request-and-route/
        """
        handle = super().get_route_handler()

        async def handle_strictly(request: Request) -> Response:
            if self.body_field is None:
                return await handle(request)
            media_type = cast("params.Body", self.body_field.field_info).media_type
            strict = StrictRequest(request, media_type)
            try:
                return await handle(strict)
            except RequestValidationError as error:
                raise strict.better_error(error) from error

        return handle_strictly

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match the whole path: Starlette's pattern ends with `$`, which lets a line feed follow."""
        match, child_scope = super().matches(scope)
        values = child_scope.get("path_params", {}).values()
        if scope["path"].endswith("\n") and not any(value.endswith("\n") for value in values):
            return Match.NONE, {}
        return match, child_scope


class StrictRequest(Request):
    """A request whose body is of one media type, and which forgives nothing in it.

    A body that can't be read is given as one that is not valid, and `better_error` says why.
    """

    def __init__(self, request: Request, media_type: str) -> None:
        """Read the body of this request as this media type."""
        super().__init__(request.scope, request.receive)
        self._media_type = media_type
        self._fault: Exception | str | None = None

    async def json(self) -> object:
        """The body's value; JSON is what RFC 8259 has, which leaves `json.loads` some things to refuse."""
        body = await self.body()
        if not self._is_of_media_type():
            return body
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        except UnicodeDecodeError:
            self._fault = "The body is not UTF-8."
        except json.JSONDecodeError as error:
            self._fault = f"The body is not JSON: {error}."
        except RecursionError:
            self._fault = "The body is nested too deeply."
        except ValueError:
            self._fault = "The body has a number with too many digits."
        # As FastAPI does with what it doesn't take for JSON. No model takes bytes for an object.
        return body

    async def form(self, **limits: int) -> FormData:  # type: ignore[override]  # nobody uses it in an `async with`
        """The form's members; none where it can't be read."""
        if not self._is_of_media_type():
            return FormData()
        try:
            body = await self.body()
            form = await super().form(**limits)
        except HTTPException as error:
            # Starlette says 400 of a form that it can't read.
            self._fault = error if error.status_code == status.HTTP_413_CONTENT_TOO_LARGE else error.detail
            return FormData()
        if self._media_type != MULTIPART:
            return _Form(form.multi_items())
        if not self._has_end(body):
            # Starlette takes it for one with fewer parts.
            self._fault = "The form has no end."
            return FormData()
        return form

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """The body as it comes; of an upload no more than the limit."""
        size = 0
        with suppress(ValueError):
            size = int(self.headers.get("content-length", 0))
        self._refuse_too_large(size)
        size = 0
        async for chunk in super().stream():
            size += len(chunk)
            self._refuse_too_large(size)
            yield chunk

    def better_error(self, error: RequestValidationError) -> Exception:
        """What to say of a request that is not valid: perhaps its body could not be read in the first place."""
        if not self._is_of_media_type():
            return HTTPException(
                status.HTTP_415_UNSUPPORTED_MEDIA_TYPE,
                f"The body must be {self._media_type}, as `Content-Type` says.",
            )
        if isinstance(self._fault, str):
            others = [one for one in error.errors() if one["loc"][0] != "body"]
            return RequestValidationError([*others, {"type": "unreadable", "loc": ("body",), "msg": self._fault}])
        return self._fault or error

    def _is_of_media_type(self) -> bool:
        try:
            main_type, subtype, _ = mimeparse.parse_mime_type(self.headers.get("content-type", "").lower())
        except mimeparse.MimeTypeParseException:
            return False
        return f"{main_type}/{subtype}" == self._media_type

    def _has_end(self, body: bytes) -> bool:
        _, options = parse_options_header(self.headers["content-type"])
        return b"--" + options[b"boundary"] + b"--" in body

    def _refuse_too_large(self, size: int) -> None:
        if self._media_type == MULTIPART and size > _MULTIPART_LIMIT:
            raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE, "The body is larger than 2 MiB.")


class _Form(FormData):
    """A form in which a member that is given twice is no text; FastAPI itself would take the last one."""

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]  # gives lists as well
        values = self.getlist(key)
        return super().get(key, default) if len(values) < 2 else values  # noqa: PLR2004 - twice is twice


def _refuse_constant(constant: str) -> NoReturn:
    """`NaN`, `Infinity` and `-Infinity`, which Python would read."""
    raise json.JSONDecodeError(f"{constant} is not JSON", "", 0)
