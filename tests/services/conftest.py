"""The services under test: each stack's real server, started once; or one that is already running (`--url`)."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from typing import TYPE_CHECKING, cast

import pytest

from extract.environments import interpreter
from extract.errors import ServerError
from extract.means.bare import bare
from extract.server import serving
from extract.stack import load
from tests.recording import CALLED, STACK, operations

from .contract import SLICE, WHOLE
from .standalone import client, held, leave_out, pytest_configure, receiver, webhook_path

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx2

    from compare.marks import Profile
    from extract.server import Service

    from .standalone import Receiver

__all__ = ["client", "held", "pytest_configure", "receiver", "webhook_path"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test of a service once for each stack that was chosen."""
    url = metafunc.config.getoption("--url")
    services = metafunc.config.rootpath / "services"
    known = sorted(path.parent.name for path in services.glob("*/stack.toml"))
    names = metafunc.config.getoption("--stack") or known
    if "service_url" in metafunc.fixturenames:
        metafunc.parametrize("service_url", [url] if url else names, indirect=True, scope="session")
    if "stack_name" in metafunc.fixturenames:
        metafunc.parametrize("stack_name", [] if url else names, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is asked of the whole contract only, for each service that does the slice."""
    leave_out(config, items, lambda item: _profile(config, item) == "slice")


@pytest.fixture
def profile(request: pytest.FixtureRequest) -> Profile:
    """What the service under test does of the contract."""
    return _profile(request.config, request.node)


def _profile(config: pytest.Config, item: pytest.Item) -> Profile:
    """By the stack that a test is run for; whole where it asks nothing of a service."""
    chosen = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    name = chosen.get("service_url", chosen.get("stack_name"))
    if not isinstance(name, str):  # none was chosen
        return "whole"
    url = "://" in name
    return cast("Profile", config.getoption("--profile")) if url else _profile_of(config.rootpath / "services" / name)


@functools.cache
def _profile_of(folder: Path) -> Profile:
    return load(folder).config.profile


@pytest.fixture(scope="session")
def service_url(request: pytest.FixtureRequest, root: Path, _webhook: None) -> Iterator[str]:
    """The address of one running service, without a slash at the end."""
    if "://" in request.param:
        yield request.param.rstrip("/")
        return
    with started(root / "services" / request.param, is_bare=request.config.getoption("--bare")) as service:
        yield service.url


@contextlib.contextmanager
def started(folder: Path, *, is_bare: bool) -> Iterator[Service]:
    """A stack's service, running; a bare one is without what its stack.toml calls documentation."""
    stack = load(folder)
    python = interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n"))
    with bare(stack) if is_bare else contextlib.nullcontext(stack) as chosen, serving(chosen, python) as service:
        yield service


@pytest.fixture(scope="session")
def _webhook(request: pytest.FixtureRequest, receiver: Receiver) -> Iterator[None]:
    """Have the services that are started here send their webhooks to the receiver."""
    with pytest.MonkeyPatch.context() as patch:
        if not request.config.getoption("--url") and "SHOP_WEBHOOK_URL" not in os.environ:
            patch.setenv("SHOP_WEBHOOK_URL", f"{receiver.url}/webhook")
        yield


@pytest.fixture(scope="session")
def _operations(root: Path) -> list[tuple[str, re.Pattern[str]]]:
    return operations(root / "services/contract.yaml")


@pytest.fixture(autouse=True)
def _noted(request: pytest.FixtureRequest, profile: Profile, _operations: list[tuple[str, re.Pattern[str]]]) -> None:
    """Note for the record which operations a test calls, of those that the stack is held to, and on which stack."""
    if "client" not in request.fixturenames:
        return
    there = {f"{one.method} {one.path}" for one in (SLICE if profile == "slice" else WHOLE).operations.values()}
    called = request.node.user_properties
    called.append((STACK, request.node.callspec.params["service_url"]))

    def note(sent: httpx2.Request) -> None:
        line = f"{sent.method} {sent.url.path}"
        name = next((name for name, pattern in _operations if pattern.fullmatch(line)), None)
        if name in there and (CALLED, name) not in called:
            called.append((CALLED, name))

    hooks = request.getfixturevalue("client").event_hooks
    hooks["request"].append(note)
    request.getfixturevalue("client").event_hooks = hooks


@pytest.fixture
def start(
    request: pytest.FixtureRequest, stack_name: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, str]], str | None]:
    """Try to start a stack's service with some variables; None if it answers, else the end of its log."""
    is_bare = request.config.getoption("--bare")

    def attempt(variables: dict[str, str]) -> str | None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        try:
            with started(root / "services" / stack_name, is_bare=is_bare):
                return None
        except ServerError as error:
            return error.detail

    return attempt
