"""The sessions in the README: each command of `triptych` is run, and what it prints stands below it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SESSION = re.compile(r"(?<=<!-- played -->\n```console\n)(.*?)(?=```\n)", re.DOTALL)
"""A block that is to be played, below the mark that says so."""

EXAMPLE = "docs/example"
"""Where the commands are run."""


def played(text: str, root: Path) -> str:
    """A page with what its commands print today.

    Args:
        text: the page.
        root: the checkout.
    """
    return _SESSION.sub(lambda found: _session(found[1], root), text)


def _session(block: str, root: Path) -> str:
    lines: list[str] = []
    status = 0
    for line in block.splitlines():
        if line == "$ echo $?":
            lines += [line, str(status)]
        elif line.startswith("$ triptych "):
            ran = _run(shlex.split(line.removeprefix("$ triptych "), comments=True), root)
            status = ran.returncode
            lines += [line, *ran.stdout.splitlines(), *ran.stderr.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _run(words: list[str], root: Path) -> subprocess.CompletedProcess[str]:
    settings = {"PYTHONPATH": str(root), "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "triptych", *words],
        cwd=root / EXAMPLE,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
