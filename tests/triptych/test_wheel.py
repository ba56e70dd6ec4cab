"""The built wheel, alone in an empty environment outside the clone."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

from extract.process import environment_of_this_program

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "A", "version": "1"},
    "paths": {"/a": {"get": {"responses": {"200": {"description": "fine"}}}}},
}
YAML = """\
openapi: 3.0.3
info: {title: A, version: '1'}
paths:
  /a:
    get:
      responses:
        '200': {description: well}
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def empty(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder far from the clone, with an environment `v` that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("outside")
    venv.create(folder / "v", with_pip=True)
    pip = [str(folder / "v/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, env=environment_of_this_program())
    (folder / "a.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    (folder / "b.yaml").write_text(YAML, encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed `triptych`."""
    command = [str(folder / "v/bin/triptych"), *words]
    return subprocess.run(
        command, cwd=folder, env=environment_of_this_program(), capture_output=True, text=True, check=False
    )


class TestTheWheel:
    """What a user without a clone has."""

    def test_it_holds_our_packages_and_their_data_and_nothing_else(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
        assert tops == {"compare", "extract", "triptych"}
        data = {
            "compare/comparison.schema.json",
            "compare/history.schema.json",
            "compare/report.schema.json",
            "compare/results.schema.json",
            "compare/claims/claims.toml",
            "compare/render/templates/report.js",
            "extract/bundle.schema.json",
            "compare/render/templates/index.html.j2",
        }
        assert data <= set(names)

    def test_help(self, empty: Path) -> None:
        done = run(empty, "--help")
        assert done.returncode == 0
        assert "diff" in done.stdout

    def test_diff_of_json_and_yaml(self, empty: Path) -> None:
        done = run(empty, "diff", "a.json", "b.yaml", "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        (finding,) = json.loads(done.stdout)["findings"]
        assert [value["value"] for value in finding["values"]] == ["fine", "well"]

    def test_validate(self, empty: Path) -> None:
        done = run(empty, "validate", "a.json")
        assert done.returncode == 0
        assert "valid" in done.stdout

    def test_stacks_says_that_there_are_none(self, empty: Path) -> None:
        done = run(empty, "stacks")
        assert done.returncode == 2
        assert done.stderr.startswith("error: no stacks")
        assert len(done.stderr.splitlines()) == 1
