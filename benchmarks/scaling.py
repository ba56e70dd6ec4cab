"""Growth: every document of the corpus against a changed copy of itself, and lines fitted through the times."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, nan
from statistics import correlation, linear_regression, median
from typing import TYPE_CHECKING

from benchmarks.corpus import documents, read, write
from benchmarks.derive import changed
from benchmarks.processes import child

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAYS = {"one schema in 50 changed": 50, "nearly every schema changed": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One document against its changed copy.

    Attributes:
        document: its path in the corpus.
        size: bytes of both files.
        wall: seconds, median.
    """

    document: str
    size: int
    wall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Lines through the points.

    Attributes:
        way: how much of each document was changed.
        points: what was measured, smallest first.
        slope, start: seconds per MB, and seconds at no size, by least squares.
        r2: the share of the variance that the line explains.
        exponent: of size in time, from the line through the logarithms; 1 is linear growth.
        log_r2: the share of the variance that this second line explains.
        failed: documents that could not be compared.
    """

    way: str
    points: tuple[Point, ...]
    slope: float
    start: float
    r2: float
    exponent: float
    log_r2: float
    failed: tuple[str, ...]


def fits(corpus: Path, scratch: Path, *, runs: int) -> list[Fit]:
    """One fit for each way to change the documents. YAML is turned into JSON first: its parser has its own speed."""
    return [_fit(way, list(_points(corpus, scratch, every, runs))) for way, every in WAYS.items()]


def _points(corpus: Path, scratch: Path, every: int, runs: int) -> Iterator[Point | str]:
    for path in documents(corpus):
        name = str(path.relative_to(corpus))
        value = read(path)
        first = write(scratch / "scaling-a.json", value, pretty=True)
        changed(value, every=every)
        second = write(scratch / "scaling-b.json", value, pretty=True)
        told = [child("unit-last", first, second) for _ in range(runs)]
        if any("error" in part for part in told):
            yield name
            continue
        wall = median(float(part["wall"]) for part in told)
        yield Point(document=name, size=first.stat().st_size + second.stat().st_size, wall=wall)


def _fit(way: str, found: list[Point | str]) -> Fit:
    points = sorted((point for point in found if isinstance(point, Point)), key=lambda point: point.size)
    failed = tuple(point for point in found if isinstance(point, str))
    if len(points) <= 2:  # noqa: PLR2004 - two points always lie on a line
        return Fit(way=way, points=(), slope=nan, start=nan, r2=nan, exponent=nan, log_r2=nan, failed=failed)
    sizes, walls = [point.size / 1e6 for point in points], [point.wall for point in points]
    logs = [log(size) for size in sizes], [log(wall) for wall in walls]
    slope, start = linear_regression(sizes, walls)
    return Fit(
        way=way,
        points=tuple(points),
        slope=slope,
        start=start,
        r2=correlation(sizes, walls) ** 2,
        exponent=linear_regression(*logs).slope,
        log_r2=correlation(*logs) ** 2,
        failed=failed,
    )
