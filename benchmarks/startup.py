"""The command line on two small documents, beside a Python that does nothing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.corpus import ROOT
from benchmarks.processes import environment

if TYPE_CHECKING:
    from pathlib import Path

BAR = 0.35
RUNS = 10
FORMATS = ("terminal", "json")
SMALL = (
    ("2.5 KB", "apps/restx-ex-todo.json", "apps/restx-ex-complex.json"),
    ("20 KB", "pairs/realworld/fastapi-nsidnev.json", "pairs/realworld/ninja-c4ffein.json"),
    ("YAML", "pairs/realworld/spec-official.yml", "pairs/realworld/ninja-c4ffein.json"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """One command's seconds of wall time.

    Attributes:
        name: the size of its documents and the output's format.
        wall: median of `triptych diff`.
        empty: median of `python -c pass`, run in turns with it.
        code: its exit code, 0 where it worked.
    """

    name: str
    wall: float
    empty: float
    code: int


def startups(corpus: Path) -> list[Started]:
    """Each pair of small documents in each format."""
    return [_started(f"{name}, {style}", corpus / a, corpus / b, style) for name, a, b in SMALL for style in FORMATS]


def _started(name: str, first: Path, second: Path, style: str) -> Started:
    command = ["-m", "triptych", "diff", str(first), str(second), "--format", style]
    code, _ = _run(*command)  # not counted: it compiles the modules, as an installer does
    walls, empties = [], []
    for _ in range(RUNS):
        walls.append(_run(*command)[1])
        empties.append(_run("-c", "pass")[1])
    return Started(name=name, wall=median(walls), empty=median(empties), code=code)


def _run(*words: str) -> tuple[int, float]:
    start = perf_counter()
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment(), capture_output=True, check=False)
    return done.returncode, perf_counter() - start
