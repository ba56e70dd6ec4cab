"""What the front says: results on standard output, everything else on standard error."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.status import Status


class Progress:
    """Tells what is done: a live line on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self._status: Status | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415 - a terminal's only

            self._status = Console(stderr=True).status("starting")
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def note(self, line: str) -> None:
        """Tell something that is to stay."""
        with self._lock:
            if self._status is not None:
                self._status.console.print(line, markup=False, highlight=False)
            else:
                sys.stderr.write(f"{line}\n")
                sys.stderr.flush()

    def say(self, line: str) -> None:
        """Tell what is done now."""
        with self._lock:
            if self._status is not None:
                self._status.update(line)
            else:
                sys.stderr.write(f"{line}\n")
                sys.stderr.flush()


def complain(message: str, detail: str = "") -> None:
    """Say an error: one line, and below it what helps to find the cause."""
    sys.stderr.write(f"error: {message}\n")
    for line in detail.rstrip().splitlines():
        sys.stderr.write(f"  | {line}\n")
