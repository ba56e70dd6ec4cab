"""Who is let in: the API key, tokens and what they are good for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jwt
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from ninja.security import APIKeyHeader, HttpBearer
from ninja.security.base import AuthBase

from shop.errors import ShopError
from shop.models import User

LIFETIME: Final = timedelta(minutes=15)
_ALGORITHM: Final = "HS256"
_CLAIMS: Final = {"require": ["sub", "scope", "iat", "exp"]}


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A user, as far as a token of theirs goes."""

    user: User
    scopes: list[str]


# What is documented of a scheme is called as its class is, and has what the class has under `openapi_…`.
class ApiKey(APIKeyHeader):
    """Lets in who has the shop's key."""

    param_name = "X-API-Key"
    openapi_description = "The key of those who keep the shop."

    def authenticate(self, _request: HttpRequest, key: str | None) -> str:
        """Return the key. Raises `ShopError` for another, or none."""
        if not _is_key(key):
            raise unauthorized("ApiKey")
        return key


class OAuth2(AuthBase):
    """Lets in who has a token that is good for what the operation needs."""

    openapi_type = "oauth2"
    openapi_flows: Mapping[str, Any] = {
        "password": {
            "tokenUrl": "/token",
            "scopes": {"orders:read": "Look at orders.", "orders:write": "Place, cancel and ship orders."},
        }
    }
    openapi_description = "A token from `POST /token`, sent as a bearer token."

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Holder:
        """Return the token's holder. Raises `ShopError` for a token that isn't good, or not for this."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        holder = _holder(token) if scheme.lower() == "bearer" else None
        if holder is None:
            raise unauthorized("Bearer")
        if self.scope not in holder.scopes:
            raise ShopError(403, "The token is not good for this.")
        return holder


class Bearer(HttpBearer):
    """Lets in who has a token, whatever it is good for, and the shop's key as well.

    Of several authenticators in `auth=[…]`, one that lets the client in is enough.
    """

    openapi_bearerFormat = "JWT"  # noqa: N815 - so it is called in OpenAPI
    openapi_description = "The same token, whatever its scopes."

    def __call__(self, request: HttpRequest) -> Holder:
        """Return the token's holder. Raises `ShopError` where one of the two is missing or wrong."""
        holder = super().__call__(request)
        missing = [] if _is_key(request.headers.get("X-API-Key")) else ["ApiKey"]
        if holder is None or missing:
            raise unauthorized(", ".join(missing if holder else [*missing, "Bearer"]))
        return holder

    def authenticate(self, _request: HttpRequest, token: str) -> Holder | None:
        """Return the token's holder."""
        return _holder(token)


def unauthorized(challenge: str, detail: str = "The credentials are missing, wrong or expired.") -> ShopError:
    """The refusal of someone who has not shown who they are."""
    return ShopError(401, detail, {"WWW-Authenticate": challenge})


def new_token(holder: Holder) -> str:
    """A signed token that expires."""
    issued = datetime.now(UTC)
    scope = " ".join(holder.scopes)
    claims = {"sub": holder.user.username, "scope": scope, "iat": issued, "exp": issued + LIFETIME}
    return jwt.encode(claims, settings.SECRET_KEY, _ALGORITHM)


def _is_key(key: str | None) -> bool:
    return constant_time_compare(key or "", settings.SHOP_API_KEY)


def _holder(token: str) -> Holder | None:
    """Whom a token was given to, or None if it is no token of ours any more."""
    try:
        claims = jwt.decode(token.strip(), settings.SECRET_KEY, algorithms=[_ALGORITHM], options=_CLAIMS)
        return Holder(user=User.objects.get(username=claims["sub"]), scopes=claims["scope"].split())
    except (jwt.InvalidTokenError, AttributeError, RecursionError, User.DoesNotExist):
        return None
