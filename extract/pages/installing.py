"""Getting a browser where there is none: the first way that works, each command told before it runs."""

from __future__ import annotations

import contextlib
import os
import platform
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import BrowserMissingError, BrowserUnwantedError
from extract.interrupts import uninterrupted
from extract.pages.browser import VARIABLE, find
from extract.process import environment_of_this_program, scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from extract.pages.browser import Browser

    Say = Callable[[str], object]

GRACE = 6.0  # seconds that a command has to end by itself
TAIL = 10  # lines of a command's output that an error shows
PACKAGES = ("chromium-headless-shell", "fonts-liberation", "libatomic1")  # the last is for Playwright's own Node
ROOT = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A command that is part of a way to a browser.

    Attributes:
        words: The command; `python` stands for our own interpreter.
        seconds: How long it may take; then it is ended with all that it started.
    """

    words: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        """As one would type it."""
        return shlex.join(self.words)


Way = tuple[Command, ...]  # each command only where the one before it went well

PLAYWRIGHT = Command(words=("python", "-m", "playwright", "install", "chromium"), seconds=60)
APT_UPDATE = Command(words=("apt-get", "update"), seconds=120)
APT_INSTALL = Command(words=("apt-get", "install", "-y", "--no-install-recommends", *PACKAGES), seconds=300)


def install(say: Say, *, ways: Sequence[Way] | None = None, look: Callable[[], Browser] = find) -> Browser:
    """The browser that is there; where there is none, one that is got by the first way that works.

    A way works if its commands end well and a browser starts thereafter.

    Args:
        say: Is told each command before it runs, and how it failed if it did.
        ways: The ways to try, in this order; those of this machine where None.
        look: What finds a browser.

    Raises:
        SettingError: TRIPTYCH_BROWSER names what isn't there or doesn't start.
        BrowserMissingError: No way works.
        BrowserUnwantedError: TRIPTYCH_BROWSER says that none is wanted.
        ExtraMissingError: There is no Playwright to drive one.
    """
    try:
        return look()
    except BrowserUnwantedError:
        raise
    except BrowserMissingError as error:
        say(f"{error.what}: {error.why}")
    failed: list[str] = []
    for way in ways_of_this_machine() if ways is None else ways:
        why = _why_it_fails(way, say)
        if not why:
            try:
                return look()
            except BrowserMissingError as error:
                why = f"{error.why}\n{error.detail}"
        say(f"  {why.splitlines()[0]}")
        failed.append(f"$ {way[-1]}\n{why}")
    raise BrowserMissingError(
        "no browser",
        why="there is none that starts, and no way to get one worked",
        todo=f"Install Chromium or Chrome, or name one with {VARIABLE}.",
        detail="\n".join(failed),
    )


def ways_of_this_machine() -> tuple[Way, ...]:
    """The ways to a browser here and for this user."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:  # it is no Linux, or a nameless one
        release = {}
    return ways(user=os.geteuid(), release=release)


def ways(*, user: int, release: Mapping[str, str]) -> tuple[Way, ...]:
    """The ways to a browser, best first.

    Debian's packages are for root only: nobody is asked for a password. Where apt's lists are empty or old, it finds
    the packages once they are anew.

    Args:
        user: The user's number.
        release: What `/etc/os-release` says of the system.
    """
    kin = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if user != ROOT or kin.isdisjoint({"debian", "ubuntu"}):
        return ((PLAYWRIGHT,),)
    return ((PLAYWRIGHT,), (APT_INSTALL,), (APT_UPDATE, APT_INSTALL))


def _why_it_fails(way: Way, say: Say) -> str:
    """Run a way's commands; why one of them failed, in its first line in brief, or nothing."""
    for command in way:
        say(f"$ {command}")
        if why := _run(command):
            return why
    return ""


def _run(command: Command) -> str:
    words = [sys.executable if word == "python" else word for word in command.words]
    env = environment_of_this_program() | {"DEBIAN_FRONTEND": "noninteractive"}
    with scratch_folder() as scratch:
        log = scratch / "log"
        try:
            with log.open("wb") as output:
                process = subprocess.Popen(
                    words,
                    env=env,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
        except OSError as error:
            return f"can't be started: {error.strerror}"
        try:
            code = process.wait(command.seconds)
        except subprocess.TimeoutExpired:
            return f"did not end within {command.seconds:g} s\n{_tail(log)}"
        finally:
            _end_group(process)
        return f"ended with {code}{_blamed(_tail(log))}\n{_tail(log)}" if code else ""


def _tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(line for line in lines[-TAIL:] if line.strip())


def _blamed(tail: str) -> str:
    """The last line that tells of an error, as apt and Playwright spell it."""
    told = [line for line in tail.splitlines() if line.startswith(("E: ", "Error: "))]
    return f": {told[-1]}" if told else ""


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Ask what still runs of a command to end, and after a grace end it: apt wants to leave its house in order."""
    with uninterrupted():
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GRACE)
