"""What the tests of `extract` share: the miniature stack in a folder of its own, and a clean environment."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from extract.pull import pull
from extract.stack import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.bundle import Bundle
    from extract.stack import Stack

    Children = Callable[[], list[psutil.Process]]
    Eventually = Callable[[Callable[[], bool]], bool]

OURS = ("DATABASE_URL", "ENTRANCE_", "HELLO_", "TOX_", "TRIPTYCH_")
WITHIN = 60.0  # seconds; a bound for a machine under load, not a measure


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where scratch folders go. None of the user's variables speaks to a test."""
    for name in os.environ:
        if name.startswith(OURS):
            monkeypatch.delenv(name)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def services(root: Path, tmp_path: Path) -> Path:
    """A folder of stacks that holds the miniature."""
    folder = tmp_path / "services"
    hello = root / "tests" / "miniatures" / "hello"
    shutil.copytree(hello, folder / "hello", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def hello(services: Path) -> Stack:
    """The miniature."""
    return load(services / "hello")


@pytest.fixture
def change(services: Path) -> Callable[[str, str], Stack]:
    """The miniature with some other words in its stack.toml."""

    def changed(old: str, new: str) -> Stack:
        path = services / "hello" / "stack.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return load(path.parent)

    return changed


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a bundle is to go."""
    return tmp_path / "build" / "hello"


@pytest.fixture
def pulled(hello: Stack, target: Path) -> Bundle:
    """The miniature's bundle."""
    return pull(hello, this_python(), target, say=lambda _: None)


@pytest.fixture
def children() -> Callable[[], list[psutil.Process]]:
    """Gives the processes that this test has started and theirs; a browser of other tests may run beside them."""
    before = psutil.Process().children()

    def started() -> list[psutil.Process]:
        own = [one for one in psutil.Process().children() if one not in before]
        return own + [child for one in own for child in one.children(recursive=True)]

    return started


@pytest.fixture
def python() -> Path:
    """An interpreter to run the miniature with."""
    return this_python()


@pytest.fixture(scope="session")
def eventually() -> Eventually:
    """Looks again and again whether a condition holds, and says whether it ever did."""

    def holds(condition: Callable[[], bool]) -> bool:
        pause, deadline = threading.Event(), time.monotonic() + WITHIN
        while not condition():
            if time.monotonic() > deadline:
                return False
            pause.wait(0.05)
        return True

    return holds


def this_python() -> Path:
    """The interpreter that runs the tests."""
    return Path(sys.executable)
