"""The README shows what the tool does today: its sessions, its options, its Python."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.session import EXAMPLE, played
from triptych.cli import cli
from triptych.verbs.diff import RENDERERS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


class TestTheReadme:
    """What a reader would try first."""

    def test_its_sessions_print_what_stands_there(self) -> None:
        """`python -m docs` writes them anew."""
        assert "$ triptych check" in README
        assert played(README, ROOT) == README

    @pytest.mark.parametrize("verb", ["diff", "check"])
    def test_it_tells_of_every_option(self, verb: str) -> None:
        options = {word for option in cli.commands[verb].params for word in option.opts if word.startswith("--")}
        assert {word for word in options - {"--help"} if f"`{word}" not in README} == set()

    def test_it_tells_of_every_format(self) -> None:
        row = next(line for line in README.splitlines() if line.startswith("| `--format`"))
        assert {name for name in RENDERERS if f"`{name}`" not in row} == set()

    def test_its_python_runs(self) -> None:
        blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
        assert blocks
        for block in blocks:
            ran = subprocess.run(
                [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{block}"],
                cwd=ROOT / EXAMPLE,
                capture_output=True,
                text=True,
                check=False,
            )
            assert (ran.returncode, ran.stderr) == (0, "")
            assert ran.stdout.startswith(("breaking ", "compatible ", "none "))
