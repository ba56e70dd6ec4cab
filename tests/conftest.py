"""What all tests share: the checkout, and the options that choose what the tests of services are run against."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest

from extract import reuse
from extract.errors import ExtractError
from extract.stack import choose
from extract.variables import truth, words
from tests.recording import Recorder, build_folder
from tests.spread import group, is_one_of_several

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--stack NAME`, several times if need be, `--bare`, `--record`, `--reuse`, `--url URL`, perhaps `--profile`."""
    parser.addoption("--stack", action="append", default=[], help="test the service of this stack only")
    parser.addoption("--bare", action="store_true", help="test the services without what only documents them")
    parser.addoption("--record", action="store_true", help="put what is measured into the bundles")
    parser.addoption("--reuse", action="store_true", help="with --record: keep what was measured of the same sources")
    parser.addoption("--url", help="test a service that is already running there")
    parser.addoption("--profile", choices=("whole", "slice"), default="whole", help="what that service does")


def pytest_configure(config: pytest.Config) -> None:
    """Collect what is measured, and read TRIPTYCH_STACKS as a `--stack` each."""
    # Gone from here on: tests have small stacks of their own, which aren't meant.
    named = words("TRIPTYCH_STACKS")
    os.environ.pop("TRIPTYCH_STACKS", None)
    config.option.stack = config.option.stack or list(named)
    if config.getoption("--record") and config.getoption("--bare"):
        raise pytest.UsageError("--record is for the services as they are, not for bare ones")
    if config.getoption("--record"):
        try:
            config.pluginmanager.register(Recorder(config), "recorder")
            if config.getoption("--reuse") or truth("TRIPTYCH_REUSE"):
                _keep(config)
        except ExtractError as error:
            raise pytest.UsageError(str(error)) from None


def _keep(config: pytest.Config) -> None:
    """Leave out the stacks whose results are still true, and say so."""
    stacks = choose(config.rootpath / "services", tuple(config.option.stack))
    kept = [stack for stack in stacks if reuse.is_reusable(build_folder(config), stack, "live")]
    for stack in kept:
        reuse.note(build_folder(config), stack, "live", reuse.made_of(stack, "live"), reused=True)
        print(f"{stack.name}: what was measured on its service is reused")  # noqa: T201 - before pytest has a reporter
    config.option.stack = [stack.name for stack in stacks if stack not in kept]
    if kept and not config.option.stack:
        pytest.exit("nothing is left to be measured", returncode=0)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: tests of docs pages and of processes wait as much as they work."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where tests are spread over processes, keep together what shares much."""
    if is_one_of_several(config):
        group(items)


def pytest_collection_finish() -> None:
    """Spare the garbage collector thousands of tests, which stay to the end."""
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Ctrl-C interrupts what tests start, even where a shell runs the tests in its background, which ignores it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
