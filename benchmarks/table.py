"""Measurements as Markdown, each beside its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import startup
from benchmarks.processes import Failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.corpus import Bar, Pair
    from benchmarks.processes import Measured
    from benchmarks.scaling import Fit
    from benchmarks.startup import Started

MB = 1e6
GROWTH_BAR = 1.1
"""The exponent up to which growth counts as linear: a twofold size in at most 2.15 times the time."""


def pair_row(pair: Pair, found: Measured | Failed) -> list[str]:
    """One line of the table of pairs."""
    if isinstance(found, Failed):
        return [pair.name, f"**failed**: {_short(found.why)}", *[""] * (len(PAIR_HEAD) - 2)]
    bar = pair.bar
    return [
        pair.name,
        _held(_times(found.times), found.times, bar.times if bar else None),
        _times(found.work),
        _times(found.bare),
        _held(f"{found.wall:.3f} s", found.wall, bar.seconds if bar else None),
        f"{found.unit:.3f} s",
        f"{found.load:.3f} + {found.compare:.3f} + {found.write:.3f}",
        f"{found.tidy:.3f} s",
        _held(f"{found.peak / MB:.0f} MB", found.peak / MB, bar.peak if bar else None),
        f"+{found.grown / MB:.0f} MB",
        f"{found.findings:,}" if _right(pair, found) else f"**{found.findings:,} instead of {pair.findings}**",
        f"{found.json / MB:.2f} MB",
    ]


PAIR_HEAD = (
    "pair",
    "multiple of `orjson.loads`",
    "of processor time",
    "with its collector off",
    "wall",
    "`orjson.loads`",
    "load + compare + to_json, s",
    "garbage afterwards",
    "peak memory",
    "beyond imports",
    "findings",
    "JSON",
)


def start_row(found: Started) -> list[str]:
    """One line of the table of commands."""
    wall = _held(f"{found.wall:.3f} s", found.wall, startup.BAR)
    done = "0" if not found.code else f"**{found.code}**"
    return [found.name, wall, _times(found.wall / found.empty, 1), f"{found.empty:.3f} s", done]


START_HEAD = ("`triptych diff`", "wall", "multiple of `python -c pass`", "`python -c pass`", "exit code")


def fit_row(fit: Fit) -> list[str]:
    """One line of the table of growth."""
    if not fit.points:
        return [fit.way, "**none could be compared**", *[""] * 5, str(len(fit.failed))]
    return [
        fit.way,
        str(len(fit.points)),
        f"{fit.slope * 1000:.1f} ms/MB",
        f"{fit.start * 1000:+.0f} ms",
        f"{fit.r2:.4f}",
        _held(f"{fit.exponent:.2f}", fit.exponent, GROWTH_BAR),
        f"{fit.log_r2:.4f}",
        f"**{', '.join(fit.failed)}**" if fit.failed else "none",
    ]


FIT_HEAD = ("each document against its copy", "documents", "slope", "at 0 MB", "R²", "exponent", "R² (log)", "failed")


def missed(pair: Pair, found: Measured | Failed) -> bool:
    """Whether a bar of the pair is missed, or it could not be compared at all."""
    if isinstance(found, Failed):
        return True
    bar = pair.bar
    return not _right(pair, found) or (bar is not None and _over(bar, found))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, every column as wide as it needs to be."""
    lines = [list(head), ["-"] * len(head), *(list(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines[1] = ["-" * width for width in widths]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    )


def _right(pair: Pair, found: Measured) -> bool:
    return pair.findings in {None, found.findings}


def _over(bar: Bar, found: Measured) -> bool:
    held = (found.times, bar.times), (found.peak / MB, bar.peak), (found.wall, bar.seconds)
    return any(limit is not None and value > limit for value, limit in held)


def _held(text: str, value: float, limit: float | None) -> str:
    """The figure beside its bar, in bold where it misses it."""
    if limit is None:
        return text
    return f"**{text} > {limit:g}**" if value > limit else f"{text} ≤ {limit:g}"


def _times(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}×"  # noqa: RUF001 - the sign of multiplication


def _short(why: str) -> str:
    return why if len(why) <= 100 else f"{why[:99]}…"  # noqa: PLR2004 - fits a line
