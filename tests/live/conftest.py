"""Each stack's service, fuzzed once against the contract and once against its own document."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec
import pytest

from extract.errors import ExtractError
from extract.process import environment_of_this_program
from extract.stack import choose
from tests.recording import FUZZED

from .beside import Beside, Run, begin, interpreters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.fuzz import Fuzzed
    from extract.stack import Stack

BESIDE: pytest.StashKey[Beside] = pytest.StashKey()
HELD_TO = ("contract", "document")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test once for each stack that was chosen."""
    stacks = _chosen(metafunc.config)
    names = {
        "held_to_contract": [stack.name for stack in stacks],
        "held_to_document": [stack.name for stack in stacks if stack.has_openapi],
    }
    for fixture in names.keys() & set(metafunc.fixturenames):
        metafunc.parametrize(fixture, names[fixture], indirect=True, scope="session")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Have the fuzzer run beside the other tests, as far as there are tests that want what it finds."""
    if not session.config.option.collectonly:
        runs = list(_runs(session.items))
        stacks = [stack for stack in _chosen(session.config) if stack.name in {run.stack for run in runs}]
        one = functools.partial(begin, session.config.rootpath, environment_of_this_program(), interpreters(stacks))
        slices = {stack.name for stack in stacks if stack.config.profile == "slice"}
        # What takes long, begun last, would be waited for alone.
        beside = Beside(sorted(runs, key=lambda run: run.stack in slices), one)
        session.config.stash[BESIDE] = beside
        session.config.pluginmanager.register(beside)


def _chosen(config: pytest.Config) -> tuple[Stack, ...]:
    return choose(config.rootpath / "services", tuple(config.getoption("--stack")))


def _runs(items: list[pytest.Item]) -> Iterator[Run]:
    """The runs that tests want, in the order of the tests."""
    for item in items:
        chosen = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        yield from (Run(str(chosen[f"held_to_{to}"]), to) for to in HELD_TO if f"held_to_{to}" in chosen)


@pytest.fixture(scope="session")
def held_to_contract(request: pytest.FixtureRequest) -> Fuzzed:
    """What comes out when a service is held to the contract."""
    return _held(request, "contract")


@pytest.fixture(scope="session")
def held_to_document(request: pytest.FixtureRequest) -> Fuzzed:
    """What comes out when a service is held to its own document."""
    return _held(request, "document")


def _held(request: pytest.FixtureRequest, to: str) -> Fuzzed:
    try:
        return request.config.stash[BESIDE].found(Run(request.param, to))
    except ExtractError as error:
        pytest.fail(f"{error}\n{error.detail}", pytrace=False)


@pytest.fixture(autouse=True)
def _noted(request: pytest.FixtureRequest) -> None:
    """Note for the record what was found."""
    for to in HELD_TO:
        if f"held_to_{to}" in request.fixturenames:
            found = request.getfixturevalue(f"held_to_{to}")
            stack = request.node.callspec.params[f"held_to_{to}"]
            request.node.user_properties.append((FUZZED, msgspec.json.encode((to, stack, found)).decode()))
