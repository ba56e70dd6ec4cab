"""What the environment decides: secrets, and whom the shop may call."""

import os
from dataclasses import dataclass
from typing import Final, Self

_DEVELOPMENT: Final = {
    "SHOP_SECRET": "development-secret-0123456789abcdef",
    "SHOP_API_KEY": "development-key",
    "SHOP_PASSWORD": "development-password",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The shop's configuration."""

    secret: str
    """Signs tokens and entity tags."""
    api_key: str
    """The key of those who keep the shop."""
    password: str
    """The password of every user that the seed brings."""
    callback_hosts: frozenset[str]
    """The hosts that a callback may go to, in lower case."""
    webhook_url: str | None
    """Where to tell of every order that is shipped, if anywhere."""

    @classmethod
    def from_environment(cls) -> Self:
        """Read the environment. In production a secret that everybody knows ends the process, with one line.

        Raises:
            SystemExit: `ENV` is `production`, and a secret is missing or the one for development.
        """
        hosts = os.environ.get("SHOP_CALLBACK_HOSTS", "127.0.0.1,localhost,::1")
        return cls(
            secret=_secret("SHOP_SECRET"),
            api_key=_secret("SHOP_API_KEY"),
            password=_secret("SHOP_PASSWORD"),
            callback_hosts=frozenset(host.strip().lower() for host in hosts.split(",")),
            webhook_url=os.environ.get("SHOP_WEBHOOK_URL") or None,
        )


def _secret(name: str) -> str:
    value = os.environ.get(name) or _DEVELOPMENT[name]
    if os.environ.get("ENV") == "production" and value == _DEVELOPMENT[name]:
        raise SystemExit(f"{name} has to be set to a secret of your own where ENV is production.")
    return value
