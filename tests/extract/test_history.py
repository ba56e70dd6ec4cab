"""Older releases of a framework: which there are, the Python that each is run by, and the environment it runs in."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.errors import EnvironmentMissingError, StackError
from extract.history import FILE, Line, Older, constraints, interpreter_of, lines_of, named, newest_python, older
from extract.stack import load

if TYPE_CHECKING:
    from extract.stack import Stack

THIS = f"{sys.version_info[0]}.{sys.version_info[1]}"
RELEASES = """\
[hello]
title = "Hello"
service = "services/hello"
distribution = "hello"
companions = ["friend"]

[[hello.release]]
version = "0.9"
day = 2020-01-31
python = "3.9"

[[hello.release]]
version = "0.10"
day = 2021-01-31
python = "{python}"
"""
ROOT = Path(__file__).parents[2]
OURS = lines_of(ROOT)


@pytest.fixture
def releases(services: Path) -> Path:
    """A project with two older releases of the miniature's framework."""
    root = services.parent
    (root / "history").mkdir()
    (root / FILE).write_text(RELEASES.format(python=THIS), encoding="utf-8")
    (root / "constraints").mkdir()
    return root


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that commands are found in, and a pyenv without any version."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return folder


def say_nothing(line: str) -> None:
    """Take what must not be said as an error."""
    pytest.fail(f"it was said that {line}")


