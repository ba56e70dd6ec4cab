"""`tox run -e open`, for real: what it prints is there, and nothing outlives it however it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import urllib.request
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


@dataclass
class Run:
    """A running `tox run -e open`.

    Attributes:
        root: The checkout.
        build: Where bundles and the report go.
        stacks: Which stacks it opens; all where none is named.
    """

    root: Path
    build: Path
    stacks: tuple[str, ...] = ()
    lines: list[tuple[str, str]] = field(default_factory=list)
    family: list[psutil.Process] = field(default_factory=list)

    def __enter__(self) -> Self:
        words = ["-m", "tox", "run", "-e", "open", "--", *self.stacks, "--no-browser"]
        variables = {"TRIPTYCH_BUILD": str(self.build), "TMPDIR": str(self.build), "PYTHONUNBUFFERED": "1"}
        self.tox = subprocess.Popen(
            [sys.executable, *words],
            cwd=self.root,
            env=environment_of_this_program() | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )
        self._read_addresses()
        self.family = [psutil.Process(self.tox.pid), *psutil.Process(self.tox.pid).children(recursive=True)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        assert self.tox.stdout is not None
        self.tox.stdout.close()
        self.tox.wait()

    def _read_addresses(self) -> None:
        said: list[str] = []
        assert self.tox.stdout is not None
        for line in self.tox.stdout:
            said.append(line)
            name, _, url = line.strip().rpartition(" ")
            if url.startswith("http://"):
                self.lines.append((name.strip(), url))
            if name.strip() == "report":
                return
        raise AssertionError("it ended before it had printed the report's address:\n" + "".join(said))

    def left(self) -> list[psutil.Process]:
        """Those of its processes that are still there once all have had their time."""
        assert self.tox.stdout is not None
        self.tox.stdout.read()  # until the last of them has let go of it
        _, alive = psutil.wait_procs(self.family, timeout=GONE_WITHIN)
        return alive


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for bundles that the tests of this module share, so that they are made once."""
    return tmp_path_factory.mktemp("build")


class TestWhatItPrints:
    """Each printed address is there when it is printed."""

    def test_every_docs_page_and_the_report_answer_200(self, root: Path, build: Path) -> None:
        with Run(root, build) as run:
            statuses = {}
            for name, url in run.lines:
                request = urllib.request.Request(url, headers={"Accept": "text/html,*/*;q=0.8"})
                with urllib.request.urlopen(request) as answer:
                    statuses[name] = answer.status
            ctrl_c(run)
            assert run.left() == []
        assert set(statuses.values()) == {200}
        assert {"fastapi Swagger UI", "fastapi ReDoc", "flask-restx Swagger UI", "drf ReDoc", "report"} <= set(statuses)
        assert next(iter(statuses)) == "side by side"


def ctrl_c(run: Run) -> None:
    """What a terminal does: the signal reaches tox and the stage alike."""
    os.killpg(run.tox.pid, signal.SIGINT)


def ctrl_c_twice(run: Run) -> None:
    """An impatient user."""
    ctrl_c(run)
    ctrl_c(run)


def interrupt_tox(run: Run) -> None:
    """Tox alone is interrupted, and passes it on."""
    run.tox.send_signal(signal.SIGINT)


def terminate_tox(run: Run) -> None:
    """Tox doesn't catch this one, and can pass nothing on."""
    run.tox.terminate()


def kill_tox(run: Run) -> None:
    """Nobody can catch this one."""
    run.tox.kill()


def kill_stage(run: Run) -> None:
    """The stage itself is killed, and can clean nothing up."""
    stage = next(process for process in run.family[1:] if "triptych" in process.cmdline())
    stage.kill()


class TestLifetime:
    """However it ends, no process and no folder of its own is left."""

    @pytest.mark.parametrize("end", [ctrl_c, ctrl_c_twice, interrupt_tox, terminate_tox, kill_tox, kill_stage])
    def test_nothing_is_left(self, root: Path, build: Path, end: Callable[[Run], None]) -> None:
        with Run(root, build, ("fastapi", "flask-restx", "drf")) as run:
            assert len(run.family) >= 5, "tox, the stage, and three servers"
            end(run)
            assert run.left() == []
        assert list(build.glob("triptych-*")) == []
