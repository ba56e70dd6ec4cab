"""The slices that older releases run do what the contract says: the black-box suite passes on the newest release."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from extract.environments import interpreter
from extract.history import lines_of
from extract.process import environment_of_this_program
from extract.server import serving
from extract.stack import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SLICES = {name: line.service for name, line in lines_of(ROOT).items() if line.service != f"services/{name}"}


@pytest.mark.parametrize("name", SLICES)
class TestSlices:
    """Each stack that has one for its older releases."""

    def test_pass_the_suite(self, root: Path, name: str) -> None:
        stack = load(root / SLICES[name])
        assert stack.config.profile == "slice"
        python = interpreter(load(root / "services" / name), say=lambda _: None)
        with serving(stack, python) as service:
            words = ["tests/services", "--url", service.url, "--profile", "slice", "-q", "-p", "no:cacheprovider"]
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *words, "-k", "not miniature"],
                cwd=root,
                env=environment_of_this_program(),
                capture_output=True,
                text=True,
                check=False,
            )
        assert done.returncode == 0, done.stdout[-4000:]
        assert " passed" in done.stdout
