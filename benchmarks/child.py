"""One measurement in a process of its own: `python -m benchmarks.child TASK FILE FILE` prints one line of JSON.

The tasks are `unit-last` (compare, then the unit), `unit-first` (the other way round) and `profile`. The unit is
`orjson.loads` of the bytes of the same two files, as a program calls it that does nothing about the collector.
"""

from __future__ import annotations

import cProfile
import gc
import io
import json
import pstats
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

import orjson

from compare import CompareError, compare, load

SHOWN = 25
"""Lines of a profile."""

ADDRESS_SPACE = 6 * 1024**3
"""Bytes at which a process that has gone astray ends with a `MemoryError`, long before the machine suffers."""


def main() -> None:
    """Do the task named on the command line, and print what came out."""
    task, *files = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    try:
        found = TASKS[task](*files)
    except CompareError as error:
        found = {"error": str(error)}
    except (MemoryError, RecursionError) as error:
        found = {"error": f"crash: {type(error).__name__}"}
    sys.stdout.write(json.dumps(found) + "\n")


def unit_last(first: str, second: str) -> dict[str, float]:
    """Compare in an untouched heap, then load; peak memory in bytes, the interpreter and its imports included."""
    before = peak()
    found = comparing(first, second)
    found |= {"peak": peak(), "imports": before}
    found |= tidying()
    return found | unit(first, second)


def unit_first(first: str, second: str) -> dict[str, float]:
    """Load in an untouched heap, then compare."""
    found = unit(first, second)
    return found | comparing(first, second)


def profile(first: str, second: str) -> dict[str, str]:
    """The functions that take the most time of their own; the profiler itself slows small functions down."""
    profiler = cProfile.Profile()
    profiler.runcall(comparing, first, second)
    text = io.StringIO()
    pstats.Stats(profiler, stream=text).strip_dirs().sort_stats("tottime").print_stats(SHOWN)
    return {"profile": text.getvalue()}


def comparing(first: str, second: str) -> dict[str, float]:
    """Seconds from two paths to the comparison as JSON data, in all and step by step."""
    start, worked = perf_counter(), process_time()
    documents = load(first), load(second)
    loaded = perf_counter()
    comparison = compare(*documents)
    compared = perf_counter()
    written = comparison.to_json()
    end = perf_counter()
    return {
        "wall": end - start,
        "work": process_time() - worked,
        "load": loaded - start,
        "compare": compared - loaded,
        "write": end - compared,
        "findings": len(comparison.findings),
        "json": len(json.dumps(written)),
    }


def tidying() -> dict[str, float]:
    """Seconds that the garbage collector takes for what the comparison has left, or the unit would pay for it."""
    start = perf_counter()
    gc.collect()
    return {"tidy": perf_counter() - start}


def unit(first: str, second: str) -> dict[str, float]:
    """Seconds that `orjson.loads` takes for both, with the garbage collector as Python has it, and switched off.

    YAML is measured by the JSON of the same content, which stands beside it with one more suffix.
    """
    data = [as_json(Path(path)).read_bytes() for path in (first, second)]
    usual, worked = loading(data)
    gc.disable()
    _, bare = loading(data)
    gc.enable()
    return {"unit": usual, "unit-work": worked, "bare-work": bare}


def as_json(path: Path) -> Path:
    """The file itself, or for YAML the JSON beside it."""
    return path.with_name(f"{path.name}.json") if path.suffix in {".yaml", ".yml"} else path


def loading(data: list[bytes]) -> tuple[float, float]:
    """Seconds for both, by the wall and of processor time; the first value lives on while the second is made."""
    start, worked = perf_counter(), process_time()
    values = [orjson.loads(part) for part in data]
    times = perf_counter() - start, process_time() - worked
    del values
    return times


def peak() -> int:
    """The most memory that this process had at once, in bytes.

    Not `ru_maxrss` where there is better: on Linux that also covers what the parent process had before it started us.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    counted = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return counted if sys.platform == "darwin" else counted * 1024


TASKS = {"unit-last": unit_last, "unit-first": unit_first, "profile": profile}

if __name__ == "__main__":
    main()
