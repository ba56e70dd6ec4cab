"""The fuzzer beside the suite: each of its runs is a process of its own, so that no processor waits for another's turn.

A test that wants what a run found waits for that run. Until then the runs go on one after the other on what processors
the suite leaves idle: it asks one service at a time, so it keeps one busy.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest

from extract.environments import interpreter
from extract.errors import ExtractError, ServerError
from extract.fuzz import Fuzzed
from extract.process import guarded, scratch_folder
from extract.stack import load
from tests.spread import is_one_of_several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from extract.process import Guarded
    from extract.stack import Stack

LOOK_EVERY = 0.2  # seconds
SUITE = 1  # processors that the suite keeps busy
OF_SERVICES = ("tests/services/", "tests/live/")


class Run(NamedTuple):
    """One run of the fuzzer.

    Attributes:
        stack: The stack's name.
        to: What its service is held to: `contract` or `document`.
    """

    stack: str
    to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UnderWay:
    """A run that has begun.

    Attributes:
        worker: Its process.
        out: The file where it leaves what it found.
        stay: Closed, it ends the process and takes the file along.
    """

    worker: Guarded
    out: Path
    stay: contextlib.ExitStack


class Beside:
    """Runs of the fuzzer, as a plugin of pytest's: one begins whenever there is a processor for it.

    A thread sees to it while a test of services goes on, which may wait for seconds: a processor would idle. Of other
    tests, which may patch what a run begins with, it waits for the end.
    """

    def __init__(self, runs: Iterable[Run], begin: Callable[[Run], UnderWay], *, processors: int | None = None) -> None:
        self._begin = begin
        self._waiting = list(dict.fromkeys(runs))
        self._under_way: dict[Run, UnderWay] = {}
        self._ended: dict[Run, Fuzzed | Exception] = {}
        self._processors = processors or len(os.sched_getaffinity(0))
        self._at_once = self._processors - SUITE
        self._may_begin = True
        self._has_started = False
        self._is_over = False
        self._news = threading.Condition()  # and the lock of all of the above
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """With the first test the first run begins; there is none where collecting failed.

        Where tests run in several processes, each has all the runs and no processor idles: none begins before a test
        wants what it finds.
        """
        if is_one_of_several(session.config):
            return
        if not session.testsfailed or session.config.option.continue_on_collection_errors:
            self.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Before each test."""
        with self._news:
            self._may_begin = nodeid.startswith(OF_SERVICES)

    def pytest_runtest_logfinish(self) -> None:
        """After each test, when nothing is patched any more."""
        with self._news:
            self._may_begin = True
            self.look()

    def start(self) -> None:
        """Have runs begin from now on."""
        self._has_started = True
        self._thread.start()

    def pytest_sessionfinish(self) -> None:
        """End what nobody waits for any more: after Ctrl-C, or where the first failure was to be the last."""
        with self._news:
            self._is_over = True
            self._news.notify_all()
            for run in list(self._under_way):
                self._under_way.pop(run).stay.close()

    def found(self, run: Run) -> Fuzzed:
        """What a run found, once it has ended; the suite stands still meanwhile, so its processor is for other runs.

        Raises:
            ExtractError: The run failed, for instance since the service doesn't start.
        """
        if not self._has_started:
            self.start()
        with self._news:
            if run in self._waiting:  # whoever waits for it wants it first
                self._waiting.insert(0, self._waiting.pop(self._waiting.index(run)))
            self._at_once = self._processors
            self._news.notify_all()
            while run not in self._ended:
                if not self._thread.is_alive():
                    raise ServerError(f"{run.stack}: nobody holds it to the {run.to}")
                self._news.wait(LOOK_EVERY)
            self._at_once = self._processors - SUITE
        found = self._ended[run]
        if isinstance(found, Exception):
            raise found
        return found

    def look(self) -> None:
        """See which runs have ended, and begin others on the processors that they leave."""
        with self._news:
            for run in [run for run, one in self._under_way.items() if one.worker.process.poll() is not None]:
                self._ended[run] = _outcome(run, self._under_way.pop(run))
            while self._may_begin and self._waiting and len(self._under_way) < self._at_once:
                run = self._waiting.pop(0)
                try:
                    self._under_way[run] = self._begin(run)
                except Exception as error:  # noqa: BLE001 - whoever wants what it finds would wait for ever
                    self._ended[run] = error
            self._news.notify_all()

    def _go_on(self) -> None:
        with self._news:
            while not self._is_over and (self._waiting or self._under_way):
                self.look()
                self._news.wait(LOOK_EVERY)


def _outcome(run: Run, ended: UnderWay) -> Fuzzed | Exception:
    try:
        with ended.stay:
            if ended.worker.process.returncode == 0:
                return msgspec.json.decode(ended.out.read_bytes(), type=Fuzzed)
            return ServerError(
                f"{run.stack}: it couldn't be held to the {run.to}",
                why=f"exit code {ended.worker.process.returncode}",
                todo="The end of what was said follows.",
                detail=ended.worker.tail(),
            )
    except Exception as error:  # noqa: BLE001 - as above
        return error


def interpreters(stacks: Iterable[Stack]) -> dict[str, Path | ExtractError]:
    """The interpreter of each stack, by its name, or why there is none; made here, so that nobody else is at it."""
    found: dict[str, Path | ExtractError] = {}
    for stack in stacks:
        try:
            found[stack.name] = interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n"))
        except ExtractError as error:
            found[stack.name] = error
    return found


def begin(root: Path, environment: Mapping[str, str], pythons: Mapping[str, Path | ExtractError], run: Run) -> UnderWay:
    """Begin a run of the fuzzer on a stack's own service.

    Args:
        root: The checkout.
        environment: The variables of this program, as they are while no test has changed any.
        pythons: The stacks' interpreters; see `interpreters`.
        run: The run.

    Raises:
        ExtractError: The stack can't be read, or has no interpreter.
    """
    stack = load(root / "services" / run.stack)
    python = pythons[run.stack]
    if isinstance(python, ExtractError):
        raise python
    with contextlib.ExitStack() as stay:
        scratch = stay.enter_context(scratch_folder(in_memory=True))  # with the service's database
        out, own = scratch / "found.json", scratch / "own"
        own.mkdir()
        # The suite's receiver expects each event once; with its database put back, a service ships an order again.
        env = {name: value for name, value in environment.items() if name != "SHOP_WEBHOOK_URL"}
        words = ["-m", "tests.live.fuzzing", run.to, str(stack.folder), str(python), str(out)]
        worker = guarded(
            Path(sys.executable),
            ["run", "--lifeline", "--scratch", str(scratch), "--", *words],
            folder=root,
            env=env | {"TMPDIR": str(own), "PYTHONDONTWRITEBYTECODE": "1"},
            log=scratch / "fuzzing.log",
        )
        return UnderWay(worker=stay.enter_context(worker), out=out, stay=stay.pop_all())
