"""Processes in a stack's interpreter that can't outlive us: each holds the other end of a pipe of ours."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import EnvironmentMissingError, ServerError
from extract.interrupts import uninterrupted
from extract.signing_in import filled, reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.signing_in import Reader
    from extract.stack import Stack

WORKER = Path(__file__).with_name("worker.py")
GRACE = 6.0  # seconds; a little more than the worker gives its server
NESTED_GRACE = 13.0  # seconds; likewise, for a worker that holds others
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - nothing in it has a name that can be foreseen
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
ROOM = 256 * 2**20  # bytes
TAIL = 20  # lines of a log that an error shows


@dataclass(frozen=True, kw_only=True, slots=True)
class Guarded:
    """A running worker.

    Attributes:
        process: The worker's process; it leads a group of its own.
        log: Where its output goes.
    """

    process: subprocess.Popen[bytes]
    log: Path

    def tail(self) -> str:
        """The last lines of its output."""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL:])


class Lines:
    """The lines of an output that is still being written.

    Args:
        log: The file that it goes to.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._given = 0

    def new(self) -> list[str]:
        """Those that have come to their end since they were last asked for."""
        there = self._log.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
        new = there[self._given :]
        self._given = len(there)
        return new


@contextlib.contextmanager
def scratch_folder(*, in_memory: bool = False) -> Iterator[Path]:
    """An empty folder that is gone afterwards.

    Args:
        in_memory: Whether it is for little that is written often, such as a database, which waits for the disk at each
            commit: it is then in the machine's memory, where there is room and the user names no other place.
    """
    folder = Path(tempfile.mkdtemp(prefix="triptych-", dir=_shared_memory() if in_memory else None))
    try:
        yield folder
    finally:
        with uninterrupted():
            shutil.rmtree(folder, ignore_errors=True)


def _shared_memory() -> Path | None:
    """Linux's folder that is memory; None where it isn't there, or is as small as a container's is by default."""
    if any(name in os.environ for name in TEMPORARY) or not os.access(SHARED_MEMORY, os.W_OK):
        return None
    return SHARED_MEMORY if shutil.disk_usage(SHARED_MEMORY).free >= ROOM else None


@contextlib.contextmanager
def guarded(  # noqa: PLR0913 - what a process is started with
    python: Path, arguments: Sequence[str], *, folder: Path, env: dict[str, str], log: Path, nested: bool = False
) -> Iterator[Guarded]:
    """Run the worker with these arguments; it has ended when the block is left.

    Args:
        python: The interpreter.
        arguments: The worker's own, `--lifeline` among them.
        folder: Where it runs.
        env: Its whole environment.
        log: Where its output is added.
        nested: Whether it may hold workers itself, as `--nested` says to it.

    Raises:
        EnvironmentMissingError: There is no such interpreter, or it is none.
    """
    try:
        with log.open("ab") as output:
            process = subprocess.Popen(
                [str(python.absolute()), str(WORKER), *arguments],  # a relative one would be looked for in `folder`
                cwd=folder,
                env=env,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
    except OSError as error:
        raise EnvironmentMissingError(
            f"{folder.name}: can't start {python}",
            why=str(error.strerror),
            todo="Name another interpreter with --python.",
        ) from error
    try:
        yield Guarded(process=process, log=log)
    finally:
        with uninterrupted():
            _end(process, NESTED_GRACE if nested else GRACE)


def environment(
    stack: Stack, scratch: Path, *, throwaway: bool = False, lets_in: Reader | None = None
) -> dict[str, str]:
    """The environment variables of a stack's processes.

    What stack.toml's `[env]` says, unless the user's environment already says it: so `DATABASE_URL` moves the
    database. `{scratch}` and `{stack}` are filled in both. Whom the service lets in is ours to say, whatever the user's
    environment says. Hash order is fixed, so that two runs give the same bytes. What a stack shares with its base is
    found by `PYTHONPATH`, in whatever processes its server may start as well.

    Args:
        stack: The stack.
        scratch: The folder that `{scratch}` stands for.
        throwaway: Whether what stack.toml keeps in the scratch folder is to stay there, whatever the user's environment
            says: what is done to the service is then gone with it.
        lets_in: Whom the service is told to let in, where stack.toml has `[sign_in]`; somebody who never comes, where
            nobody is named.
    """
    inherited = environment_of_this_program()
    kept = {name for name, value in stack.config.env.items() if throwaway and "{scratch}" in value}
    said = stack.config.env | {name: inherited[name] for name in stack.config.env.keys() - kept if name in inherited}
    own = {
        name: value.replace("{scratch}", str(scratch)).replace("{stack}", stack.name) for name, value in said.items()
    }
    if stack.config.sign_in is not None:
        own |= filled(stack.config.sign_in.env, lets_in or reader())
    # After the folder of what is run, which Python puts there itself, and before what is installed.
    shared = {} if stack.base is None else {"PYTHONPATH": str(stack.base.folder)}
    always = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    return inherited | own | shared | always


def environment_of_this_program() -> dict[str, str]:
    """Our own environment variables without what speaks of our interpreter or of the tox that started us."""
    ours = ("PYTHON", "TOX_", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def run_to_end(  # noqa: PLR0913 - what a process is started with
    python: Path, arguments: Sequence[str], *, folder: Path, env: dict[str, str], log: Path, seconds: float
) -> int:
    """Run the worker until it ends; its exit code.

    Raises:
        ServerError: It did not end in time; it has been ended.
    """
    with guarded(python, arguments, folder=folder, env=env, log=log) as worker:
        try:
            return worker.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise ServerError(
                f"{folder.name}: `{' '.join(arguments)}` did not end",
                why=f"it ran for {seconds:.0f} s",
                detail=worker.tail(),
            ) from None


def _end(process: subprocess.Popen[bytes], grace: float) -> None:
    """Close the pipe, which asks the worker to end itself; after a grace, end its whole group."""
    if process.stdin is not None:
        process.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(grace)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
