"""A tox plugin of this checkout's: the report's address is the last line of a run that has written the report.

tox ends a run with its own list of stages and their times, below whatever a stage has printed.
"""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tox.plugin import impl

if TYPE_CHECKING:
    from tox.execute.api import Outcome
    from tox.tox_env.api import ToxEnv

BUILD = Path(os.environ.get("TRIPTYCH_BUILD") or Path(__file__).parent / "build")


@impl
def tox_after_run_commands(tox_env: ToxEnv, exit_code: int, outcomes: list[Outcome]) -> None:  # noqa: ARG001 - tox's
    """After the stage `compare`, have the report's address printed once tox has said all it has to say."""
    report = BUILD.resolve() / "report" / "index.html"
    if tox_env.conf.name == "compare" and outcomes and report.is_file():
        atexit.register(print, report.as_uri())
