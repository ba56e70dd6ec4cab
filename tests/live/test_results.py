"""What the fuzzer finds today is what stands under version control.

The fuzzer is pinned, and makes the same requests in each run, so the same operations fail the same checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.results import Deviates
from compare.results_since import differences_found
from tests.kept import assert_kept, kept

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from extract.fuzz import Fuzzed


def found(fuzzed: Fuzzed) -> set[Deviates]:
    """Where a service deviates."""
    return {Deviates(each.operation, each.check) for each in fuzzed.deviations}


class TestResults:
    """They are kept by stack, and a change of them is reviewed."""

    def test_are_those_of_same(self, held_to_contract: Fuzzed, request: pytest.FixtureRequest, root: Path) -> None:
        stack = request.node.callspec.params["held_to_contract"]
        assert_kept(stack, differences_found("same", kept(root, stack).same, found(held_to_contract)))

    def test_are_those_of_true(self, held_to_document: Fuzzed, request: pytest.FixtureRequest, root: Path) -> None:
        stack = request.node.callspec.params["held_to_document"]
        assert_kept(stack, differences_found("true", kept(root, stack).true, found(held_to_document)))

    def test_are_of_this_fuzzer(self, held_to_document: Fuzzed, request: pytest.FixtureRequest, root: Path) -> None:
        stack = request.node.callspec.params["held_to_document"]
        before = kept(root, stack).fuzzer
        assert_kept(stack, [f"fuzzer: {before} → {held_to_document.tool}"] if before != held_to_document.tool else [])
