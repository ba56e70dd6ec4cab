"""The results under version control, for the tests that hold them to a fresh run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from compare.results import REFERENCE, parse
from extract.environments import interpreter
from extract.stack import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compare.results import Results

RENEW = "Look at each line. If it is as it should be, renew them: `tox run -e bundle,live,results`"
ASK = "import platform; print(platform.python_implementation(), '.'.join(platform.python_version_tuple()[:2]))"


def kept(root: Path, stack: str) -> Results:
    """A stack's results; the test is skipped where its Python isn't the one that results are kept of."""
    python = interpreter(load(root / "services" / stack), say=lambda line: sys.stderr.write(f"{line}\n"))
    found = subprocess.run([python, "-I", "-c", ASK], capture_output=True, text=True, check=True).stdout.strip()
    if found != REFERENCE:
        pytest.skip(f"{stack} is on {found}, and results are kept of {REFERENCE}")
    path = root / "results" / f"{stack}.json"
    if not path.is_file():
        pytest.skip(f"{stack} has no results yet: `tox run -e bundle,live,results` makes them")
    return parse(path.read_text(encoding="utf-8"), str(path))


def assert_kept(stack: str, differences: Sequence[str]) -> None:
    """Fail where there are differences: with all of them, and with the command that renews the results."""
    if differences:
        told = "\n".join(f"  {line}" for line in differences)
        pytest.fail(f"results/{stack}.json isn't what a fresh run gives:\n{told}\n{RENEW}", pytrace=False)
