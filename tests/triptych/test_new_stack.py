"""`triptych new-stack`: a folder that loads, is built and can be compared as it is."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from extract.bundle import read
from extract.errors import StackError
from extract.stack import load
from triptych.cli import cli

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def services(tmp_path: Path, root: Path) -> Path:
    """A folder of stacks with one in it."""
    folder = tmp_path / "services"
    folder.mkdir()
    (folder / "hello").symlink_to(root / "tests" / "miniatures" / "hello")
    return folder


def new_stack(services: Path, *words: str) -> str:
    """What the verb prints."""
    done = CliRunner().invoke(cli, ["--services", str(services), "new-stack", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


class TestNewStack:
    """What is written."""

    def test_passes_the_loader(self, services: Path) -> None:
        new_stack(services, "falcon", "--title", "Falcon", "--profile", "slice")
        stack = load(services / "falcon")
        assert (stack.name, stack.config.title, stack.config.profile) == ("falcon", "Falcon", "slice")

    def test_says_what_to_fill_in(self, services: Path) -> None:
        said = new_stack(services, "falcon")
        words = (
            "tox.ini",
            "requirements.in",
            "shop/",
            "stack.toml",
            "README.md",
            "results",
            "CONTRIBUTING.md",
            "falcon",
        )
        for word in words:
            assert word in said

    def test_leaves_no_place_to_fill_in(self, services: Path) -> None:
        new_stack(services, "falcon")
        for path in (services / "falcon").rglob("*.*"):
            assert "{title}" not in path.read_text(encoding="utf-8")
            assert "{profile}" not in path.read_text(encoding="utf-8")

    def test_can_be_built_as_it_is(self, services: Path, tmp_path: Path) -> None:
        new_stack(services, "falcon", "--title", 'Fal"con\\')
        words = ("--services", str(services), "extract", "falcon", "--python", sys.executable)
        done = subprocess.run(
            [sys.executable, "-m", "triptych", *words], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert read(tmp_path / "build" / "falcon").manifest.title == "Falcon"


class TestRefused:
    """What can't be begun."""

    @pytest.mark.parametrize(
        "name", ["Falcon", "a_b", "a,b", "-a", "a-", "../a", "", "a{b}", "report", "test", "a" * 300]
    )
    def test_is_what_can_be_no_word_in_tox(self, services: Path, name: str) -> None:
        with pytest.raises(StackError, match="no stack can be called"):
            new_stack(services, "--", name)
        assert [path.name for path in services.iterdir()] == ["hello"]

    def test_is_what_is_there_already(self, services: Path) -> None:
        with pytest.raises(StackError, match="already"):
            new_stack(services, "hello")
