"""Tokens: whose they are, and what they are good for."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import jwt
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.exceptions import NotAuthorizedException
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from shop.settings import Settings
from shop.tables import UserRow, now

LIFETIME: Final = timedelta(minutes=15)
_ALGORITHM: Final = "HS256"


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A user, as far as a token of theirs goes."""

    username: str
    scopes: list[str]


class TokenAuthentication(AbstractAuthenticationMiddleware):
    """Finds out who shows a token, and refuses nobody: the guards do."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        """The user that the token was given to; None if there is none that is good any more."""
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return AuthenticationResult(user=None, auth=None)
        return AuthenticationResult(user=await sync_to_thread(_holder, token, connection.app.state), auth=token)


def same_text(given: str, expected: str) -> bool:
    """Whether two texts are the same, in a time that doesn't tell where they differ."""
    return hmac.compare_digest(given.encode(), expected.encode())


def unauthorized(
    challenge: str, detail: str = "The credentials are missing, wrong or expired."
) -> NotAuthorizedException:
    """The refusal of someone who has not shown who they are."""
    return NotAuthorizedException(detail, headers={"WWW-Authenticate": challenge})


def new_token(holder: Holder, settings: Settings) -> str:
    """A signed token that expires."""
    issued = now()
    claims = {
        "sub": holder.username,
        "scope": " ".join(holder.scopes),
        "iat": issued,
        "exp": issued + LIFETIME,
    }
    return jwt.encode(claims, settings.secret, _ALGORITHM)


def _holder(token: str, state: State) -> Holder | None:
    """Whom a token was given to, or None if it is no token of ours any more."""
    try:
        claims = jwt.decode(
            token,
            state.settings.secret,
            algorithms=[_ALGORITHM],
            options={"require": ["sub", "scope", "iat", "exp"]},
        )
    except jwt.InvalidTokenError:
        return None
    with state.sessions() as session, session.begin():
        user = session.get(UserRow, claims["sub"])
        return Holder(username=user.username, scopes=str(claims["scope"]).split()) if user else None
