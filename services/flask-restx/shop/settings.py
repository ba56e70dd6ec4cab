"""What the environment says: secrets, addresses, and where the data is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_SECRETS = {"secret": "SHOP_SECRET", "api_key": "SHOP_API_KEY", "password": "SHOP_PASSWORD"}


class SettingsError(Exception):
    """The environment is not fit for production."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings of an app; the defaults are for development.

    Attributes:
        secret: What tokens are signed with (`SHOP_SECRET`).
        api_key: The key of those who keep the shop (`SHOP_API_KEY`).
        password: The password of every user of the seed (`SHOP_PASSWORD`).
        callback_hosts: The hosts that an order's callback may go to, in lower case (`SHOP_CALLBACK_HOSTS`).
        webhook_url: Who is told of every shipped order, if anyone (`SHOP_WEBHOOK_URL`).
        database_url: An SQLite database (`DATABASE_URL`); None is a file that lives as long as the process.
    """

    secret: str = "development-secret-0123456789abcdef"  # noqa: S105 - refused in production
    api_key: str = "development-key"
    password: str = "development-password"  # noqa: S105 - refused in production
    callback_hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "::1"})
    webhook_url: str | None = None
    database_url: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings.

        Raises:
            SettingsError: `ENV` is `production`, and a secret is the one that everybody knows.
        """
        defaults = cls()
        secrets = {name: environ.get(variable) or getattr(defaults, name) for name, variable in _SECRETS.items()}
        known = [variable for name, variable in _SECRETS.items() if secrets[name] == getattr(defaults, name)]
        if known and environ.get("ENV") == "production":
            raise SettingsError(f"ENV is production: set {', '.join(known)} to secrets of your own.")
        hosts = environ.get("SHOP_CALLBACK_HOSTS")
        return cls(
            **secrets,
            callback_hosts=defaults.callback_hosts if hosts is None else _names(hosts),
            webhook_url=environ.get("SHOP_WEBHOOK_URL") or None,
            database_url=environ.get("DATABASE_URL") or None,
        )


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip().lower() for name in text.split(",") if name.strip())
