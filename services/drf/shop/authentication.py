"""How a client shows who it is. Who may do what is the permissions' business."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import jwt
from django.conf import settings
from django.utils.crypto import constant_time_compare
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from shop.models import User

ALGORITHM = "HS256"
LIFETIME = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """The API key: `request.auth` of those who keep the shop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A token that is valid: `request.auth` of its user."""

    scopes: tuple[str, ...]


def issue_token(user: User, scopes: list[str]) -> str:
    """Return a token for a user that is good for some scopes, for a while."""
    now = datetime.now(UTC)
    claims = {"sub": user.username, "scope": " ".join(scopes), "iat": now, "exp": now + LIFETIME}
    return jwt.encode(claims, settings.SECRET_KEY, algorithm=ALGORITHM)


class ApiKeyAuthentication(BaseAuthentication):
    """The key of those who keep the shop, in `X-API-Key`."""

    def authenticate(self, request: Request) -> tuple[None, Key] | None:
        """Return the key. There is no user behind it."""
        key = request.headers.get("X-API-Key")
        if key is None:
            return None
        if not constant_time_compare(key, settings.SHOP_API_KEY):
            raise AuthenticationFailed
        return None, Key()

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """Return the challenge."""
        return "ApiKey"


class TokenAuthentication(BaseAuthentication):
    """A bearer token, in `Authorization`."""

    options: ClassVar = {"require": ["sub", "scope", "iat", "exp"]}

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Return the token and its user."""
        scheme, _, token = get_authorization_header(request).partition(b" ")
        if scheme.lower() != b"bearer":
            return None
        try:
            claims = jwt.decode(token.strip(), settings.SECRET_KEY, algorithms=[ALGORITHM], options=self.options)
            scopes = tuple(claims["scope"].split())
            return User.objects.get(username=claims["sub"]), Token(scopes=scopes)
        except (jwt.InvalidTokenError, AttributeError, User.DoesNotExist, RecursionError) as error:
            raise AuthenticationFailed from error

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """Return the challenge."""
        return "Bearer"


class KeyAndTokenAuthentication(BaseAuthentication):
    """Both at once. Of several authentication classes of a view, one that lets the client in is enough."""

    parts = (ApiKeyAuthentication(), TokenAuthentication())

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Return the token and its user."""
        if self._missing(request):
            raise AuthenticationFailed
        return self.parts[-1].authenticate(request)

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge of what is missing or wrong."""
        return ", ".join(part.authenticate_header(request) for part in self._missing(request))

    def _missing(self, request: Request) -> list[BaseAuthentication]:
        return [part for part in self.parts if not _lets_in(part, request)]


def _lets_in(part: BaseAuthentication, request: Request) -> bool:
    try:
        return part.authenticate(request) is not None
    except AuthenticationFailed:
        return False
