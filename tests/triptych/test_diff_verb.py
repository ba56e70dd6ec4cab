"""`triptych diff` and `triptych check`: what they write where, what they leave out, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from extract.process import environment_of_this_program

ROOT = Path(__file__).parents[2]
FINE = {"200": {"description": "Fine."}}


def document(title: str = "Shop", paths: tuple[str, ...] = ("/a", "/b"), **operation: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """A document with some operations."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": {path: {"get": {"responses": FINE, **operation}} for path in paths},
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an old document, and new ones: one of each effect, and one under a prefix."""
    documents = {
        "old": document(summary="S"),
        "broken": document(paths=("/a",), summary="S"),
        "more": document(paths=("/a", "/b", "/c"), summary="S"),
        "lost": document(),
        "renamed": document(title="Stall", summary="S"),
        "moved": document(paths=("/api/v1/a", "/api/v1/b"), summary="S"),
        "same": document(summary="S") | {"tags": []},
    }
    for name, content in documents.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, **options: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401 - of subprocess
    """Run `triptych` from the checkout in a folder; words that end with `!` are documents in it."""
    settings = {"input": ""} | options
    return subprocess.run(
        [sys.executable, "-m", "triptych", *(f"{word[:-1]}.json" if word.endswith("!") else word for word in words)],
        cwd=folder,
        env=environment_of_this_program() | {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": ""},
        capture_output=True,
        text=True,
        check=False,
        **settings,
    )


class TestFailOn:
    """How it ends."""

    @pytest.mark.parametrize(
        ("other", "failing"),
        [
            ("same!", set[str]()),
            ("broken!", {"breaking", "documentation", "any"}),
            ("lost!", {"documentation", "any"}),
            ("more!", {"any"}),
            ("renamed!", {"any"}),
        ],
    )
    def test_with_1_where_a_finding_is_at_or_above_the_bar(self, folder: Path, other: str, failing: set[str]) -> None:
        codes = {
            bar: run(folder, "diff", "old!", other, "--fail-on", bar).returncode
            for bar in ("breaking", "documentation", "any")
        }
        assert codes == {bar: int(bar in failing) for bar in codes}

    def test_diff_without_a_bar_ends_with_0(self, folder: Path) -> None:
        assert run(folder, "diff", "old!", "broken!").returncode == 0

    def test_check_has_the_bar_on_breaking(self, folder: Path) -> None:
        assert [run(folder, "check", "old!", each).returncode for each in ("broken!", "more!", "same!")] == [1, 0, 0]

    def test_the_reason_is_said(self, folder: Path) -> None:
        done = run(folder, "check", "old!", "broken!", "--format", "json")
        assert done.stderr == "note: --fail-on breaking: findings that break clients: 1.\n"

    def test_what_is_ignored_fails_nothing(self, folder: Path) -> None:
        done = run(folder, "check", "old!", "broken!", "--ignore", "rule=operation.exists", "--format", "json")
        assert (done.returncode, json.loads(done.stdout)["counts"]["breaking"]) == (0, 0)
        assert done.stderr == "note: left out by the filters: 1 of 1 findings.\n"


class TestFilters:
    """What is left out, and that it is said."""

    def test_only(self, folder: Path) -> None:
        done = run(folder, "diff", "old!", "lost!", "--only", "operation=GET /a", "--format", "json")
        assert {finding["operation"] for finding in json.loads(done.stdout)["findings"]} == {"GET /a"}

    def test_ignore_file(self, folder: Path) -> None:
        (folder / "ignore.txt").write_text("# known\nrule=operation.summary\n", encoding="utf-8")
        done = run(folder, "diff", "old!", "lost!", "--ignore-file", "ignore.txt")
        assert done.stdout.startswith("The same API: no finding.\n")

    def test_what_matches_nothing_is_said(self, folder: Path) -> None:
        done = run(folder, "diff", "old!", "lost!", "--ignore", "rule=gone", "--only", "kind=documentation")
        assert done.stderr == "note: no finding matches 'rule=gone'.\n"


class TestFormats:
    """What it writes."""

    def test_terminal(self, folder: Path) -> None:
        lines = run(folder, "diff", "old!", "broken!").stdout.splitlines()
        assert lines[0] == "Not the same API: 1 breaking finding."
        assert "  - GET /b is missing from broken: clients that call it fail." in lines

    def test_json(self, folder: Path) -> None:
        found = json.loads(run(folder, "diff", "old!", "broken!", "--format", "json").stdout)
        assert (found["format"], found["counts"]["breaking"]) == (1, 1)

    def test_markdown(self, folder: Path) -> None:
        done = run(folder, "diff", "old!", "broken!", "more!", "--format", "markdown")
        assert done.stdout.startswith("### Not the same API: ")

    @pytest.mark.parametrize(("bar", "failures"), [((), "1"), (("--fail-on", "any"), "3")])
    def test_junit_fails_what_the_bar_does(self, folder: Path, bar: tuple[str, ...], failures: str) -> None:
        content = document(paths=("/a", "/c"), summary="T")
        (folder / "new.json").write_text(json.dumps(content), encoding="utf-8")
        done = run(folder, "diff", "old!", "new!", "--format", "junit", *bar)
        assert ET.fromstring(done.stdout).attrib["failures"] == failures  # noqa: S314 - our own output

    @pytest.mark.parametrize("style", ["terminal", "json", "markdown", "html", "junit"])
    def test_goes_to_a_file_where_one_is_named(self, folder: Path, style: str) -> None:
        printed = run(folder, "diff", "old!", "broken!", "--format", style).stdout
        done = run(folder, "diff", "old!", "broken!", "--format", style, "-o", "out")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (folder / "out").read_text(encoding="utf-8") == printed
        assert [path.name for path in folder.iterdir() if "partial" in path.name] == []


class TestSources:
    """What it compares, and how that is called."""

    def test_standard_input(self, folder: Path) -> None:
        text = (folder / "broken.json").read_text(encoding="utf-8")
        done = run(folder, "diff", "old!", "-", "--format", "json", input=text)
        assert json.loads(done.stdout)["documents"][1]["name"] == "stdin"

    def test_names(self, folder: Path) -> None:
        done = run(folder, "diff", "old!", "broken!", "--name", "before", "--name", "after", "--format", "json")
        assert [each["name"] for each in json.loads(done.stdout)["documents"]] == ["before", "after"]

    def test_a_prefix_that_cant_be_known_is_told(self, folder: Path) -> None:
        assert run(folder, "check", "old!", "moved!").returncode == 1
        done = run(folder, "check", "old!", "moved!", "--prefix", "moved=/api/v1", "--format", "json")
        assert (done.returncode, json.loads(done.stdout)["identical"]) == (0, True)


class TestPipes:
    """Whoever reads may stop."""

    @pytest.mark.parametrize("style", ["terminal", "json"])
    def test_a_broken_one_ends_quietly_and_as_it_would_have(self, folder: Path, style: str) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "triptych", "check", "old.json", "broken.json", "--format", style],
            cwd=folder,
            env=environment_of_this_program() | {"PYTHONPATH": str(ROOT)},
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        os.close(writing)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("note: ")


class TestImports:
    """A comparison of two small documents is quick, since it imports no more than it needs."""

    SLOW = frozenset({"deepdiff", "httpx2", "jinja2", "jsonschema", "openapi_spec_validator", "rich", "yaml12"})

    @pytest.mark.parametrize("style", ["terminal", "json"])
    def test_of_what_is_slow_are_none(self, folder: Path, style: str) -> None:
        code = (
            "import sys\n"
            "from triptych.cli import main\n"
            f"sys.argv = ['triptych', 'diff', 'old.json', 'broken.json', '--format', {style!r}, '-o', 'out']\n"
            "try:\n    main()\n"
            "except SystemExit:\n    print(*{name.partition('.')[0] for name in sys.modules})\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env=environment_of_this_program() | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = set(done.stdout.split())
        assert "compare" in loaded
        assert loaded & self.SLOW == set()