def interpreter(file: Path, does: str) -> Path:
    """A program that does this."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def newest(root: Path) -> Older:
    """The newest of the older releases."""
    return older(root, "hello", lines_of(root)["hello"])[-1]


class TestReleases:
    """What releases.toml says."""

    def test_are_in_the_order_of_the_file(self, releases: Path) -> None:
        line = lines_of(releases)["hello"]
        assert isinstance(line, Line)
        assert [one.version for one in line.release] == ["0.9", "0.10"]
        assert line.release[0].day.isoformat() == "2020-01-31"

    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            ("[hello]", "[hello", "at line 1"),
            ('title = "Hello"', "", "missing required field `title`"),
            ("companions", "companion", "unknown field `companion`"),
            ("2020-01-31", "2020-13-31", "."),
            ("2020-01-31", '"in spring"', "date"),
            ('version = "0.9"', "version = 0.9", "Expected `str`"),
        ],
    )
    def test_that_cant_be_read_are_one_line(self, releases: Path, old: str, new: str, why: str) -> None:
        file = releases / FILE
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        with pytest.raises(StackError, match=rf"can't read .*releases\.toml: .*{re.escape(why)}.*Mend the file\."):
            lines_of(releases)

    def test_without_the_file_are_told_so(self, tmp_path: Path) -> None:
        with pytest.raises(StackError, match=r"can't read .*releases\.toml: .*No such file"):
            lines_of(tmp_path)

    def test_become_stacks_of_their_own(self, releases: Path) -> None:
        first, second = older(releases, "hello", lines_of(releases)["hello"])
        assert (first.stack.name, second.stack.name) == ("hello-0.9", "hello-0.10")
        assert first.stack.folder == releases / "services" / "hello"
        assert first.stack.requirements == constraints(releases, "hello", "0.9")
        assert second.stack.config.title == second.release.version == "0.10"

    def test_have_no_docs_pages(self, hello: Stack) -> None:
        assert hello.config.pages
        bare = named(hello, "hello-newest", "newest")
        assert bare.config.pages == ()
        assert bare.requirements == hello.requirements


class TestNewestPython:
    """The newest Python on the machine, up to one."""

    def test_is_no_newer_than_that(self, path: Path) -> None:
        for version in ("3.9", "3.11", "3.12"):
            interpreter(path / f"python{version}", f"echo {version}")
        assert newest_python("3.11") == path / "python3.11"
        assert newest_python("3.10") == path / "python3.9"

    def test_is_none_where_there_is_only_a_newer_or_too_old_a_one(self, path: Path) -> None:
        for version in ("3.7", "3.12"):
            interpreter(path / f"python{version}", f"echo {version}")
        assert newest_python("3.11") is None

    @pytest.mark.parametrize("does", ["exit 127", "echo 3.9", "echo 3.11; exit 1", "echo"])
    def test_is_asked_what_it_is(self, path: Path, does: str) -> None:
        interpreter(path / "python3.11", does)
        assert newest_python("3.11") is None

    def test_that_cant_be_started_is_none(self, path: Path) -> None:
        interpreter(path / "python3.11", "").write_bytes(b"\0not a program")
        assert newest_python("3.11") is None

    def test_may_be_one_that_pyenv_has_and_hasnt_chosen(self, path: Path) -> None:
        interpreter(path / "python3.11", "echo 'pyenv: python3.11: command not found'; exit 127")
        versions = path.parent / "pyenv" / "versions"
        made = [
            interpreter(versions / version / "bin" / "python", "echo 3.11") for version in ("3.11.2", "3.11.7", "3.1.1")
        ]
        assert newest_python("3.11") == made[1]


class TestEnvironments:
    """Each release has its own, with its own pins."""

    def test_without_a_python_is_told(self, releases: Path, path: Path) -> None:
        assert list(path.iterdir()) == []
        with pytest.raises(EnvironmentMissingError) as caught:
            interpreter_of(newest(releases), releases, say=say_nothing)
        assert str(caught.value) == (
            f"hello-0.10: no Python from 3.8 up to {THIS} on this machine. Install one, by pyenv for instance."
        )

    def test_is_made_once(self, releases: Path, path: Path) -> None:
        interpreter(path / f"python{THIS}", f'exec {sys.executable} "$@"')
        constraints(releases, "hello", "0.10").touch()
        said: list[str] = []
        python = interpreter_of(newest(releases), releases, say=said.append)
        assert python == releases / ".tox" / "releases" / "hello-0.10" / "bin" / "python"
        assert said == [f"hello-0.10: making its environment with {path / f'python{THIS}'}"]
        assert interpreter_of(newest(releases), releases, say=say_nothing) == python

    def test_that_cant_be_made_is_told_with_pips_output(self, releases: Path, path: Path) -> None:
        interpreter(path / f"python{THIS}", f'exec {sys.executable} "$@"')
        constraints(releases, "hello", "0.10").write_text("--no-index\nnone-of-the-kind==1\n", encoding="utf-8")
        with pytest.raises(EnvironmentMissingError, match=r"hello-0\.10: its environment can't be made") as caught:
            interpreter_of(newest(releases), releases, say=lambda _: None)
        assert "none-of-the-kind==1" in caught.value.detail

    def test_is_made_anew_where_it_holds_something_else(self, releases: Path, path: Path) -> None:
        interpreter(path / f"python{THIS}", "exit 1")
        folder = releases / ".tox" / "releases" / "hello-0.10"
        (folder / "lib" / f"python{THIS}" / "site-packages").mkdir(parents=True)
        interpreter(folder / "bin" / "python", "")
        constraints(releases, "hello", "0.10").write_text("six==1.17.0\n", encoding="utf-8")
        with pytest.raises(EnvironmentMissingError, match="no Python"):
            interpreter_of(newest(releases), releases, say=say_nothing)


class TestOurs:
    """Each release that we build is pinned, and nothing is pinned for none."""

    def test_have_a_file_of_constraints_each(self) -> None:
        asked = {constraints(ROOT, name, one.version) for name, line in OURS.items() for one in line.release}
        assert set((ROOT / "constraints").iterdir()) == asked

    @pytest.mark.parametrize(
        ("name", "version"), [(name, one.version) for name, line in OURS.items() for one in line.release]
    )
    def test_are_what_their_constraints_pin(self, name: str, version: str) -> None:
        pins = constraints(ROOT, name, version).read_text(encoding="utf-8").splitlines()
        assert f"{OURS[name].distribution}=={version}" in pins

    @pytest.mark.parametrize("name", OURS)
    def test_are_of_a_stack_that_there_is(self, name: str) -> None:
        line = OURS[name]
        tells = {load(ROOT / "services" / name).config.versions, load(ROOT / line.service).config.versions}
        assert all(line.distribution in versions for versions in tells)
        assert [one.day for one in line.release] == sorted(one.day for one in line.release)
