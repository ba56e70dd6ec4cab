"""Which browser is taken: with small scripts as programs, and with a real one where a browser has to start."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest
from playwright.async_api import async_playwright

from extract.errors import BrowserMissingError, BrowserUnwantedError, ExtraMissingError, SettingError
from extract.pages import browser
from extract.pages.browser import candidates, find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Program = Callable[[str, str], Path]

ORDER = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
STUB = "echo 'the snap is missing' >&2; exit 1"


async def playwrights_own() -> str:
    """Where Playwright has its own browser, or would have it."""
    async with async_playwright() as playwright:
        return playwright.chromium.executable_path


@pytest.fixture(scope="module")
def real() -> str:
    """A command that starts a real browser."""
    return f'exec {find().executable or asyncio.run(playwrights_own())} "$@"'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is all of PATH, on a machine where Playwright has no browser and nobody names one."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.delenv("TRIPTYCH_BROWSER", raising=False)
    monkeypatch.setattr(browser, "PROGRAMS", ORDER)  # and none where macOS has them
    return folder


@pytest.fixture
def program(programs: Path) -> Program:
    """Puts a shell script on PATH."""

    def put(name: str, script: str) -> Path:
        path = programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return put


class TestCandidates:
    """What is tried, and in which order, before anything is started."""

    def test_are_what_is_on_the_machine_and_then_playwrights_own(self, program: Program) -> None:
        there = [program(name, STUB) for name in reversed(ORDER)]
        found = list(candidates())
        assert [browser.executable for browser in found] == [*reversed(there), None]
        assert [browser.origin for browser in found] == ["on this machine"] * 5 + ["Playwright's own"]

    @pytest.mark.usefixtures("programs")
    def test_on_an_empty_machine_are_playwrights_own(self) -> None:
        assert [browser.origin for browser in candidates()] == ["Playwright's own"]

    def test_are_no_files_that_cannot_be_run(self, program: Program) -> None:
        program("chromium", STUB).chmod(0o644)
        assert [browser.executable for browser in candidates()] == [None]

    @pytest.mark.parametrize("named", ["mine", "{folder}/mine", "~/mine"])
    def test_are_nothing_but_what_the_variable_names(
        self, program: Program, monkeypatch: pytest.MonkeyPatch, named: str
    ) -> None:
        program("chromium", STUB)
        mine = program("mine", STUB)
        monkeypatch.setenv("HOME", str(mine.parent))
        monkeypatch.setenv("TRIPTYCH_BROWSER", named.replace("{folder}", str(mine.parent)))
        (found,) = candidates()
        assert (found.executable, found.origin) == (mine, "named by TRIPTYCH_BROWSER")

    @pytest.mark.usefixtures("programs")
    @pytest.mark.parametrize("named", ["nothing", "./nothing", "/nowhere/chromium", "/"])
    def test_the_variable_names_nothing(self, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
        monkeypatch.setenv("TRIPTYCH_BROWSER", named)
        with pytest.raises(SettingError, match=f"TRIPTYCH_BROWSER names {named}: .* unset it") as raised:
            list(candidates())
        assert raised.value.exit_code == 2

    def test_the_variable_says_that_none_is_wanted(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        program("none", STUB)
        monkeypatch.setenv("TRIPTYCH_BROWSER", "none")
        with pytest.raises(BrowserUnwantedError, match="TRIPTYCH_BROWSER=none") as raised:
            list(candidates())
        assert raised.value.exit_code == 3

    def test_the_variable_is_empty(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        there = program("chromium", STUB)
        monkeypatch.setenv("TRIPTYCH_BROWSER", "")
        assert next(candidates()).executable == there


class TestFind:
    """The first one that starts."""

    def test_passes_by_what_does_not_start(self, program: Program, real: str) -> None:
        program("chromium", STUB)
        starts = program("google-chrome", real)
        found = find()
        assert found.executable == starts
        assert found.version.split(".")[0].isdecimal()

    def test_leaves_no_folder(
        self, program: Program, real: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        monkeypatch.setenv("TMPDIR", str(temporary))
        program("chromium", STUB)
        program("google-chrome", real)
        find()
        assert list(temporary.iterdir()) == []

    def test_says_of_each_why_it_does_not_start(self, program: Program) -> None:
        there = program("chromium-browser", STUB)
        with pytest.raises(BrowserMissingError, match="triptych browser install") as raised:
            find()
        first, second = raised.value.detail.splitlines()
        assert first == f"{there} (on this machine): the snap is missing"
        assert second.startswith("Playwright's own: ")
        assert len(str(raised.value).splitlines()) == 1

    def test_takes_no_other_in_the_place_of_the_one_that_is_named(
        self, program: Program, real: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program("chromium", real)
        program("mine", STUB)
        monkeypatch.setenv("TRIPTYCH_BROWSER", "mine")
        with pytest.raises(SettingError, match="does not start") as raised:
            find()
        assert "the snap is missing" in raised.value.detail

    def test_ends_one_that_hangs(self, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(browser, "STARTS_WITHIN", 2.0)
        os.mkfifo(tmp_path / "never")
        program("chromium", f"echo $$ > {tmp_path}/pid; read line < {tmp_path}/never")
        with pytest.raises(BrowserMissingError, match="no browser"):
            find()
        assert not psutil.pid_exists(int((tmp_path / "pid").read_text(encoding="utf-8")))

    def test_without_playwright_says_how_to_get_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("TRIPTYCH_BROWSER", raising=False)
        monkeypatch.setitem(sys.modules, "playwright.async_api", None)
        with pytest.raises(ExtraMissingError, match="extra `pages`"):
            find()

    def test_without_a_driver_that_runs_says_so(self, root: Path) -> None:
        """In a process of its own: Playwright leaves that driver's pipe open, and is warned of it some time later."""
        env = os.environ | {"PLAYWRIGHT_NODEJS_PATH": shutil.which("false") or "", "TRIPTYCH_BROWSER": ""}
        program = "from extract.pages.browser import find; find()"
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=root, env=env, capture_output=True, text=True, check=False
        )
        assert "BrowserMissingError: no browser: Playwright's own Node doesn't run" in done.stderr
