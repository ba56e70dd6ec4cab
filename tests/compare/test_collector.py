"""The garbage collector is off while much is made, and what the program around us has frozen stays frozen."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from compare import collector
from compare.collector import collector_off

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the collector, in a program that has frozen something only once it has called `freeze`."""
    made: list[str] = []
    frozen: list[int] = []

    def noting(name: str, act: Callable[[], object]) -> Callable[[], object]:
        def call() -> object:
            made.append(name)
            return act()

        return call

    monkeypatch.setattr(collector, "_PERMANENT", type(collector._PERMANENT)())  # noqa: SLF001 - as in a new program
    monkeypatch.setattr(gc, "get_freeze_count", noting("count", lambda: len(frozen)))
    monkeypatch.setattr(gc, "freeze", noting("freeze", lambda: frozen.append(1)))
    monkeypatch.setattr(gc, "unfreeze", noting("unfreeze", frozen.clear))
    return made


class TestCollectorOff:
    """In the block there is no collecting; after it all is as it was."""

    def test_is_off_in_the_block_only(self) -> None:
        with collector_off():
            assert not gc.isenabled()
            with collector_off():
                pass
            assert not gc.isenabled()
        assert gc.isenabled()

    def test_what_was_made_counts_as_old(self, calls: list[str]) -> None:
        for _ in range(2):
            with collector_off():
                pass
        assert calls == ["count", "freeze", "unfreeze"] * 2

    def test_what_others_froze_stays_so_and_is_counted_once(self, calls: list[str]) -> None:
        gc.freeze()
        calls.clear()
        for _ in range(3):
            with collector_off():
                pass
        assert calls == ["count"]
