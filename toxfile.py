"""A tox plugin of this checkout's.

Stages speak of the stacks that tox was asked for beside them: `tox run -e drf,flask,bundle,compare` of two, and
`tox run -e compare` of all. And the report's address is the last line of a run that has written the report, below
tox's own list of stages and their times.
"""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tox.plugin import impl

if TYPE_CHECKING:
    from tox.config.cli.parser import ToxParser
    from tox.config.sets import ConfigSet
    from tox.execute.api import Outcome
    from tox.session.state import State
    from tox.tox_env.api import ToxEnv

ROOT = Path(__file__).parent
BUILD = Path(os.environ.get("TRIPTYCH_BUILD") or ROOT / "build")


@impl
def tox_add_option(parser: ToxParser) -> None:
    """`tox --reuse` and `tox run --reuse`."""
    parser.add_argument("--reuse", action="store_true", help="keep results whose sources are as they were")


@impl
def tox_add_core_config(core_conf: ConfigSet, state: State) -> None:  # noqa: ARG001 - tox's
    """Tell the stages, by variables that tox.ini passes on, which stacks are meant and whether results are kept."""
    asked = [name for name in getattr(state.conf.options, "env", None) or () if _is_stack(name)]
    if asked:
        os.environ.setdefault("TRIPTYCH_STACKS", ",".join(asked))
    if getattr(state.conf.options, "reuse", False):
        os.environ["TRIPTYCH_REUSE"] = "1"


@impl
def tox_after_run_commands(tox_env: ToxEnv, exit_code: int, outcomes: list[Outcome]) -> None:  # noqa: ARG001 - tox's
    """After the stage `compare`, have the report's address printed once tox has said all it has to say."""
    report = BUILD.resolve() / "report" / "index.html"
    if tox_env.conf.name == "compare" and outcomes and report.is_file():
        atexit.register(print, report.as_uri())


def _is_stack(name: str) -> bool:
    return (ROOT / "services" / name / "stack.toml").is_file()
