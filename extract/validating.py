"""`validate` in a process of its own, which can be ended: the validator may take minutes on a large document.

The child is given the document in a file and writes its verdict to another. It ends itself soon after its time is up,
so that it can't outlive a parent that was killed.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from extract.errors import ValidatorError
from extract.interrupts import uninterrupted
from extract.process import scratch_folder
from extract.validation import Validation, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEMORY = 1 << 30
"""Bytes that the validator may take; it says of itself when they are not enough."""
TICK = 1.0  # seconds between two words about the time that is left
GIVEN, VERDICT, LOG = "document.json", "verdict.json", "log.txt"
START = "from extract.validating import main; main()"


def validate_within(
    document: Mapping[str, Any], seconds: float, *, name: str, say: Callable[[int, float], None]
) -> Validation:
    """Hold a document to its own dialect, in bounded time and memory.

    Args:
        document: A parsed Swagger 2.0 or OpenAPI document.
        seconds: How long it may take.
        name: What the document is called in an error.
        say: Is told the document's size in bytes and the seconds left, first at the start and then now and then.

    Raises:
        ValidatorError: It did not come to its end in that time, or ended without a verdict.
    """
    data = msgspec.json.encode(document)
    deadline = time.monotonic() + seconds
    with scratch_folder() as folder:
        (folder / GIVEN).write_bytes(data)
        process = _start(folder, seconds)
        try:
            while process.poll() is None and (left := deadline - time.monotonic()) > 0:
                say(len(data), left)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(min(TICK, left))
        finally:
            late = _end(process)
        if late:
            raise ValidatorError(
                f"{name}: the validator did not come to its end",
                why=f"it ran for {seconds:g} s on {len(data):,} bytes",
                todo="Give it more time with --timeout.",
            )
        if process.returncode:
            raise ValidatorError(
                f"{name}: the validator ended without a verdict",
                why=f"its exit code is {process.returncode}",
                detail=(folder / LOG).read_text(encoding="utf-8", errors="replace")[-2000:],
            )
        return msgspec.json.decode((folder / VERDICT).read_bytes(), type=Validation)


def _start(folder: Path, seconds: float) -> subprocess.Popen[bytes]:
    ours = str(Path(__file__).resolve().parent.parent)
    theirs = os.environ.get("PYTHONPATH")
    with (folder / LOG).open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", START, str(seconds)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": f"{ours}{os.pathsep}{theirs}" if theirs else ours},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for us, and we end it
        )


def _end(process: subprocess.Popen[bytes]) -> bool:
    """End the process; whether it was still at work."""
    with uninterrupted():
        late = process.poll() is None
        process.kill()
        process.wait()
        return late


def main() -> None:
    """The child: read the document, write the verdict."""
    import resource  # noqa: PLC0415 - the child's only

    signal.alarm(int(float(sys.argv[1])) + 5)  # the parent ends it before; this is for when there is no parent
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    document = msgspec.json.decode(Path(GIVEN).read_bytes())
    Path(VERDICT).write_bytes(msgspec.json.encode(validate(document)))
