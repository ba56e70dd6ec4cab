"""What the environment says about this service."""

import atexit
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ImproperlyConfigured


def secret(name: str, for_development: str) -> str:
    """Return a secret. Raises `ImproperlyConfigured` in production, where the one for development won't do."""
    value = os.environ.get(name) or for_development
    if value == for_development and os.environ.get("ENV") == "production":
        raise ImproperlyConfigured(f"ENV is `production`, where the development value won't do. Set {name}.")
    return value


def database_path() -> str:
    """Return the SQLite file that `DATABASE_URL` names; without it one that goes when this process ends."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        folder = TemporaryDirectory(prefix="shop-", ignore_cleanup_errors=True)
        atexit.register(folder.cleanup)
        return str(Path(folder.name) / "shop.db")
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise ImproperlyConfigured(
            f"DATABASE_URL is {url!r}. Only `sqlite:///` and the path of a file after it will do."
        )
    return path
