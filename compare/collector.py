"""Work without the garbage collector, where much is made that lives on and nothing of it is garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Permanent:
    """Whether the program around us has frozen something. To count it walks through all of it: once is enough."""

    def __init__(self) -> None:
        self._is_used = False

    def is_used(self) -> bool:
        self._is_used = self._is_used or gc.get_freeze_count() > 0
        return self._is_used


_PERMANENT = _Permanent()


@contextmanager
def collector_off() -> Iterator[None]:
    """Without the garbage collector, which would look through all that is made again and again and find nothing.

    What was made then counts as what has lived long, or the collector would look through all of it at once when it
    comes back. `freeze` and `unfreeze` together do that in no time: they put everything among what is oldest, from
    where it is collected like all else, in its turn. A program that has frozen something itself keeps it so.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not _PERMANENT.is_used():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
