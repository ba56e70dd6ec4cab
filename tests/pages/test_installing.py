"""Getting a browser, with small scripts in the place of Playwright's installer and apt."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from extract.errors import BrowserMissingError, BrowserUnwantedError
from extract.pages import installing
from extract.pages.browser import Browser
from extract.pages.installing import Command, install, ways

if TYPE_CHECKING:
    from extract.pages.installing import Way

PLAYWRIGHT = ["python -m playwright install chromium"]
INSTALL = "apt-get install -y --no-install-recommends chromium-headless-shell fonts-liberation libatomic1"
APT = [[INSTALL], ["apt-get update", INSTALL]]
BROWSER = Browser(executable=Path("/some/chromium"), origin="on this machine")
MISSING = BrowserMissingError("no browser", why="none starts", detail="not one")


def way(*scripts: str, seconds: float = 60) -> Way:
    """A way whose commands are shell scripts."""
    return tuple(Command(words=("sh", "-c", script), seconds=seconds) for script in scripts)


class Machine:
    """A machine on which a browser is there once the file `browser` is.

    Args:
        folder: Where the file would be.
    """

    def __init__(self, folder: Path) -> None:
        self.brings = f"touch {folder / 'browser'}"
        self.browser = folder / "browser"
        self.said: list[str] = []

    def look(self) -> Browser:
        """Find the browser."""
        if self.browser.exists():
            return BROWSER
        raise MISSING

    def install(self, *ways: Way) -> Browser:
        """Install by these ways."""
        return install(self.said.append, ways=ways, look=self.look)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without a browser."""
    return Machine(tmp_path)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has asked for its exit code has, too."""
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


class TestWays:
    """Debian's packages for root on Debian and its kin; for all others nothing that would ask for a password."""

    @pytest.mark.parametrize(
        ("user", "release", "commands"),
        [
            (0, {"ID": "debian"}, [PLAYWRIGHT, *APT]),
            (0, {"ID": "ubuntu", "ID_LIKE": "debian"}, [PLAYWRIGHT, *APT]),
            (0, {"ID": "pop", "ID_LIKE": "ubuntu debian"}, [PLAYWRIGHT, *APT]),
            (1000, {"ID": "debian"}, [PLAYWRIGHT]),
            (0, {"ID": "fedora"}, [PLAYWRIGHT]),
            (0, {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, [PLAYWRIGHT]),
            (0, {}, [PLAYWRIGHT]),
        ],
    )
    def test_by_user_and_system(self, user: int, release: dict[str, str], commands: list[list[str]]) -> None:
        assert [[str(command) for command in way] for way in ways(user=user, release=release)] == commands

    def test_playwright_has_a_minute(self) -> None:
        assert [command.seconds for way in ways(user=1000, release={}) for command in way] == [60]


class TestInstall:
    """The first way that works."""

    def test_where_there_is_one_nothing_is_run_or_said(self, machine: Machine) -> None:
        machine.browser.touch()
        assert machine.install(way("exit 1")) == BROWSER
        assert machine.said == []

    def test_where_none_is_wanted_nothing_is_run_or_said(self, machine: Machine) -> None:
        def unwanted() -> Browser:
            raise BrowserUnwantedError("no browser")

        with pytest.raises(BrowserUnwantedError):
            install(machine.said.append, ways=[way(machine.brings)], look=unwanted)
        assert machine.said == []
        assert not machine.browser.exists()

    def test_each_command_is_said_before_it_runs(self, machine: Machine) -> None:
        before: list[tuple[str, bool]] = []

        def say(line: str) -> None:
            before.append((line, machine.browser.exists()))

        install(say, ways=[way(machine.brings)], look=machine.look)
        assert before[1:] == [(f"$ sh -c {shlex.quote(machine.brings)}", False)]

    def test_after_one_that_works_no_other_is_tried(self, machine: Machine, tmp_path: Path) -> None:
        machine.install(way(machine.brings), way(f"touch {tmp_path}/other"))
        assert not (tmp_path / "other").exists()

    @pytest.mark.parametrize(
        ("fails", "said"),
        [
            (way("echo 'E: no such package' >&2; exit 100"), "  ended with 100: E: no such package"),
            (way("echo starting; exit 3"), "  ended with 3"),
            (way("kill -9 $$"), "  ended with -9"),
            ((Command(words=("/nowhere/apt-get", "install"), seconds=60),), "  can't be started: No such file"),
            (way("true"), "  none starts"),
            (way("exit 7", "true"), "  ended with 7"),
        ],
    )
    def test_after_one_that_fails_the_next_is_tried(self, machine: Machine, fails: Way, said: str) -> None:
        assert machine.install(fails, way(machine.brings)) == BROWSER
        assert machine.said[2].startswith(said)

    def test_after_a_command_that_fails_the_rest_of_its_way_is_left(self, machine: Machine) -> None:
        with pytest.raises(BrowserMissingError):
            machine.install(way("exit 1", machine.brings))
        assert not machine.browser.exists()

    def test_where_none_works_all_is_told(self, machine: Machine) -> None:
        with pytest.raises(BrowserMissingError, match="Install Chromium or Chrome") as raised:
            machine.install(way("echo half way; exit 1"), way("true"))
        told = ["$ sh -c 'echo half way; exit 1'", "ended with 1", "half way", "$ sh -c true", "none starts", "not one"]
        assert raised.value.detail.splitlines() == told

    def test_python_is_our_own(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        script = f"import pathlib, sys; pathlib.Path({str(machine.browser)!r}).write_text(sys.prefix)"
        machine.install((Command(words=("python", "-c", script), seconds=60),))
        assert machine.browser.read_text(encoding="utf-8") == sys.prefix


class TestAnEndBeforeItsTime:
    """A way that takes too long, or is interrupted, is ended with all that it started."""

    @pytest.mark.parametrize("trap", ["", "trap '' TERM;"])
    def test_a_way_that_hangs(
        self, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trap: str
    ) -> None:
        monkeypatch.setattr(installing, "GRACE", 0.2)
        hangs = way(f"{trap} sleep 1000 & echo $! $$ > {tmp_path}/pids; wait", seconds=2)
        assert machine.install(hangs, way(machine.brings)) == BROWSER
        assert machine.said[2] == "  did not end within 2 s"
        pids = [int(pid) for pid in (tmp_path / "pids").read_text(encoding="utf-8").split()]
        assert [pid for pid in pids if not is_gone(pid)] == []

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_an_interrupt(self, root: Path, tmp_path: Path, number: signal.Signals) -> None:
        os.mkfifo(tmp_path / "pids")
        with interrupted_program(root, tmp_path, f"sleep 1000 & echo $! $$ > {tmp_path}/pids; wait") as program:
            pids = (tmp_path / "pids").read_text(encoding="utf-8").split()
            program.send_signal(number)
            assert program.wait() != 0
        assert [pid for pid in map(int, pids) if not is_gone(pid)] == []
        assert list(tmp_path.glob("triptych-*")) == []


def interrupted_program(root: Path, folder: Path, script: str) -> subprocess.Popen[bytes]:
    """A program of ours that installs by a shell script, and has its temporary folders in a folder."""
    lines = (
        "from extract.interrupts import stop_on_request",
        "from extract.errors import BrowserMissingError",
        "from extract.pages.installing import Command, install",
        "def look(): raise BrowserMissingError('no browser')",
        "stop_on_request()",
        f"install(print, ways=[(Command(words=('sh', '-c', {script!r}), seconds=1000),)], look=look)",
    )
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=root,
        env=os.environ | {"TMPDIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class TestScratch:
    """Commands' output is kept in a folder that is gone afterwards."""

    def test_no_folder_is_left(self, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        machine.install(way("exit 1"), way(machine.brings))
        assert list(tmp_path.glob("triptych-*")) == []
