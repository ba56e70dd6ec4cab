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
        ],
    )
    def test_one_line(self, folder: Path, words: tuple[str, ...], said: str) -> None:
        done = run(folder, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (folder / "out").exists()


class TestDiff:
    """`triptych diff`."""

    def test_ends_with_0_whatever_it_finds(self, folder: Path) -> None:
        assert run(folder, "diff", "a.json", "b.json").returncode == 0

    def test_ends_with_1_on_a_finding_that_is_to_fail(self, folder: Path) -> None:
        assert run(folder, "diff", "a.json", "b.json", "--fail-on", "any").returncode == 1
        assert run(folder, "diff", "a.json", "a.json", "--fail-on", "any").returncode == 0

    def test_reads_standard_input(self, folder: Path) -> None:
        done = run(folder, "diff", "a.json", "-", "--format", "json", stdin=(folder / "b.json").read_text())
        assert json.loads(done.stdout)["documents"][1]["name"] == "stdin"

    def test_terminal_output_shows_both_values(self, folder: Path) -> None:
        done = run(folder, "diff", "a.json", "b.json")
        (line,) = [line for line in done.stdout.splitlines() if "title" in line]
        assert line.split()[-2:] == ["A", "B"]


class TestValidate:
    """`triptych validate`."""

    def test_a_valid_document(self, folder: Path) -> None:
        assert run(folder, "validate", "a.json").returncode == 0

    def test_an_invalid_document_names_the_place(self, folder: Path) -> None:
        done = run(folder, "validate", "invalid.json", "--format", "json")
        assert done.returncode == 1
        verdict = json.loads(done.stdout)
        assert [problem["pointer"] for problem in verdict["problems"]] == ["/info"]
