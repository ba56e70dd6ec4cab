"""The folder of real documents, and the pairs of them that are measured, each with its bar."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import yaml_rs

from benchmarks.derive import as_31, changed, reordered

if TYPE_CHECKING:
    from compare.values import Json

ROOT = Path(__file__).parents[1]
VARIABLE = "TRIPTYCH_CORPUS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a pair may cost.

    Attributes:
        times: multiple of `orjson.loads` of the same two files.
        peak: memory of the whole process, in MB (millions of bytes).
        seconds: for documents so small that a multiple says nothing.
    """

    times: float | None = None
    peak: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two files to compare.

    Attributes:
        name: what the tables call it.
        first, second: the files; beside one in YAML stands the same in JSON, for the unit.
        bar: what it may cost, or `None` where that is only told.
        findings: how many there must be, where that is known: no speed excuses a wrong answer.
    """

    name: str
    first: Path
    second: Path
    bar: Bar | None = None
    findings: int | None = None


TWO_VERSIONS = Bar(times=4, peak=150)
NEARLY_ALL = Bar(times=8, peak=300)
SAME_BYTES = Bar(times=1.2)
SAME_VALUES = Bar(times=2.5)
NOTHING = Bar(seconds=0.1)


class NoCorpusError(Exception):
    """There is no folder of real documents."""


def corpus() -> Path:
    """The folder that `TRIPTYCH_CORPUS` names, or `shared/corpus` beside the checkout.

    Raises:
        NoCorpusError: there is no such folder.
    """
    folder = Path(os.environ.get(VARIABLE) or ROOT.parent / "shared" / "corpus")
    if not (folder / "large").is_dir():
        where = f"{folder} has no folder `large`"
        raise NoCorpusError(
            f"{where}: set {VARIABLE} to the folder of real documents that benchmarks/README.md describes."
        )
    return folder


def documents(folder: Path) -> list[Path]:
    """Every readable document of the corpus: all but the hostile ones, sorted by path."""
    parts = (folder / part for part in ("apps", "large", "pairs"))
    return sorted(path for part in parts for path in part.rglob("*") if path.suffix in {".json", ".yaml", ".yml"})


def pairs(folder: Path, scratch: Path) -> list[Pair]:
    """The large pairs of the corpus and those derived from them, the files of which are written to `scratch`."""
    large = folder / "large"
    new = large / "ghes" / "new.json"
    return [
        Pair(name="ghes", first=large / "ghes" / "old.json", second=new, bar=TWO_VERSIONS),
        Pair(name="kubernetes", first=large / "kubernetes" / "old.json", second=large / "kubernetes" / "new.json"),
        Pair(name="box", first=large / "box" / "old.json", second=large / "box" / "new.json"),
        Pair(
            name="openai (YAML, 3.0 → 3.1)",
            first=ready(large / "openai" / "old.yaml", scratch),
            second=ready(large / "openai" / "new.yaml", scratch),
        ),
        *_derived(new, scratch),
        *_lattice(folder / "nasty" / "own" / "ref-dag-2pow39.json", scratch),
    ]


def ready(path: Path, scratch: Path) -> Path:
    """The file itself, or of YAML a copy that has the same in JSON beside it, for the unit."""
    if path.suffix == ".json":
        return path
    copy = Path(shutil.copy(path, scratch / f"{path.parent.name}-{path.name}"))
    write(copy.with_name(f"{copy.name}.json"), read(copy))
    return copy


def _derived(new: Path, scratch: Path) -> list[Pair]:
    same = Path(shutil.copy(new, scratch / "same-bytes.json"))
    respelled = write(scratch / "respelled.json", reordered(read(new)))
    nearly_all, converted = read(new), read(new)
    changed(nearly_all)
    as_31(converted)
    every = write(scratch / "changed.json", nearly_all, pretty=True)
    later = write(scratch / "openapi-3.1.json", converted, pretty=True)
    return [
        Pair(name="same bytes", first=new, second=same, bar=SAME_BYTES, findings=0),
        Pair(name="equal after parsing", first=new, second=respelled, bar=SAME_VALUES, findings=0),
        Pair(name="nearly every schema changed", first=new, second=every, bar=NEARLY_ALL),
        Pair(name="dialects differ (3.0, 3.1)", first=new, second=later, bar=NEARLY_ALL),
    ]


def _lattice(lattice: Path, scratch: Path) -> list[Pair]:
    """A schema that 2³⁹ paths lead to, against itself in other words and with a change at its very end."""
    respelled = write(scratch / "lattice-respelled.json", reordered(read(lattice)))
    text = lattice.read_text("utf-8").replace('"A0": {"type": "string"', '"A0": {"type": "integer"')
    other = scratch / "lattice-changed.json"
    other.write_text(text, "utf-8")
    return [
        Pair(name="lattice of 2³⁹ paths, equal", first=lattice, second=respelled, bar=NOTHING, findings=0),
        Pair(name="lattice of 2³⁹ paths, leaf changed", first=lattice, second=other, bar=NOTHING, findings=1),
    ]


def read(path: Path) -> Json:
    """What a document of the corpus holds."""
    data = path.read_bytes()
    if path.suffix != ".json":
        # The standard library writes numbers as keys (such as 200), and those beyond 64 bits.
        data = json.dumps(yaml_rs.loads(data.decode(), parse_datetime=False)).encode()
    value: Json = orjson.loads(data)
    return value


def write(path: Path, value: Json, *, pretty: bool = False) -> Path:
    """Write the value as JSON, on one line or indented by two."""
    path.write_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2 if pretty else 0))
    return path
