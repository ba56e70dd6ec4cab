"""The same, and true: asked by a fuzzer that doesn't know our tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extract.fuzz import CASES, Fuzzed
from extract.stack import load

from .fuzzing import contract_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def contract(request: pytest.FixtureRequest, root: Path) -> dict[str, Any]:
    """The operations that a service is held to, by their names."""
    (name,) = request.node.callspec.params.values()
    found = contract_of(load(root / "services" / name))
    paths = found.document["paths"]
    return {
        f"{one.method} {one.path}": one.document | {"shared": paths[one.path].get("parameters")}
        for one in found.operations.values()
    }


class TestSame:
    """Held to the contract, every service does what it says."""

    def test_nothing_deviates(self, held_to_contract: Fuzzed) -> None:
        assert [f"{each.operation} {each.check}: {each.curl}" for each in held_to_contract.deviations] == []

    def test_every_operation_succeeds_at_least_once(self, held_to_contract: Fuzzed, contract: dict[str, Any]) -> None:
        assert {name for name, number in held_to_contract.successes.items() if number} == set(contract)

    def test_every_operation_that_takes_something_gets_enough_cases(
        self, held_to_contract: Fuzzed, contract: dict[str, Any]
    ) -> None:
        takes = [name for name, one in contract.items() if {"parameters", "requestBody"} & set(one) or one["shared"]]
        assert {name: held_to_contract.cases[name] for name in takes if held_to_contract.cases[name] < CASES} == {}

    def test_every_check_that_is_not_made_has_a_reason(self, held_to_contract: Fuzzed) -> None:
        assert all(len(each.reason) > len("because") for each in held_to_contract.switched_off)


class TestTrue:
    """Held to its own document, each service is asked about everything that the document has."""

    def test_every_operation_is_asked(self, held_to_document: Fuzzed, contract: dict[str, Any]) -> None:
        assert set(held_to_document.cases) == set(contract)
