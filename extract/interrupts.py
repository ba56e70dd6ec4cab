"""What happens when somebody asks this program to stop, or the program that started it is gone."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

STOPPED = (signal.SIGINT, signal.SIGTERM)
LOOK_EVERY = 0.5  # seconds between two looks at who our parent is


def stop_on_request() -> None:
    """From now on SIGTERM ends this program as Ctrl-C does, by way of every clean-up.

    Under tox (which sets TOX_ENV_NAME) the end of tox is such a request as well: killed, it could not
    pass one on. Elsewhere a program may well outlive the shell that started it.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    if "TOX_ENV_NAME" in os.environ:
        threading.Thread(target=_outlive_nobody, args=(os.getppid(),), name="parent", daemon=True).start()


def ignore_from_now_on() -> None:
    """Nothing is left but to clean up: another request to stop changes nothing."""
    for number in STOPPED:
        signal.signal(number, signal.SIG_IGN)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Clean-up runs in here: a second Ctrl-C neither stops it nor is needed."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOPPED}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _outlive_nobody(parent: int) -> None:
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
