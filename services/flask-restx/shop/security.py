"""Who is let in: the shop's API key, and tokens that users get for their password.

An operation says what it asks for in its documentation (`doc(security=…)`), and that is what is checked.
"""

import hmac
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

import jwt
from flask import current_app, g, request
from werkzeug.exceptions import Forbidden

from shop.annotations import annotations
from shop.database.session import get_session
from shop.database.tables import User
from shop.problems import Unauthorized

P = ParamSpec("P")
R = TypeVar("R")

Schemes = dict[str, list[str]]  # the scopes asked for, by scheme

LIFETIME = 900  # seconds
ALGORITHM = "HS256"

AUTHORIZATIONS = {
    "ApiKey": {
        "type": "apiKey",
        "in": "header",
        "name": "X-API-Key",
        "description": "The key of those who keep the shop.",
    },
    "OAuth2": {
        "type": "oauth2",
        "description": "A token from `POST /token`, sent as a bearer token.",
        "flow": "password",
        "tokenUrl": "/token",
        "scopes": {"orders:read": "Look at orders.", "orders:write": "Place, cancel and ship orders."},
    },
}

# Arguments of `doc(security=…)`: schemes that have to be satisfied at once.
NOTHING: list[Schemes] = [{}]
API_KEY: list[Schemes] = [{"ApiKey": []}]
READ_ORDERS: list[Schemes] = [{"OAuth2": ["orders:read"]}]
WRITE_ORDERS: list[Schemes] = [{"OAuth2": ["orders:write"]}]
API_KEY_AND_TOKEN: list[Schemes] = [{"ApiKey": [], "OAuth2": []}]

_CHALLENGES = {"ApiKey": "ApiKey", "OAuth2": "Bearer"}


@dataclass(frozen=True, kw_only=True, slots=True)
class CurrentUser:
    """Whom the request's token was given to, and what it is good for."""

    username: str
    scopes: tuple[str, ...]


def authorised(view: Callable[P, R]) -> Callable[P, R]:
    """Refuse a request without what its operation asks for; the user, if one is asked for, is then on `g`.

    A decorator of the method would be too late: RESTX validates the body before it runs
    (https://github.com/noirbizarre/flask-restplus/issues/256).
    """
    asked = {method: _only(noted.get("security", NOTHING)) for method, noted in annotations(view).items()}

    @wraps(view)
    def authorising(*args: P.args, **kwargs: P.kwargs) -> R:
        _authorise(asked[request.method])
        return view(*args, **kwargs)

    return authorising


def current_user() -> CurrentUser:
    """Return the user that the request's token was given to."""
    user: CurrentUser = g.user
    return user


def issue_token(username: str, scopes: Sequence[str]) -> str:
    """Return a signed token that expires after LIFETIME seconds."""
    now = int(time.time())
    claims = {"sub": username, "scope": " ".join(scopes), "iat": now, "exp": now + LIFETIME}
    return jwt.encode(claims, current_app.config["SHOP"].secret, algorithm=ALGORITHM)


def is_password(given: str) -> bool:
    """Tell whether this is the users' password."""
    return _same(given, current_app.config["SHOP"].password)


def _only(alternatives: list[Schemes]) -> Schemes:
    """Return the one requirement of an operation; a second one would be an alternative to it."""
    [schemes] = alternatives
    return schemes


def _authorise(schemes: Schemes) -> None:
    g.user = _user_of_token() if "OAuth2" in schemes else None
    shown = {"ApiKey": _has_api_key(), "OAuth2": g.user is not None}
    missing = [_CHALLENGES[scheme] for scheme in schemes if not shown[scheme]]
    if missing:
        raise Unauthorized(missing)
    if not set(schemes.get("OAuth2", ())) <= set(g.user.scopes if g.user else ()):
        raise Forbidden("The token is not good for this.")


def _has_api_key() -> bool:
    return _same(request.headers.get("X-API-Key", ""), current_app.config["SHOP"].api_key)


def _same(given: str, secret: str) -> bool:
    """Compare with a secret in a time that gives nothing away."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())


def _user_of_token() -> CurrentUser | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        claims = jwt.decode(
            token.strip(),
            current_app.config["SHOP"].secret,
            algorithms=[ALGORITHM],
            options={"require": ["sub", "scope", "iat", "exp"]},
        )
        user = get_session().get(User, claims["sub"])
    except (jwt.PyJWTError, RecursionError, UnicodeError):  # PyJWT reads any nesting, and names that are no text
        return None
    if user is None or not isinstance(claims["scope"], str):
        return None
    return CurrentUser(username=user.username, scopes=tuple(claims["scope"].split()))
