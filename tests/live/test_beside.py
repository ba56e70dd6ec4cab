"""The scheduler of the fuzzer's runs, with small programs in the fuzzer's place."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from extract.errors import ServerError, StackError
from extract.fuzz import Fuzzed
from extract.process import environment_of_this_program, guarded

from .beside import LOOK_EVERY, Beside, Run, UnderWay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOUND = Fuzzed(tool="a small program", cases={}, successes={}, deviations=())
FINDS = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
FAILS = "import sys; sys.exit('the service is nowhere')"
NEVER_ENDS = "import threading; threading.Event().wait()"
SAYS_NOTHING = "pass"
PATIENCE = 60  # seconds; far more than it takes
Begun = dict[Run, UnderWay]


@pytest.fixture
def begun() -> Begun:
    """What has begun so far."""
    return {}


@pytest.fixture
def begin(tmp_path: Path, begun: Begun) -> Callable[[Run], UnderWay]:
    """Begins a small program, which stands where a run has the name of its stack."""

    def begin(run: Run) -> UnderWay:
        if not run.stack:
            raise StackError("no such stack")
        script, out = tmp_path / f"{len(begun)}.py", tmp_path / f"{len(begun)}.json"
        script.write_text(run.stack, encoding="utf-8")
        words = ["run", "--lifeline", "--", str(script), str(out), msgspec.json.encode(FOUND).decode()]
        with contextlib.ExitStack() as stay:
            log, env = tmp_path / "log", environment_of_this_program()
            worker = guarded(Path(sys.executable), words, folder=tmp_path, env=env, log=log)
            begun[run] = UnderWay(worker=stay.enter_context(worker), out=out, stay=stay.pop_all())
        return begun[run]

    return begin


@pytest.fixture
def beside(begin: Callable[[Run], UnderWay]) -> Iterator[Callable[..., Beside]]:
    """Has runs go on beside this test, and ends them with it."""
    with contextlib.ExitStack() as stay:

        def beside(*runs: Run, processors: int | None = None) -> Beside:
            started = Beside(runs, begin, processors=processors)
            stay.callback(_ended, started)
            started.start()
            return started

        yield beside


def _ended(beside: Beside) -> None:
    """The session ends, and its thread with it."""
    beside.pytest_sessionfinish()
    beside._thread.join(PATIENCE)  # noqa: SLF001 - nobody else wants it
    assert not beside._thread.is_alive()  # noqa: SLF001


def wait_for(begun: Begun, *runs: Run) -> None:
    """Wait until so much has begun."""
    enough = time.monotonic() + PATIENCE
    while list(begun) != list(runs):
        assert time.monotonic() < enough, f"{len(begun)} have begun"
        time.sleep(LOOK_EVERY / 10)


class TestRuns:
    """One begins whenever there is a processor for it."""

    def test_gives_what_it_found(self, beside: Callable[..., Beside]) -> None:
        assert beside(Run(FINDS, "contract")).found(Run(FINDS, "contract")) == FOUND

    def test_leave_the_suite_its_processor(self, begin: Callable[[Run], UnderWay], begun: Begun) -> None:
        runs = [Run(NEVER_ENDS, "contract"), Run(NEVER_ENDS, "document")]
        beside = Beside(runs, begin, processors=2)
        beside.look()
        beside.look()
        assert list(begun) == runs[:1]
        beside.pytest_sessionfinish()

    def test_begin_while_a_test_goes_on(self, beside: Callable[..., Beside], begun: Begun) -> None:
        runs = Run(FINDS, "contract"), Run(FINDS, "document")
        beside(*runs, processors=2)
        wait_for(begun, *runs)

    def test_begin_between_two_tests_that_may_patch_what_they_begin_with(
        self, begin: Callable[[Run], UnderWay], begun: Begun
    ) -> None:
        beside = Beside([Run(FINDS, "contract")], begin, processors=2)
        beside.pytest_runtest_logstart("tests/extract/test_process.py::test_one")
        beside.look()
        assert not begun
        beside.pytest_runtest_logfinish()
        assert begun
        beside.pytest_sessionfinish()

    def test_take_all_processors_once_a_test_waits(self, beside: Callable[..., Beside], begun: Begun) -> None:
        first, second = Run(NEVER_ENDS, "contract"), Run(FINDS, "document")
        runs = beside(first, second, processors=2)
        wait_for(begun, first)
        assert runs.found(second) == FOUND
        assert begun[first].worker.process.poll() is None

    def test_begin_with_what_is_waited_for(self, beside: Callable[..., Beside], begun: Begun) -> None:
        runs = beside(Run(NEVER_ENDS, "contract"), Run(FINDS, "document"), processors=1)
        assert runs.found(Run(FINDS, "document")) == FOUND
        assert next(iter(begun)) == Run(FINDS, "document")

    def test_are_waited_for_until_there_is_room(self, beside: Callable[..., Beside], begun: Begun) -> None:
        before, between, after = Run(FINDS, "contract"), Run(NEVER_ENDS, "contract"), Run(FINDS, "document")
        runs = beside(before, between, after, processors=1)
        runs.found(before)
        assert list(begun) == [before, between]
        threading.Timer(LOOK_EVERY, begun[between].worker.process.kill).start()
        assert runs.found(after) == FOUND

    def test_end_with_the_session(self, beside: Callable[..., Beside], begun: Begun) -> None:
        first = Run(NEVER_ENDS, "contract")
        runs = beside(first, Run(NEVER_ENDS, "document"), processors=2)
        wait_for(begun, first)
        _ended(runs)
        assert begun.keys() == {first}
        assert begun[first].worker.process.returncode is not None


class TestFailure:
    """A run that fails says so to whoever wants what it finds, and hides no other."""

    def test_is_told_with_the_end_of_what_was_said(self, beside: Callable[..., Beside]) -> None:
        runs = beside(Run(FAILS, "contract"), Run(FINDS, "contract"))
        with pytest.raises(ServerError, match="couldn't be held to the contract") as error:
            runs.found(Run(FAILS, "contract"))
        assert "the service is nowhere" in error.value.detail
        assert runs.found(Run(FINDS, "contract")) == FOUND

    def test_to_begin_is_told_each_time(self, beside: Callable[..., Beside]) -> None:
        runs = beside(Run("", "contract"), processors=2)
        for _ in range(2):
            with pytest.raises(StackError, match="no such stack"):
                runs.found(Run("", "contract"))

    def test_to_write_anything_is_told(self, beside: Callable[..., Beside]) -> None:
        with pytest.raises(FileNotFoundError):
            beside(Run("", "contract"), Run(SAYS_NOTHING, "contract")).found(Run(SAYS_NOTHING, "contract"))

    def test_to_be_there_at_all_is_told(self, beside: Callable[..., Beside]) -> None:
        with pytest.raises(ServerError, match="nobody holds it"):
            beside(Run(FINDS, "contract")).found(Run("another", "contract"))
