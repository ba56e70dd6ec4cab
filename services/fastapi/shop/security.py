"""Who is let in: the API key, tokens and what they are good for."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Final

import jwt
from fastapi import Depends, HTTPException, Security, status
from fastapi.security import (
    APIKeyHeader,
    HTTPAuthorizationCredentials,
    HTTPBearer,
    OAuth2PasswordBearer,
    SecurityScopes,
)

from shop.database import DatabaseSession
from shop.settings import Settings, ShopSettings
from shop.tables import UserRow, now

LIFETIME: Final = timedelta(minutes=15)
_ALGORITHM: Final = "HS256"

# None of them answers by itself (`auto_error`): it would be told apart who shows nothing and who shows something wrong.
_api_key: Final = APIKeyHeader(
    name="X-API-Key", scheme_name="ApiKey", description="The key of those who keep the shop.", auto_error=False
)
_oauth2: Final = OAuth2PasswordBearer(
    tokenUrl="/token",
    scheme_name="OAuth2",
    scopes={"orders:read": "Look at orders.", "orders:write": "Place, cancel and ship orders."},
    description="A token from `POST /token`, sent as a bearer token.",
    auto_error=False,
)
_bearer: Final = HTTPBearer(
    scheme_name="Bearer", bearerFormat="JWT", description="The same token, whatever its scopes.", auto_error=False
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A user, as far as a token of theirs goes."""

    username: str
    scopes: list[str]


def same_text(given: str, expected: str) -> bool:
    """Whether two texts are the same, in a time that doesn't tell where they differ."""
    return hmac.compare_digest(given.encode(), expected.encode())


def unauthorized(challenge: str, detail: str = "The credentials are missing, wrong or expired.") -> HTTPException:
    """The refusal of someone who has not shown who they are."""
    return HTTPException(status.HTTP_401_UNAUTHORIZED, detail, {"WWW-Authenticate": challenge})


def require_api_key(settings: ShopSettings, key: Annotated[str | None, Depends(_api_key)]) -> None:
    """Let nobody pass without the API key."""
    if not same_text(key or "", settings.api_key):
        raise unauthorized("ApiKey")


def current_user(
    needed: SecurityScopes,
    settings: ShopSettings,
    session: DatabaseSession,
    token: Annotated[str | None, Depends(_oauth2)],
) -> Holder:
    """The user that the token was given to, if it is good for what the operation needs."""
    holder = _holder(token, settings, session)
    if holder is None:
        raise unauthorized("Bearer")
    if not set(needed.scopes) <= set(holder.scopes):
        raise HTTPException(status.HTTP_403_FORBIDDEN, "The token is not good for this.")
    return holder


def current_user_with_api_key(
    settings: ShopSettings,
    session: DatabaseSession,
    key: Annotated[str | None, Depends(_api_key)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Holder:
    """The user that the token was given to, for those who have the API key as well."""
    missing = [] if same_text(key or "", settings.api_key) else ["ApiKey"]
    holder = _holder(credentials.credentials if credentials else None, settings, session)
    if holder is None or missing:
        raise unauthorized(", ".join(missing if holder else [*missing, "Bearer"]))
    return holder


ApiKey: Final = Depends(require_api_key)
Reader = Annotated[Holder, Security(current_user, scopes=["orders:read"])]
Writer = Annotated[Holder, Security(current_user, scopes=["orders:write"])]
KeyHolder = Annotated[Holder, Depends(current_user_with_api_key)]


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


def _holder(token: str | None, settings: Settings, session: DatabaseSession) -> Holder | None:
    """Whom a token was given to, or None if it is no token of ours any more."""
    try:
        claims = jwt.decode(
            token or "",
            settings.secret,
            algorithms=[_ALGORITHM],
            options={"require": ["sub", "scope", "iat", "exp"]},
        )
    except jwt.InvalidTokenError:
        return None
    with session.begin():
        user = session.get(UserRow, claims["sub"])
        return Holder(username=user.username, scopes=str(claims["scope"]).split()) if user else None
