"""Each stack's service, fuzzed once against the contract and once against its own document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from extract.environments import interpreter
from extract.server import serving
from extract.stack import choose, load
from tests.recording import FUZZED

from .fuzzing import hold_to_contract, hold_to_document

if TYPE_CHECKING:
    from pathlib import Path

    from extract.fuzz import Fuzzed


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test once for each stack that was chosen."""
    services = metafunc.config.rootpath / "services"
    stacks = choose(services, tuple(metafunc.config.getoption("--stack")))
    names = {
        "held_to_contract": [stack.name for stack in stacks],
        "held_to_document": [stack.name for stack in stacks if stack.config.document.form == "openapi"],
    }
    for fixture in names.keys() & set(metafunc.fixturenames):
        metafunc.parametrize(fixture, names[fixture], indirect=True, scope="session")


@pytest.fixture(scope="session")
def held_to_contract(request: pytest.FixtureRequest, root: Path) -> Fuzzed:
    """What comes out when a service is held to the contract."""
    return _held(request, root, "contract")


@pytest.fixture(scope="session")
def held_to_document(request: pytest.FixtureRequest, root: Path) -> Fuzzed:
    """What comes out when a service is held to its own document."""
    return _held(request, root, "document")


def _held(request: pytest.FixtureRequest, root: Path, to: str) -> Fuzzed:
    stack = load(root / "services" / request.param)
    python = interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n"))
    with pytest.MonkeyPatch.context() as patch:
        # The suite's receiver expects each event once; with its database put back, a service ships an order again.
        patch.delenv("SHOP_WEBHOOK_URL", raising=False)
        with serving(stack, python) as service:
            return hold_to_contract(service) if to == "contract" else hold_to_document(service)


@pytest.fixture(autouse=True)
def _noted(request: pytest.FixtureRequest) -> None:
    """Note for the record what was found."""
    for to in ("contract", "document"):
        if f"held_to_{to}" in request.fixturenames:
            found = request.getfixturevalue(f"held_to_{to}")
            stack = request.node.callspec.params[f"held_to_{to}"]
            request.node.user_properties.append((FUZZED, msgspec.json.encode((to, stack, found)).decode()))
