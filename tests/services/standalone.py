"""The client of every test, and the service that `SHOP_URL` names.

As a plugin it lets the suite run with nothing else of the project: `python -m pytest --noconftest -p standalone`.
"""

import os
from collections.abc import Iterator

import httpx2
import pytest


@pytest.fixture(scope="session")
def service_url() -> str:
    """The address of a service that is already running, `http://host:port` without a slash at the end."""
    url = os.environ.get("SHOP_URL")
    if url is None:
        pytest.fail("SHOP_URL does not say which service to test, for example http://127.0.0.1:8000")
    return url.rstrip("/")


@pytest.fixture
def client(service_url: str) -> Iterator[httpx2.Client]:
    """A client of its own for each test, so that no connection or cookie is carried from one to the next.

    It follows no redirect. Proxies and TLS have no part in a conversation over loopback.
    """
    with httpx2.Client(base_url=service_url, timeout=60, trust_env=False, verify=False) as fresh:
        yield fresh
