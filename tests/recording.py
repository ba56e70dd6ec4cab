"""`--record`: what the tests of services found out goes into each stack's bundle."""

from __future__ import annotations

import collections
import os
import re
from typing import TYPE_CHECKING, Any, cast

import msgspec
import yaml12

from extract import reuse
from extract.errors import BundleError
from extract.fuzz import Fuzzed
from extract.live import FailedTest, Live, Suite, write
from extract.stack import choose, load

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from extract.stack import Stack

# Under these names a test notes on its report what the record is made of; so it gets here from other processes too.
STACK, CALLED, FUZZED = "stack", "operation", "fuzzed"
LEAVE_OUT = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "lf", "stepwise")
ASKS_A_STACK = {"service_url", "stack_name", "held_to_contract", "held_to_document"}
METHODS = {"get", "put", "post", "delete", "patch"}


def operations(contract: Path) -> list[tuple[str, re.Pattern[str]]]:
    """Each operation of the contract with what matches its requests; a fixed path goes before one with parameters."""
    paths = cast("dict[str, Any]", yaml12.read_yaml(str(contract)))["paths"]
    found = []
    for path in sorted(paths, key=lambda path: path.count("{")):
        pattern = re.sub(r"\{[^}]*\}", "[^/]*", path)
        found += [
            (f"{method.upper()} {path}", re.compile(f"{method.upper()} {pattern}"))
            for method in paths[path]
            if method in METHODS
        ]
    return found


def _asks_a_stack(item: pytest.Item) -> bool:
    return not ASKS_A_STACK.isdisjoint(getattr(item, "fixturenames", ()))


def build_folder(config: pytest.Config) -> Path:
    """Where the bundles are."""
    return config.rootpath / (os.environ.get("TRIPTYCH_BUILD") or "build")


def is_partial(config: pytest.Config) -> bool:
    """Whether the command line leaves out tests of what is run: by a word, a mark, a path, or what failed before."""
    named = any(not (config.invocation_params.dir / name).is_dir() for name in config.args)
    return named or any(getattr(config.option, name, None) for name in LEAVE_OUT)


class Recorder:
    """Collects what each test called and how it ended, by stack."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.passed: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.failed: dict[str, list[FailedTest]] = collections.defaultdict(list)
        self.fuzzed: dict[tuple[str, str], Fuzzed] = {}
        stacks = choose(config.rootpath / "services", tuple(config.option.stack))
        self._made_of = {stack.name: reuse.made_of(stack, "live") for stack in stacks}  # as it is before the tests

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out the tests of the tests themselves: they tell nothing of a stack."""
        config.hook.pytest_deselected(items=[item for item in items if not _asks_a_stack(item)])
        items[:] = filter(_asks_a_stack, items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended."""
        for name, value in report.user_properties:
            if name == FUZZED:
                to, on, found = msgspec.json.decode(str(value), type=tuple[str, str, Fuzzed])
                self.fuzzed[on, to] = found
        stack = next((str(value) for name, value in report.user_properties if name == STACK), None)
        called = tuple(sorted({str(value) for name, value in report.user_properties if name == CALLED}))
        if stack is None or (report.when != "call" and not report.failed):
            return
        if report.failed:
            message = str(report.longreprtext).strip().splitlines()[-1][:300]
            self.failed[stack].append(FailedTest(test=report.nodeid, operations=called, message=message))
        else:
            self.passed[stack].update(called)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        """Write what was measured into the bundles, and say so."""
        if is_partial(self.config):
            terminalreporter.write_line("not recorded: only some of the tests were run")
            return
        build = build_folder(self.config)
        for name in sorted({stack for stack, _ in self.fuzzed}):
            stack = load(self.config.rootpath / "services" / name)
            reuse.forget(build, stack, "live")
            why_not = self._record(build / name, stack)
            said = f"not recorded: {why_not}" if why_not else f"recorded in {build / name}"
            terminalreporter.write_line(f"{name}: {said}")
            if exitstatus == 0 and not why_not:
                reuse.note(build, stack, "live", self._made_of[name])

    def _record(self, folder: Path, stack: Stack) -> str:
        """Write what was measured on a stack into its bundle; why it could not be, or nothing."""
        found, name = self.fuzzed, stack.name
        asked = {(name, "contract")} | ({(name, "document")} if stack.has_openapi else set())
        if asked - set(found) or not self.passed[name]:
            return "only some of the tests were run"
        suite = Suite(passed=dict(sorted(self.passed[name].items())), failed=tuple(self.failed[name]))
        live = Live(format=1, suite=suite, contract=found[name, "contract"], document=found.get((name, "document")))
        try:
            write(folder, live)
        except BundleError as error:
            return str(error)
        return ""
