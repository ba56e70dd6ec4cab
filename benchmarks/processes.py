"""Fresh processes for the measurements, and the medians of what they tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.corpus import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    Told: TypeAlias = dict[str, float | str]

PATIENCE = 180
"""Seconds after which a measurement is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a comparison cost: medians over fresh processes, times in seconds, memory in bytes.

    Attributes:
        wall: from two paths to the comparison as JSON data.
        unit: `orjson.loads` of the same two files in the same process.
        times: median of wall ÷ unit, process by process.
        work: the same multiple in processor time, which other programs disturb less.
        bare: that with the garbage collector off for `orjson.loads` too.
        load, compare, write: the steps of `wall`.
        tidy: what the garbage collector takes afterwards for what was left, not part of `wall`.
        peak: the most that the whole process had at once.
        grown: how much of that is beyond the interpreter and its imports.
        findings: how many there were.
        json: bytes of the comparison as JSON.
    """

    wall: float
    unit: float
    times: float
    work: float
    bare: float
    load: float
    compare: float
    write: float
    tidy: float
    peak: float
    grown: float
    findings: int
    json: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The comparison could not be made.

    Attributes:
        why: the error's sentence.
    """

    why: str


def measure(first: Path, second: Path, *, runs: int) -> Measured | Failed:
    """Compare two files in fresh processes, `runs` with the unit before and `runs` with the unit after."""
    timed: list[Told] = []
    for _ in range(runs):
        for task in ("unit-first", "unit-last"):
            told = child(task, first, second)
            if "error" in told:
                return Failed(why=str(told["error"]))
            timed.append(told)
    weighed = [told for told in timed if "peak" in told]
    return Measured(
        wall=_median(timed, "wall"),
        unit=_median(timed, "unit"),
        times=_median(timed, "wall", "unit"),
        work=_median(timed, "work", "unit-work"),
        bare=_median(timed, "work", "bare-work"),
        load=_median(timed, "load"),
        compare=_median(timed, "compare"),
        write=_median(timed, "write"),
        tidy=_median(weighed, "tidy"),
        peak=_median(weighed, "peak"),
        grown=median(float(told["peak"]) - float(told["imports"]) for told in weighed),
        findings=int(timed[0]["findings"]),
        json=int(timed[0]["json"]),
    )


def child(task: str, first: Path, second: Path) -> Told:
    """One task of `benchmarks.child` in a fresh process; a crash or a hang comes back as `error`."""
    command = [sys.executable, "-m", "benchmarks.child", task, str(first), str(second)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return {"error": f"crash: not finished after {PATIENCE} s"}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return {"error": f"crash: {last}"}
    told: Told = json.loads(done.stdout)
    return told


def environment() -> dict[str, str]:
    """As of an installed program: compiled modules are kept, in whatever folder `PYTHONPYCACHEPREFIX` names."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _median(told: list[Told], key: str, per: str = "") -> float:
    return median(float(part[key]) / (float(part[per]) if per else 1) for part in told)
