"""`python -m benchmarks.sweep`: compare every document of the corpus with every other, and tell the worst.

Each comparison has a process of its own. Without `--all`, large documents meet only their own other version.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.corpus import NoCorpusError, corpus, documents, ready
from benchmarks.processes import child
from benchmarks.table import MB, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.processes import Told

SHOWN = 10
LARGE = 1_000_000
"""Bytes of both files from which on a multiple of `orjson.loads` says something."""

HEAD = ("first", "second", "size", "wall", "multiple of processor time", "peak memory", "findings", "JSON")


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Two documents and what `benchmarks.child` told of them.

    Attributes:
        first, second: their paths in the corpus.
        size: bytes of both.
        told: the child's figures, or its `error`.
    """

    first: str
    second: str
    size: int
    told: Told

    def figure(self, key: str) -> float:
        """One of the child's figures."""
        return float(self.told[key])

    @property
    def times(self) -> float:
        """Multiple of the unit in processor time, which other programs disturb less than the wall's."""
        return self.figure("work") / self.figure("unit-work")


def main() -> int:
    """Sweep; the exit code is 1 where a comparison failed, 2 where there is no corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.sweep", description=__doc__)
    parser.add_argument("--all", action="store_true", help="large documents with every other one too")
    parser.add_argument("--both", action="store_true", help="each two in both orders")
    parser.add_argument("--only", metavar="WORD", default="", help="pairs with this word in one of the paths")
    wanted = parser.parse_args()
    try:
        folder = corpus()
    except NoCorpusError as error:
        sys.stderr.write(f"benchmarks: {error}\n")
        return 2
    start = perf_counter()
    with tempfile.TemporaryDirectory(prefix="triptych-sweep-") as scratch:
        os.environ["PYTHONPYCACHEPREFIX"] = f"{scratch}/pycache"
        met = list(_meetings(folder, Path(scratch), wanted))
    sys.stdout.write(f"{len(met)} comparisons in {perf_counter() - start:.0f} s\n\n{_worst(met)}")
    return int(any("error" in each.told for each in met))


def _meetings(folder: Path, scratch: Path, wanted: argparse.Namespace) -> Iterator[Met]:
    names = {str(path.relative_to(folder)): ready(path, scratch) for path in documents(folder)}
    for first, second in (permutations if wanted.both else combinations)(names, 2):
        large = [name.split("/")[:2] for name in (first, second) if name.startswith("large/")]
        if large and not wanted.all and (len(large) == 1 or large[0] != large[1]):
            continue
        if wanted.only not in f"{first} {second}":
            continue
        size = sum((folder / name).stat().st_size for name in (first, second))
        told = child("unit-last", names[first], names[second])
        if "error" in told:
            sys.stderr.write(f"{first} {second}: {told['error']}\n")
        yield Met(first=first, second=second, size=size, told=told)


def _worst(met: Sequence[Met]) -> str:
    """The failed ones, and those that cost most by each measure."""
    failed = [each for each in met if "error" in each.told]
    well = [each for each in met if "error" not in each.told]
    measures: dict[str, tuple[list[Met], Callable[[Met], float]]] = {
        "longest": (well, lambda each: each.figure("wall")),
        "highest multiple, from 1 MB": ([each for each in well if each.size >= LARGE], lambda each: each.times),
        "most memory": (well, lambda each: each.figure("peak")),
        "most findings": (well, lambda each: each.figure("findings")),
    }
    parts = [f"## failed: {len(failed)}\n\n{_failures(failed)}"]
    for title, (among, measure) in measures.items():
        rows = [_row(each) for each in sorted(among, key=measure, reverse=True)[:SHOWN]]
        parts.append(f"## {title}\n\n{table(HEAD, rows)}\n")
    return "\n".join(parts)


def _failures(failed: Sequence[Met]) -> str:
    return "".join(f"- {each.first} and {each.second}: {each.told['error']}\n" for each in failed)


def _row(each: Met) -> list[str]:
    return [
        each.first,
        each.second,
        f"{each.size / MB:.2f} MB",
        f"{each.figure('wall'):.3f} s",
        f"{each.times:.1f}",
        f"{each.figure('peak') / MB:.0f} MB",
        f"{each.figure('findings'):,.0f}",
        f"{each.figure('json') / MB:.2f} MB",
    ]


if __name__ == "__main__":
    sys.exit(main())
