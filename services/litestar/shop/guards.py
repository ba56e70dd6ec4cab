"""Who is let in, and who can read the answer: guards run before any parameter or body is looked at."""

from typing import Any, TypeAlias, cast

from litestar.connection import ASGIConnection
from litestar.datastructures.headers import Accept
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler
from litestar.types import Guard

from shop.authentication import same_text, unauthorized
from shop.exceptions import NotAcceptable
from shop.media_types import JSON

Connection: TypeAlias = ASGIConnection[Any, Any, Any, Any]


async def exact_path(connection: Connection, _: BaseRouteHandler) -> None:
    """Know no path but as it is written; Litestar takes slashes more or less for the same."""
    if not is_exact(connection):
        raise NotFoundException("There is nothing at this path.")


def is_exact(connection: Connection) -> bool:
    """Whether the path has neither a slash at its end nor two in a row."""
    path = connection.scope["raw_path"]
    return path == b"/" or not (path.endswith(b"/") or b"//" in path)


async def acceptable(connection: Connection, handler: BaseRouteHandler) -> None:
    """Refuse a client that can't read what the handler answers with."""
    offers = offers_of(handler)
    if preferred(connection, offers) is None:
        raise NotAcceptable(f"The answer is {' or '.join(offers)}, which `Accept` rules out.")


def offers_of(handler: BaseRouteHandler) -> list[str]:
    """The media types that the handler may answer with: its own, unless `opt["offers"]` has several."""
    own = cast("HTTPRouteHandler", handler).media_type or JSON
    offers: list[str] = handler.opt.get("offers", [getattr(own, "value", own)])
    return offers


def preferred(connection: Connection, offers: list[str]) -> str | None:
    """The media type that the client likes best, of two that it likes as much the first; None if it likes none."""
    accept = connection.headers.get("accept", "")
    return Accept(accept).best_match(offers) if accept.strip(" \t,") else offers[0]


async def requires_key(connection: Connection, _: BaseRouteHandler) -> None:
    """Let nobody pass without the API key."""
    if not _has_key(connection):
        raise unauthorized("ApiKey")


def requires_scope(scope: str) -> Guard:
    """A guard that lets pass who has a token that is good for this."""

    async def guard(connection: Connection, _: BaseRouteHandler) -> None:
        if connection.user is None:
            raise unauthorized("Bearer")
        if scope not in connection.user.scopes:
            raise PermissionDeniedException("The token is not good for this.")

    return guard


async def requires_key_and_token(connection: Connection, _: BaseRouteHandler) -> None:
    """Let nobody pass without both."""
    missing = [] if _has_key(connection) else ["ApiKey"]
    missing += [] if connection.user else ["Bearer"]
    if missing:
        raise unauthorized(", ".join(missing))


def _has_key(connection: Connection) -> bool:
    return same_text(connection.headers.get("x-api-key", ""), connection.app.state.settings.api_key)
