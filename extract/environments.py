"""Each stack's environment: `.tox/<stack>`, made by tox, holding what its requirements.txt pins and nothing of ours."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from extract.errors import EnvironmentMissingError
from extract.process import environment_of_this_program, guarded, scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extract.stack import Stack


def interpreter(stack: Stack, *, say: Callable[[str], object]) -> Path:
    """The stack's Python; where its environment is missing, half made or out of date, tox makes it first.

    Args:
        stack: The stack.
        say: Is told what is done, line by line.

    Raises:
        EnvironmentMissingError: There is none, and tox can't make it.
    """
    root = stack.folder.parent.parent
    env = work_folder(root) / stack.name
    python = python_in(env)
    if python.exists() and satisfied(stack, env):
        return python
    if (root / "tox.ini").is_file():
        _make(stack, root, say)
    elif not python.exists():
        raise EnvironmentMissingError(
            f"{stack.name}: no environment at {env}",
            why=f"and no tox.ini beside {stack.folder.parent} to make it by",
            todo="Name the stack's interpreter with --python.",
        )
    return python


def work_folder(root: Path) -> Path:
    """Where tox keeps its environments."""
    return Path(os.environ.get("TOX_WORK_DIR", root / ".tox"))


def check_versions(stack: Stack, installed: Mapping[str, str], python: str) -> None:
    """Compare what is installed with what requirements.txt pins for this Python.

    Args:
        stack: The stack.
        installed: Versions of the installed distributions by normalised name.
        python: The stack's Python version, such as `3.11.7`.

    Raises:
        EnvironmentMissingError: Something is missing, or there in another version.
    """
    wrong = _wrong(stack, installed, python)
    if wrong:
        raise EnvironmentMissingError(
            f"{stack.name}: its environment isn't what requirements.txt says",
            why="; ".join(wrong[:3]),
            todo=f"Renew it with `tox run -e {stack.name}`.",
        )


def satisfied(stack: Stack, env: Path) -> bool:
    """Whether an environment's folder holds what is pinned for the stack."""
    return not _wrong(stack, _installed(env), _version(env))


def held(stack: Stack, python: Path | None = None) -> dict[str, str]:
    """What a stack's environment in tox holds, or another interpreter's: versions by name, Python's among them."""
    env = python.absolute().parents[1] if python else work_folder(stack.folder.parent.parent) / stack.name
    return dict(sorted(_installed(env).items())) | {"Python": _version(env)}


def python_in(env: Path) -> Path:
    """The Python of an environment's folder."""
    return env / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _wrong(stack: Stack, installed: Mapping[str, str], python: str) -> list[str]:
    """What is pinned for this Python and not installed so."""
    if not stack.requirements.is_file():
        return []
    return [
        f"{pin.name}{pin.specifier} is pinned and {installed.get(canonicalize_name(pin.name), 'none')} installed"
        for pin in _pins(stack.requirements, python)
        if not _fits(pin, installed.get(canonicalize_name(pin.name)))
    ]


def _installed(env: Path) -> dict[str, str]:
    """What is installed in an environment, without asking its interpreter: versions by normalised name."""
    names = (path.name.removesuffix(".dist-info") for path in env.glob("lib/python*/site-packages/*.dist-info"))
    pairs = (name.rpartition("-") for name in names)
    return {str(canonicalize_name(name)): version for name, _, version in pairs}


def _version(env: Path) -> str:
    """The version of an environment's Python; our own where it doesn't say."""
    config = env / "pyvenv.cfg"
    lines = config.read_text(encoding="utf-8").splitlines() if config.is_file() else []
    said = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    version = said.get("version_info") or said.get("version") or platform.python_version()
    return ".".join(version.split(".")[:3])


def _make(stack: Stack, root: Path, say: Callable[[str], object]) -> None:
    words = ["-m", "tox", "run", "--notest", "-e", stack.name, "--workdir", str(work_folder(root))]
    say(f"{stack.name}: making its environment: python {' '.join(words)}")
    with scratch_folder() as scratch:
        log = scratch / "tox.log"
        arguments = ["run", "--lifeline", "--scratch", str(scratch), "--", *words]
        env = environment_of_this_program()
        with guarded(Path(sys.executable), arguments, folder=root, env=env, log=log) as tox:
            while tox.process.poll() is None:
                try:
                    tox.process.wait(5)
                except subprocess.TimeoutExpired:
                    lines = tox.tail().splitlines()
                    say(f"{stack.name}: still at it: {lines[-1] if lines else 'starting'}")
        if tox.process.returncode != 0:
            raise EnvironmentMissingError(
                f"{stack.name}: tox could not make its environment",
                why=f"exit code {tox.process.returncode}",
                todo="The end of its output follows.",
                detail=tox.tail(),
            )


def _fits(pin: Requirement, version: str | None) -> bool:
    return version is not None and pin.specifier.contains(version, prereleases=True)


def _pins(requirements: Path, python: str) -> list[Requirement]:
    """Each line that applies to this Python, without hashes and other options."""
    marks = {"python_full_version": python, "python_version": ".".join(python.split(".")[:2])}
    pins: list[Requirement] = []
    for line in requirements.read_text(encoding="utf-8").splitlines():
        text = re.sub(r"(^|\s)(#|-|\\$).*", "", line).strip()
        if not text:
            continue
        try:
            requirement = Requirement(text)
        except InvalidRequirement as error:
            raise EnvironmentMissingError(
                f"can't read {requirements}", why=f"{text!r}: {error}", todo="Mend it."
            ) from None
        if requirement.marker is None or requirement.marker.evaluate(dict(marks)):
            pins.append(requirement)
    return pins
