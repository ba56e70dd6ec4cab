"""The services under test: each stack's real server, started once; or one that is already running (`--url`)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from extract.environments import interpreter
from extract.server import serving
from extract.stack import load

from .standalone import client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["client"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test of a service once for each stack that was chosen."""
    if "service_url" not in metafunc.fixturenames:
        return
    services = metafunc.config.rootpath / "services"
    known = sorted(path.parent.name for path in services.glob("*/stack.toml"))
    url = metafunc.config.getoption("--url")
    names = [url] if url else (metafunc.config.getoption("--stack") or known)
    metafunc.parametrize("service_url", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def service_url(request: pytest.FixtureRequest, root: Path) -> Iterator[str]:
    """The address of one running service, without a slash at the end."""
    if "://" in request.param:
        yield request.param.rstrip("/")
        return
    stack = load(root / "services" / request.param)
    python = interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n"))
    with serving(stack, python) as service:
        yield service.url
