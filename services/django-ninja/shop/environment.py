"""What the environment decides: secrets, whom the shop may call, and where the database is."""

import atexit
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ImproperlyConfigured


def secret(name: str, for_development: str) -> str:
    """Return a secret. Raises `ImproperlyConfigured` in production, where everybody knows the one for development."""
    value = os.environ.get(name) or for_development
    if os.environ.get("ENV") == "production" and value == for_development:
        raise ImproperlyConfigured(f"{name} has to be set to a secret of your own where ENV is production.")
    return value


def hosts(name: str, default: str) -> frozenset[str]:
    """Return the hosts of a comma-separated list, in lower case."""
    return frozenset(host.strip().lower() for host in os.environ.get(name, default).split(",") if host.strip())


def database_path() -> str:
    """Return the SQLite file that `DATABASE_URL` names; without it one that goes when this process ends."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        folder = TemporaryDirectory(prefix="shop-", ignore_cleanup_errors=True)
        atexit.register(folder.cleanup)
        return str(Path(folder.name) / "shop.db")
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise ImproperlyConfigured("DATABASE_URL has to be `sqlite:///` and the path of a file.")
    return path
