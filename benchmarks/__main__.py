"""`python -m benchmarks`: measure, and print the tables."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import table
from benchmarks.corpus import NoCorpusError, corpus, pairs
from benchmarks.processes import child, measure
from benchmarks.scaling import fits
from benchmarks.startup import BAR, startups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpus import Pair

PARTS = ("pairs", "command", "growth")


def main() -> int:
    """Run what is asked for; the exit code is 1 where `--hold` finds a bar missed, 2 where there is no corpus."""
    wanted = _arguments()
    try:
        folder = corpus()
    except NoCorpusError as error:
        sys.stderr.write(f"benchmarks: {error}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="triptych-bench-") as scratch:
        os.environ["PYTHONPYCACHEPREFIX"] = f"{scratch}/pycache"
        return _run(wanted, folder, Path(scratch))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"of {', '.join(PARTS)}: all without one")
    parser.add_argument("--only", metavar="WORD", default="", help="pairs whose name has this word")
    parser.add_argument("--runs", type=int, default=3, help="fresh processes for each figure (3)")
    parser.add_argument("--hold", action="store_true", help="end with 1 where a bar is missed")
    parser.add_argument("--profile", metavar="WORD", help="print where the time goes in the pairs with this word")
    found = parser.parse_args()
    unknown = set(found.part) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))} (there are {', '.join(PARTS)})")
    return found


def _run(wanted: argparse.Namespace, folder: Path, scratch: Path) -> int:
    if wanted.profile is not None:
        chosen = [pair for pair in pairs(folder, scratch) if wanted.profile in pair.name]
        return _profiles(chosen)
    missed = False
    if not wanted.part or "pairs" in wanted.part:
        chosen = [pair for pair in pairs(folder, scratch) if wanted.only in pair.name]
        missed |= _pairs(chosen, wanted.runs)
    if not wanted.part or "command" in wanted.part:
        missed |= _commands(folder)
    if not wanted.part or "growth" in wanted.part:
        missed |= _growth(folder, scratch, wanted.runs)
    return int(missed and wanted.hold)


def _pairs(chosen: Sequence[Pair], runs: int) -> bool:
    child("unit-last", chosen[-1].first, chosen[-1].second)  # compiles the modules
    found = [(pair, measure(pair.first, pair.second, runs=runs)) for pair in chosen]
    _print("Pairs", table.PAIR_HEAD, [table.pair_row(*each) for each in found])
    return any(table.missed(*each) for each in found)


def _commands(folder: Path) -> bool:
    found = startups(folder)
    _print("Command line", table.START_HEAD, [table.start_row(each) for each in found])
    return any(each.wall > BAR or each.code for each in found)


def _growth(folder: Path, scratch: Path, runs: int) -> bool:
    found = fits(folder, scratch, runs=runs)
    _print("Growth", table.FIT_HEAD, [table.fit_row(each) for each in found])
    return any(each.failed or not each.exponent <= table.GROWTH_BAR for each in found)


def _profiles(chosen: Sequence[Pair]) -> int:
    for pair in chosen:
        told = child("profile", pair.first, pair.second)
        sys.stdout.write(f"## {pair.name}\n\n{told.get('profile') or told['error']}\n")
    return 0


def _print(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    sys.stdout.write(f"## {title}\n\n{table.table(head, rows)}\n\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
