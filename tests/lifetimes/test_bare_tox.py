"""Bare `tox`, for real: it ends with the summary, and with the report's address as its last line."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from extract.process import environment_of_this_program

if TYPE_CHECKING:
    from pathlib import Path


class TestBareTox:
    """The command that the README begins with, but for its stage `live`, whose tests are run as tests here."""

    def test_without_a_browser_ends_with_the_summary_and_the_address(self, root: Path, tmp_path: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tox", "run", "-e", "fastapi,flask-restx,drf,bundle,pages,compare"],
            cwd=root,
            env=environment_of_this_program() | {"TRIPTYCH_BUILD": str(tmp_path), "TRIPTYCH_BROWSER": "none"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        lines = done.stdout.splitlines()
        assert done.returncode == 0, done.stdout
        assert lines[-1] == (tmp_path / "report/index.html").as_uri()
        assert (tmp_path / "report/index.html").is_file()
        rows = {words[0]: words[1:3] for words in reversed([line.split() for line in lines]) if len(words) > 2}
        assert rows["fastapi"] == ["3.1.0", "yes"]
        assert rows["flask-restx"] == ["2.0", "yes"]
        assert rows["drf"] == ["3.0.3", "yes"]
        assert len([line for line in lines if line.startswith(" - ")]) == 3
        assert len([line for line in lines if " ".join(line.split()).count("not looked at") == 3]) == 3
        assert len([line for line in lines if "TRIPTYCH_BROWSER=none" in line]) == 1
