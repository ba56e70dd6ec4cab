"""The scheduler of the fuzzer's runs, with small programs in the fuzzer's place."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from extract.errors import ServerError, StackError
from extract.fuzz import Fuzzed
from extract.process import environment_of_this_program, guarded

from .beside import Beside, Run, UnderWay

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = Fuzzed(tool="a small program", cases={}, successes={}, deviations=())
FINDS = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
FAILS = "import sys; sys.exit('the service is nowhere')"
NEVER_ENDS = "import threading; threading.Event().wait()"
LOOKS = 1000  # far more than it takes
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


class TestRuns:
    """One begins whenever there is a processor for it."""

    def test_gives_what_it_found(self, begin: Callable[[Run], UnderWay]) -> None:
        assert Beside([Run(FINDS, "contract")], begin).found(Run(FINDS, "contract")) == FOUND

    def test_leave_the_suite_its_processor(self, begin: Callable[[Run], UnderWay], begun: Begun) -> None:
        runs = [Run(NEVER_ENDS, "contract"), Run(NEVER_ENDS, "document")]
        beside = Beside(runs, begin, processors=2)
        beside.pytest_runtest_logfinish()
        beside.pytest_runtest_logfinish()
        assert list(begun) == runs[:1]
        beside.pytest_sessionfinish()

    def test_take_all_processors_once_a_test_waits(self, begin: Callable[[Run], UnderWay], begun: Begun) -> None:
        beside = Beside([Run(NEVER_ENDS, "contract"), Run(FINDS, "document")], begin, processors=2)
        beside.pytest_runtest_logfinish()
        assert beside.found(Run(FINDS, "document")) == FOUND
        assert len(begun) == 2
        beside.pytest_sessionfinish()

    def test_begin_with_what_is_waited_for(self, begin: Callable[[Run], UnderWay], begun: Begun) -> None:
        beside = Beside([Run(NEVER_ENDS, "contract"), Run(FINDS, "document")], begin, processors=1)
        beside.pytest_runtest_logfinish()
        assert beside.found(Run(FINDS, "document")) == FOUND
        assert next(iter(begun)) == Run(FINDS, "document")
        beside.pytest_sessionfinish()

    def test_are_waited_for_until_there_is_room(self, begin: Callable[[Run], UnderWay]) -> None:
        runs = [Run(FINDS, "contract"), Run(NEVER_ENDS, "contract"), Run(FINDS, "document")]
        waits: list[Run] = []

        def watched(run: Run) -> UnderWay:
            one = begin(run)
            process, looks = one.worker.process, iter(range(LOOKS))

            def wait(timeout: float | None = None) -> int:  # noqa: ARG001 - a process's
                waits.append(run)
                process.kill() if run.stack == NEVER_ENDS else None
                return wait_for_real()

            def poll() -> int | None:
                assert next(looks, None) is not None, "it is looked at without a rest"
                return poll_for_real()

            wait_for_real, poll_for_real = process.wait, process.poll
            process.wait, process.poll = wait, poll  # type: ignore[method-assign]
            return one

        beside = Beside(runs, watched, processors=1)
        beside.found(runs[0])
        assert beside.found(runs[2]) == FOUND
        assert runs[1] in waits

    def test_end_with_the_session(self, begin: Callable[[Run], UnderWay], begun: Begun) -> None:
        beside = Beside([Run(NEVER_ENDS, "contract")], begin, processors=2)
        beside.pytest_runtest_logfinish()
        beside.pytest_sessionfinish()
        assert begun[Run(NEVER_ENDS, "contract")].worker.process.returncode is not None


class TestFailure:
    """A run that fails says so to whoever wants what it finds, and hides no other."""

    def test_is_told_with_the_end_of_what_was_said(self, begin: Callable[[Run], UnderWay]) -> None:
        beside = Beside([Run(FAILS, "contract"), Run(FINDS, "contract")], begin)
        with pytest.raises(ServerError, match="couldn't be held to the contract") as error:
            beside.found(Run(FAILS, "contract"))
        assert "the service is nowhere" in error.value.detail
        assert beside.found(Run(FINDS, "contract")) == FOUND

    def test_to_begin_is_told_each_time(self, begin: Callable[[Run], UnderWay]) -> None:
        beside = Beside([Run("", "contract")], begin, processors=2)
        beside.pytest_runtest_logfinish()
        for _ in range(2):
            with pytest.raises(StackError, match="no such stack"):
                beside.found(Run("", "contract"))
