"""Older releases of a stack's framework: which there are to be built, and by which Python."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the types at run time
import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from extract.environments import python_in, satisfied, work_folder
from extract.errors import EnvironmentMissingError, StackError
from extract.stack import Stack, load

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("history/releases.toml")
OLDEST = (3, 8)  # that the worker runs on
PROBE = "import sys; print('.'.join(map(str, sys.version_info[:2])))"


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One older release.

    Attributes:
        version: Its version.
        day: Its companions are as they were on that day.
        python: The newest Python that it was made for, such as `3.12`.
    """

    version: str
    day: dt.date
    python: str


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The releases of one stack's framework.

    Attributes:
        title: What a reader calls the stack.
        service: The folder of what is built, from the project's: the stack's own service, or a slice of it.
        distribution: Whose releases they are.
        companions: What is held to the day of a release.
        release: The releases, the oldest first.
    """

    title: str
    service: str
    distribution: str
    companions: tuple[str, ...]
    release: tuple[Release, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Older:
    """A release that is to be built.

    Attributes:
        stack: What is built, called after the release, with the pins of the release.
        release: The release.
    """

    stack: Stack
    release: Release


def lines_of(root: Path) -> dict[str, Line]:
    """What releases.toml says, by the stack's name.

    Raises:
        StackError: It can't be read.
    """
    path = root / FILE
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, Line])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error


def constraints(root: Path, name: str, version: str) -> Path:
    """The file that pins a release's environment."""
    return root / "constraints" / f"{name}-{version}.txt"


def older(root: Path, name: str, line: Line) -> tuple[Older, ...]:
    """The releases of a stack's framework as stacks of their own, the oldest first.

    Only the document is of interest: they have no docs pages, and what documents isn't looked for.

    Raises:
        StackError: What is to be built can't be read.
    """
    service = load(root / line.service)
    return tuple(
        Older(
            stack=named(service, f"{name}-{one.version}", one.version, constraints(root, name, one.version)),
            release=one,
        )
        for one in line.release
    )


def named(service: Stack, name: str, title: str, pins: Path | None = None) -> Stack:
    """What is built of a release: the service under another name, without what only the newest is looked at for."""
    config = msgspec.structs.replace(
        service.config, title=title, pages=(), cuts={}, remarks={}, operations=None, documentation=None
    )
    return replace(service, name=name, config=config, pins=pins)


def interpreter_of(one: Older, root: Path, *, say: Callable[[str], object]) -> Path:
    """The Python of a release's environment, which is made first where it is missing or holds something else.

    Args:
        one: The release.
        root: The project's folder.
        say: Is told what is done, line by line.

    Raises:
        EnvironmentMissingError: There is no Python for it, or what it needs can't be installed.
    """
    folder = work_folder(root) / "releases" / one.stack.name  # `history` is the environment of that stage
    python = python_in(folder)
    if python.exists() and satisfied(one.stack, folder):
        return python
    base = newest_python(one.release.python)
    if base is None:
        raise EnvironmentMissingError(
            f"{one.stack.name}: no Python from 3.8 up to {one.release.python} on this machine",
            todo="Install one, by pyenv for instance.",
        )
    shutil.rmtree(folder, ignore_errors=True)
    say(f"{one.stack.name}: making its environment with {base}")
    _run([str(base), "-m", "venv", str(folder)], one)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--requirement", str(one.stack.requirements)], one)
    return python


def newest_python(most: str) -> Path | None:
    """The newest Python on this machine up to a version such as `3.12`; None where there is none.

    What `python3.12` starts is asked for its version: under pyenv there are such commands for versions that aren't
    chosen, and these only say so. So pyenv's folder is looked into as well.
    """
    major, minor = map(int, most.split("."))
    for number in range(minor, OLDEST[1] - 1, -1):
        version = f"{major}.{number}"
        known = [Path(found)] if (found := shutil.which(f"python{version}")) else []
        for python in (*known, *_of_pyenv(version)):
            if _says(python, version):
                return python
    return None


def _of_pyenv(version: str) -> list[Path]:
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return sorted(root.glob(f"versions/{version}.*/bin/python"), reverse=True)


def _says(python: Path, version: str) -> bool:
    """Whether that is what it is."""
    try:
        done = subprocess.run([str(python), "-c", PROBE], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.strip() == version


def _run(command: list[str], one: Older) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise EnvironmentMissingError(
            f"{one.stack.name}: its environment can't be made",
            why=f"`{' '.join(command[1:4])} …` ended with {done.returncode}",
            todo="The end of its output follows.",
            detail="\n".join((done.stdout + done.stderr).splitlines()[-20:]),
        )
