"""Each stack's README shows how a test puts another database session in the place of the shop's: it does."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from extract.environments import interpreter
from extract.folders import folders
from extract.process import environment_of_this_program
from extract.stack import load

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"# (\w+\.py)\b")
VARIABLE = re.compile(r"^# with (\w+)=(\S+)$", re.MULTILINE)


class TestSwap:
    """What the README says, run in the stack's own interpreter."""

    def test_is_as_the_readme_shows(self, stack_name: str, root: Path, tmp_path: Path) -> None:
        stack = load(root / "services" / stack_name)
        blocks = SCRIPT.findall((stack.folder / "README.md").read_text(encoding="utf-8"))
        scripts = [block for block in blocks if "/data" in block]
        assert len(scripts) == 1, "one script that asks for GET /data"
        for block in blocks:
            named = FILE.match(block)
            (tmp_path / (named[1] if named else "script.py")).write_text(block, encoding="utf-8")
        path = ":".join(map(str, (*folders(stack), tmp_path)))
        env = environment_of_this_program() | {"PYTHONPATH": path}
        python = interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n"))
        script = tmp_path / "swap.py"
        script.write_text(scripts[0], encoding="utf-8")
        done = subprocess.run(
            [python, script],
            cwd=tmp_path,
            env=env | dict(VARIABLE.findall(scripts[0])),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
