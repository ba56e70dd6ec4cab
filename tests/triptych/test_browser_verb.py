"""`triptych browser install`, and what works where nothing that a browser takes is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract.process import environment_of_this_program

ROOT = Path(__file__).parents[2]
DOCUMENT = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}
OPTIONAL = ("PIL", "aiohttp", "axe_playwright_python", "playwright")
WITHOUT = f"""
import sys
from triptych.cli import main
try:
    main()
finally:
    print([name for name in {OPTIONAL!r} if name in sys.modules], file=sys.stderr)
"""


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program in our own interpreter."""
    env = environment_of_this_program() | {"PYTHONPATH": str(ROOT)} | variables
    return subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, check=False)


class TestInstall:
    """One line on a browser, wherever it comes from; one line on why there is none."""

    def test_where_there_is_one_says_which(self) -> None:
        done = run("-m", "triptych", "browser", "install")
        assert (done.returncode, done.stderr) == (0, "")
        (line,) = done.stdout.splitlines()
        assert line.startswith("browser: ")

    @pytest.mark.parametrize(
        ("named", "code", "said"),
        [
            (
                "none",
                3,
                "error: no browser: TRIPTYCH_BROWSER=none says so. Docs pages, and the tests of them, need one",
            ),
            ("/nowhere/chromium", 2, "error: TRIPTYCH_BROWSER names /nowhere/chromium: there is no such program. "),
        ],
    )
    def test_where_the_variable_forbids_it_says_so_in_one_line(self, named: str, code: int, said: str) -> None:
        done = run("-m", "triptych", "browser", "install", TRIPTYCH_BROWSER=named)
        assert (done.returncode, done.stdout) == (code, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith(said)

    def test_where_playwright_is_missing_says_what_to_install(self, tmp_path: Path) -> None:
        (tmp_path / "playwright.py").write_text("raise ImportError('none here')", encoding="utf-8")
        done = run("-m", "triptych", "browser", "install", PYTHONPATH=f"{tmp_path}:{ROOT}")
        assert done.returncode == 3
        (line,) = done.stderr.splitlines()
        assert line.endswith("Install Triptych with its extra `pages`.")


class TestTheRest:
    """Comparing and extracting import nothing that only docs pages take."""

    @pytest.mark.parametrize(
        "words",
        [
            ("--help",),
            ("diff", "a.json", "a.json"),
            ("validate", "a.json"),
            ("stacks",),
            ("pages", "--help"),
            ("browser", "--help"),
        ],
    )
    def test_imports_no_optional_dependency(
        self, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        done = run("-c", WITHOUT, *words)
        assert (done.returncode, done.stderr.splitlines()) == (0, ["[]"])
        assert done.stdout
