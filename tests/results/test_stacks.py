"""What has to know each stack by its name: its folder, its word in tox, its results, and the README."""

from __future__ import annotations

import configparser
import re
from typing import TYPE_CHECKING

import pytest

from extract.stack import find_all

if TYPE_CHECKING:
    from pathlib import Path

SECTION = re.compile(r"testenv:\{(.+)\}")
OURS = {"bench", "bundle", "compare", "history", "lint", "live", "lock", "mutate"} | {
    "open",
    "pages",
    "results",
    "test",
    "triptych",
}
"""The environments that are stages of ours: no stack may be called so."""
LISTED = "{[stacks]words}"
ORDERED = [("testenv:bundle", "depends"), ("testenv:test", "depends")]
"""The stages that begin once every stack is there."""


@pytest.fixture(scope="module")
def tox(root: Path) -> configparser.ConfigParser:
    """What tox.ini says."""
    read = configparser.ConfigParser(interpolation=None)
    read.read_string((root / "tox.ini").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def names(root: Path) -> set[str]:
    """The folders of stacks."""
    return {stack.name for stack in find_all(root / "services")}


def words(text: str) -> set[str]:
    """The words of a list in tox.ini."""
    return set(re.split(r"[,\s]+", text.strip()))


class TestTox:
    """tox.ini."""

    def test_makes_an_environment_for_each_stack(self, tox: configparser.ConfigParser, names: set[str]) -> None:
        (section,) = (found[1] for name in tox.sections() if (found := SECTION.fullmatch(name)))
        assert words(section) == names

    def test_lists_each_stack(self, tox: configparser.ConfigParser, names: set[str]) -> None:
        assert words(tox["stacks"]["words"]) == names

    @pytest.mark.parametrize(("section", "key"), [("tox", "env_list"), *ORDERED])
    def test_goes_by_that_list(self, tox: configparser.ConfigParser, section: str, key: str) -> None:
        assert LISTED in words(tox[section][key])

    def test_tests_each_stack(self, tox: configparser.ConfigParser, names: set[str]) -> None:
        (label,) = (line for line in tox["tox"]["labels"].splitlines() if line.strip().startswith("test ="))
        assert words(label.partition("=")[2]) - OURS == names

    def test_has_no_stage_that_is_called_as_a_stack(self, tox: configparser.ConfigParser, names: set[str]) -> None:
        stages = {name.removeprefix("testenv:") for name in tox.sections() if re.fullmatch(r"testenv:[a-z]+", name)}
        assert stages == OURS
        assert not stages & names


class TestResults:
    """The results under version control."""

    def test_are_kept_of_each_stack(self, root: Path, names: set[str]) -> None:
        assert {path.stem for path in (root / "results").glob("*.json")} == names


class TestFolder:
    """What each folder holds beside its code."""

    def test_pins_what_it_needs(self, root: Path, names: set[str]) -> None:
        for name in names:
            wanted = (root / "services" / name / "requirements.in").read_text(encoding="utf-8")
            pinned = (root / "services" / name / "requirements.txt").read_text(encoding="utf-8").lower()
            for line in wanted.splitlines():
                package = re.split(r"[\s\[=<>;#]", line, maxsplit=1)[0].lower()
                assert not package or f"\n{package}==" in f"\n{pinned}", f"{name}: {package} isn't pinned"

    def test_is_told_of_in_the_readme(self, root: Path, names: set[str]) -> None:
        readme = (root / "README.md").read_text(encoding="utf-8")
        for name in names:
            assert (root / "services" / name / "README.md").is_file()
            assert f"(services/{name}/README.md)" in readme
