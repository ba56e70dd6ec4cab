"""The command line: what it says and how it ends on bad usage and bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract.process import environment_of_this_program

ROOT = Path(__file__).parents[2]
DOCUMENT = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents that can be read, and some that can't."""
    other = DOCUMENT | {"info": {"title": "B", "version": "1"}}
    (tmp_path / "a.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(other), encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"openapi": ', encoding="utf-8")
    (tmp_path / "no-document.json").write_text("[1, 2]", encoding="utf-8")
    (tmp_path / "invalid.json").write_text(
        '{"openapi": "3.1.0", "info": {"title": "A"}, "paths": {}}', encoding="utf-8"
    )
    return tmp_path


def run(folder: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `triptych` from the checkout in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "triptych", *words],
        cwd=folder,
        env=environment_of_this_program() | {"PYTHONPATH": str(ROOT)},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


class TestBadInput:
    """One clear line on standard error, exit code 2, never a traceback."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("dif", "a.json", "b.json"), "Perhaps you meant 'diff'."),
            (("diff", "a.json"), "two SOURCEs"),
            (("diff", "a.json", "nowhere.json"), "nowhere.json"),
            (("diff", "a.json", "broken.json"), "line 1"),
            (("diff", "a.json", "no-document.json"), "no-document.json"),
            (("validate", "broken.json"), "broken.json"),
            (("--services", ".", "stacks"), "no stacks"),
            (("extract", "./nowhere"), "nowhere"),
            (("extract", "fastapy"), "Perhaps you meant 'fastapi'."),
            (("report", "-o", "out", "./nowhere"), "nowhere"),
            (("report", "--fail-on", "all"), "'breaking', 'documentation', 'any'"),
            (("diff", "a.json", "b.json", "--only", "efect=none"), "Perhaps you meant 'effect'."),
            (("diff", "a.json", "b.json", "--ignore", "effect=nome"), "Perhaps you meant 'none'."),
            (("diff", "a.json", "b.json", "--ignore-file", "nowhere"), "nowhere"),
            (("diff", "a.json", "b.json", "--ignore-file", "a.json"), "a.json, line 1"),
            (("diff", "a.json", "b.json", "--format", "jason"), "'json'"),
            (("diff", "a.json", "b.json", "--prefix", "a=api"), "NAME=/PATH"),
            (("diff", "a.json", "b.json", "--prefix", "c=/api"), "There are: a, b."),
            (("diff", "a.json", "b.json", *("--name", "x") * 3), "3 times --name"),
            (("diff", "-", "-"), "once only"),
            (("diff", "a.json", "b.json", "-o", "nowhere/out"), "nowhere"),
            (("diff", "a.json", "b.json", "--fial-on", "any"), "--fail-on"),
            (("check", "a.json", "b.json", "--fail-on", "none"), "'breaking'"),
            (("check", "a.json"), "two SOURCEs"),
        ],
    )
    def test_one_line(self, folder: Path, words: tuple[str, ...], said: str) -> None:
        done = run(folder, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (folder / "out").exists()


class TestValidate:
    """`triptych validate`."""

    def test_a_valid_document(self, folder: Path) -> None:
        assert run(folder, "validate", "a.json").returncode == 0

    def test_an_invalid_document_names_the_place(self, folder: Path) -> None:
        done = run(folder, "validate", "invalid.json", "--format", "json")
        assert done.returncode == 1
        verdict = json.loads(done.stdout)
        assert [problem["pointer"] for problem in verdict["problems"]] == ["/info"]
