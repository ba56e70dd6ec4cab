"""What was measured on a running service: does it do what the contract says, and what its own document promises?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from extract.bundle import pretty, read_optional
from extract.bundle_writer import Measured, add_measured
from extract.fuzz import Fuzzed  # noqa: TC001 - msgspec reads the types at run time

if TYPE_CHECKING:
    from pathlib import Path

    from extract.bundle import Bundle

LIVE = "live.json"


class FailedTest(msgspec.Struct, frozen=True, kw_only=True):
    """A test of the suite that failed.

    Attributes:
        test: Its name.
        operations: The operations that it called.
        message: What it said, in a line.
    """

    test: str
    operations: tuple[str, ...]
    message: str


class Suite(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of the black-box suite.

    Attributes:
        passed: How many tests that call an operation passed, for each operation.
        failed: Those that failed.
    """

    passed: dict[str, int]
    failed: tuple[FailedTest, ...]


class Live(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that was measured on one service.

    Attributes:
        format: The version of this format.
        suite: Same? The black-box suite.
        contract: Same? The fuzzer, held to the contract.
        document: True? The fuzzer, held to the service's own document; None where that isn't OpenAPI, or isn't there.
    """

    format: Literal[1]
    suite: Suite
    contract: Fuzzed
    document: Fuzzed | None


def write(folder: Path, live: Live) -> None:
    """Put the measurements into a bundle.

    Raises:
        BundleError: The bundle can't be read.
    """
    file = Measured(type="application/json", content=pretty(live))
    add_measured(folder, {LIVE: file}, instead_of=(LIVE,))


def read(bundle: Bundle) -> Live | None:
    """The measurements of a bundle; None where the service wasn't looked at since the bundle was made.

    Raises:
        BundleError: They can't be read.
    """
    return read_optional(bundle, LIVE, Live)
