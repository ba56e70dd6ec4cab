"""How a client is let in: the key's header, tokens from `POST /token`, and tokens that the suite signs by itself."""

import base64
import hmac
import json
import os
import time
from typing import Any, Final

import httpx2

from .standalone import KEY

PASSWORD: Final = os.environ.get("SHOP_PASSWORD", "development-password")
SECRET: Final = os.environ.get("SHOP_SECRET", "development-secret-0123456789abcdef").encode()
READ: Final = "orders:read"
WRITE: Final = "orders:write"

__all__ = ["KEY", "PASSWORD", "READ", "SECRET", "WRITE", "bearer", "claims", "credentials", "decoded", "signed"]


def bearer(client: httpx2.Client, scope: str = "", username: str = "ada") -> dict[str, str]:
    """The header with a fresh token; good for these scopes, or for all that the user may do."""
    form = {"grant_type": "password", "username": username, "password": PASSWORD} | ({"scope": scope} if scope else {})
    response = client.post("/token", data=form)
    assert response.status_code == 200, response.text
    return {"Authorization": f"Bearer {response.json()['access_token']}"}


def credentials(client: httpx2.Client, *needs: str) -> dict[str, str]:
    """The headers for what is needed: `key`, `bearer`, a scope, or several of them."""
    scopes = [need for need in needs if need not in {"key", "bearer"}]
    token = bearer(client, " ".join(scopes)) if scopes or "bearer" in needs else {}
    return (KEY if "key" in needs else {}) | token


def claims(**changed: object) -> dict[str, Any]:
    """What a good token of the shop says, some of it changed; a claim of None is left out."""
    now = int(time.time())
    said = {"sub": "ada", "scope": f"{READ} {WRITE}", "iat": now, "exp": now + 900, **changed}
    return {name: value for name, value in said.items() if value is not None}


def signed(said: dict[str, Any], *, secret: bytes = SECRET, algorithm: str = "HS256", digest: str = "sha256") -> str:
    """A JSON Web Token (RFC 7519) with these claims."""
    head = ".".join(_encoded(json.dumps(part).encode()) for part in ({"alg": algorithm, "typ": "JWT"}, said))
    return f"{head}.{_encoded(hmac.digest(secret, head.encode(), digest))}"


def decoded(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a token, whose signature must be the shop's."""
    head, payload, signature = token.split(".")
    assert signature == _encoded(hmac.digest(SECRET, f"{head}.{payload}".encode(), "sha256"))
    parts = [json.loads(base64.urlsafe_b64decode(part + "==")) for part in (head, payload)]
    return parts[0], parts[1]


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
