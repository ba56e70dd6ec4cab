"""Being asked to stop: SIGTERM as Ctrl-C, clean-up undisturbed, and no life after the tox that started us."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import psutil
import pytest

from extract.interrupts import stop_on_request, uninterrupted
from extract.process import environment_of_this_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Eventually = Callable[[Callable[[], bool]], bool]

STARTER = "import subprocess, sys; subprocess.Popen(sys.argv[1:]).wait()"


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The handlers of this process, put back afterwards; meanwhile SIGTERM does nothing by itself."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGTERM, lambda *_: None)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class TestStopOnRequest:
    """From then on, a request to stop is a KeyboardInterrupt."""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_interrupts(self, number: signal.Signals) -> None:
        stop_on_request()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)

    def test_watches_nobody_outside_of_tox(self) -> None:
        stop_on_request()
        assert "parent" not in [thread.name for thread in threading.enumerate()]

    @pytest.mark.parametrize("ours", [True, False], ids=["under tox", "elsewhere"])
    def test_ends_with_the_program_that_started_it_only_under_tox(
        self, root: Path, temporary: Path, eventually: Eventually, *, ours: bool
    ) -> None:
        holder = [str(root / "tests/extract/holder.py"), str(root / "tests/miniatures/hello"), "serve"]
        env = environment_of_this_program() | {"PYTHONPATH": str(root), "TMPDIR": str(temporary)}
        command = [sys.executable, "-c", STARTER, sys.executable, *holder]
        with subprocess.Popen(
            command, env=env | ({"TOX_ENV_NAME": "open"} if ours else {}), stdout=subprocess.PIPE, text=True
        ) as starter:
            assert starter.stdout is not None
            (server,) = json.loads(starter.stdout.readline())
            (child,) = psutil.Process(starter.pid).children()
            starter.kill()
            starter.wait()
            if not ours:
                assert child.is_running()
                child.terminate()
            ended = eventually(lambda: not child.is_running())
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
            assert starter.stdout.readline() == "leaving\n"
        assert ended
        assert eventually(lambda: not psutil.pid_exists(server) and not list(temporary.iterdir()))


class TestUninterrupted:
    """Clean-up that no signal stops."""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_ignores_a_request_to_stop(self, number: signal.Signals) -> None:
        stop_on_request()
        try:
            with uninterrupted():
                signal.raise_signal(number)
        except KeyboardInterrupt:
            pytest.fail("it was interrupted")
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)

    def test_puts_the_handlers_back_after_an_error(self) -> None:
        before = signal.getsignal(signal.SIGINT)
        with pytest.raises(ZeroDivisionError), uninterrupted():
            _ = 1 / 0
        assert signal.getsignal(signal.SIGINT) is before

    def test_is_possible_in_any_thread(self) -> None:
        entered = []

        def enter() -> None:
            with uninterrupted():
                entered.append(signal.getsignal(signal.SIGINT))

        thread = threading.Thread(target=enter)
        thread.start()
        thread.join()
        assert entered == [signal.getsignal(signal.SIGINT)]
