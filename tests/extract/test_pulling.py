"""Several bundles at once: each as it would be alone, and none that hides another."""

from __future__ import annotations

import contextlib
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from extract.bundle import read, read_failure
from extract.pull import pull
from extract.pulling import Wanted, pull_all
from extract.stack import load

if TYPE_CHECKING:
    from pathlib import Path

    from extract.stack import Stack

    from .conftest import Children, Eventually

NAMES = ("hello", "moin", "salut")


def silent(_: str) -> None:
    """Take what is said."""


@pytest.fixture
def wanted(services: Path, hello: Stack, python: Path, tmp_path: Path) -> list[Wanted]:
    """Three bundles."""
    for name in NAMES[1:]:
        shutil.copytree(hello.folder, services / name)
    return [Wanted(stack=load(services / name), python=python, target=tmp_path / "build" / name) for name in NAMES]


def broken(one: Wanted) -> None:
    """Have a stack fail to import."""
    (one.stack.folder / "hello.py").write_text("import nowhere_at_all", encoding="utf-8")


class TestPulls:
    """Each in a process of its own, as many at once as there are processors."""

    def test_make_the_bundles_that_one_alone_would(self, wanted: list[Wanted], tmp_path: Path) -> None:
        said: list[str] = []
        assert [wrong for _, wrong in pull_all(wanted, say=said.append)] == [None, None, None]
        for one in wanted:
            digest = read(one.target).manifest.digest
            assert pull(one.stack, one.python, tmp_path / "alone", say=silent).manifest.digest == digest
            assert f"{one.stack.name}: making its document without a server" in said
            assert f"{one.stack.name}: bundle {digest[:12]} in {one.target}" in said

    def test_are_under_way_at_the_same_time(self, wanted: list[Wanted], tmp_path: Path) -> None:
        met = tmp_path / "met"
        met.mkdir()
        for one in wanted[:2]:  # each waits for the other
            path = one.stack.folder / "hello.py"
            waits = (
                "import pathlib, threading\n"
                f"met = pathlib.Path({str(met)!r})\n"
                f"(met / {one.stack.name!r}).touch()\n"
                "for _ in range(1200):\n"
                "    if len(list(met.iterdir())) == 2: break\n"
                "    threading.Event().wait(0.05)\n"
                "else: raise ImportError('nobody came')\n"
            )
            path.write_text(
                path.read_text(encoding="utf-8").replace("import http.server\n", waits + "import http.server\n")
            )
        assert [wrong for _, wrong in pull_all(wanted[:2], say=silent, processors=2)] == [None, None]
        assert sorted(path.name for path in met.iterdir()) == sorted(NAMES[:2])

    def test_of_one_that_fails_hide_no_other(self, wanted: list[Wanted]) -> None:
        broken(wanted[0])
        found = {one.stack.name: wrong for one, wrong in pull_all(wanted, say=silent)}
        assert {name for name, wrong in found.items() if wrong is None} == {"moin", "salut"}
        assert found["hello"] is not None
        assert found["hello"].exit_code == 2
        assert "No module named 'nowhere_at_all'" in found["hello"].error
        assert found["hello"].detail.startswith("Traceback")

    def test_say_of_one_alone_what_they_say_of_it_among_others(self, wanted: list[Wanted]) -> None:
        broken(wanted[0])
        ((_, alone),) = pull_all(wanted[:1], say=silent)
        among = {one.stack.name: wrong for one, wrong in pull_all(wanted, say=silent)}["hello"]
        assert alone == among

    def test_tell_of_a_process_that_breaks_down(self, wanted: list[Wanted], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", _breaks_down(wanted[0].target.parent))
        for one, wrong in pull_all(wanted, say=silent):
            assert wrong is not None
            assert wrong.error.startswith(f"{one.stack.name}: the process that pulls it broke down: exit code 7.")
            assert (wrong.detail, wrong.exit_code) == ("it broke down", 3)
            recorded = read_failure(one.target)
            assert recorded is not None
            assert (recorded.error, recorded.exit_code) == (wrong.error, 3)

    def test_tell_of_a_process_that_cant_begin(self, wanted: list[Wanted], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", str(wanted[0].target / "nowhere"))
        found = list(pull_all(wanted, say=silent))
        assert [one.stack.name for one, _ in found] == list(NAMES)
        assert all(wrong is not None and "can't start" in wrong.error for _, wrong in found)

    @pytest.mark.parametrize("fault", ["deaf", "deaf-and-stubborn"])
    def test_end_with_whoever_waits_for_them(  # noqa: PLR0913, PLR0917 - each a fixture
        self,
        wanted: list[Wanted],
        monkeypatch: pytest.MonkeyPatch,
        children: Children,
        eventually: Eventually,
        temporary: Path,
        fault: str,
    ) -> None:
        monkeypatch.setenv("HELLO_FAULT", fault)
        monkeypatch.setenv("TRIPTYCH_READY_SECONDS", "600")
        family = []

        def interrupt(line: str) -> None:
            if "starting its server" in line:
                assert eventually(lambda: any("hello" in log.read_text() for log in temporary.rglob("server-*.log")))
                family.extend(children())
                raise KeyboardInterrupt

        with contextlib.suppress(KeyboardInterrupt):
            list(pull_all(wanted, say=interrupt, processors=2))
        assert family
        assert eventually(lambda: not any(one.is_running() for one in family))
        assert list(temporary.iterdir()) == []
        assert list(wanted[0].target.parent.iterdir()) == []


def _breaks_down(folder: Path) -> str:
    """A program in the place of an interpreter that ends at once."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "program"
    program.write_text("#!/bin/sh\necho it broke down\nexit 7\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)
