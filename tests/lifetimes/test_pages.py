"""`triptych pages`, for real: no browser, server or folder outlives it, however it ends."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import psutil
import pytest

from extract.process import environment_of_this_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

GONE_WITHIN = 60.0  # seconds; a bound for a machine under load, not a measure
OURS = ("LEAFLET_", "TRIPTYCH_PAGE")


@dataclass
class Run:
    """A running `triptych pages` over the miniature with pages.

    Attributes:
        folder: Where services, bundles and temporary folders are.
        root: The checkout.
        fault: What is wrong with the miniature's page.
        seconds: How long a page may take.
    """

    folder: Path
    root: Path
    fault: str = ""
    seconds: int = 600
    family: list[psutil.Process] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.temporary.mkdir()
        shutil.copytree(self.root / "tests/miniatures/leaflet", self.folder / "services/leaflet")
        python = self.folder / ".tox/leaflet/bin/python"
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        made = self._start("extract")
        said, _ = made.communicate()
        assert made.returncode == 0, said
        self.stage = self._start("pages")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        assert self.stage.stdout is not None
        self.stage.stdout.close()
        self.stage.wait()

    @property
    def temporary(self) -> Path:
        """Where temporary folders go."""
        return self.folder / "temporary"

    def _start(self, verb: str) -> subprocess.Popen[str]:
        variables = {
            "LEAFLET_FAULT": self.fault,
            "PYTHONPATH": str(self.root),
            "TMPDIR": str(self.temporary),
            "TOX_WORK_DIR": str(self.folder / ".tox"),
            "TRIPTYCH_PAGE_SECONDS": str(self.seconds),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "triptych", "--services", "services", "--build", "build", verb],
            cwd=self.folder,
            env=environment_of_this_program() | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )

    def wait_for_a_page(self) -> None:
        """Return once a page is open in the browser; from now on its processes are known."""
        assert self.stage.stdout is not None
        said = []
        for line in self.stage.stdout:
            said.append(line)
            if line.startswith("leaflet: opening"):
                break
        pause = threading.Event()
        while not any("--type=renderer" in process.cmdline() for process in self._children()):
            assert self.stage.poll() is None, "".join(said)
            pause.wait(0.05)
        self.family = [psutil.Process(self.stage.pid), *self._children()]

    def _children(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.NoSuchProcess):
            return [child for child in psutil.Process(self.stage.pid).children(recursive=True) if child.is_running()]
        return []

    def left(self) -> list[psutil.Process]:
        """Those of its processes that are still there once all have had their time."""
        _, alive = psutil.wait_procs(self.family, timeout=GONE_WITHIN)
        return alive


def ctrl_c(run: Run) -> None:
    """What a terminal does."""
    run.stage.send_signal(signal.SIGINT)


def ctrl_c_twice(run: Run) -> None:
    """An impatient user."""
    ctrl_c(run)
    ctrl_c(run)


def terminate(run: Run) -> None:
    """What whoever started it would do."""
    run.stage.terminate()


def kill(run: Run) -> None:
    """Nobody can catch this one."""
    run.stage.kill()


def kill_the_browser(run: Run) -> None:
    """The browser breaks down: itself, and not a script that may have started it and waits for it."""
    browsers = [process for process in run.family if is_browser(process)]
    waiting = {process.ppid() for process in browsers}
    next(process for process in browsers if process.pid not in waiting).kill()


def is_browser(process: psutil.Process) -> bool:
    """Whether a process is the browser."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return "--remote-debugging-pipe" in process.cmdline()
    return False


class TestLifetime:
    """Whatever ends it, a page that hangs keeps nothing alive."""

    @pytest.mark.parametrize("end", [ctrl_c, ctrl_c_twice, terminate, kill, kill_the_browser])
    def test_nothing_is_left(self, root: Path, tmp_path: Path, end: Callable[[Run], None]) -> None:
        with Run(tmp_path, root, fault="stuck") as run:
            run.wait_for_a_page()
            assert any(is_browser(process) for process in run.family)
            end(run)
            assert run.left() == []
        assert list(run.temporary.iterdir()) == []

    @pytest.mark.parametrize("fault", ["", "stuck"])
    def test_nothing_is_left_once_all_is_done(self, root: Path, tmp_path: Path, fault: str) -> None:
        with Run(tmp_path, root, fault=fault, seconds=4) as run:
            run.wait_for_a_page()
            said, _ = run.stage.communicate()
            assert run.stage.returncode == 0, said
            assert run.left() == []
        assert list(run.temporary.iterdir()) == []
