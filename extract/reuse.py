"""What was made and measured before, kept where all that it comes from is as it was; only where that is asked for.

Beside the bundles lies `reuse.json`: what each part of a stack was made of, as a hash, and whether the last run kept it
there.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from extract.bundle import UNREADABLE, pretty, read
from extract.environments import held
from extract.errors import BundleError
from extract.live import LIVE
from extract.pages.results import PAGES
from extract.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.stack import Stack

Part = Literal["bundle", "live", "pages"]

BOOK = "reuse.json"
FILES: dict[Part, str] = {"live": LIVE, "pages": PAGES}
"""What a bundle holds of a part."""

VARIABLES: dict[Part, tuple[str, ...]] = {"pages": ("TRIPTYCH_BROWSER", "TRIPTYCH_PAGE_SECONDS")}
"""What a part goes by beside the variables that stack.toml names."""

_HERE = Path(__file__).parents[1]
_CODE: dict[Part, tuple[str, ...]] = {
    "bundle": ("extract", "requirements/stages.txt"),
    "live": ("extract", "compare", "tests/services", "tests/live", "tests/*.py", "requirements/test.txt"),
    "pages": ("extract", "compare", "triptych", "requirements/pages.txt"),
}
"""What of ours makes a part, its tools' pins included; more than enough, since too much costs a run and no truth."""


class Made(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part, as it lies there.

    Attributes:
        of: A hash of all that it was made of.
        reused: Whether the last run kept it.
    """

    of: str
    reused: bool = False


class Book(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parts by stack.

    Attributes:
        format: The version of this format.
        made: By the stack's name and the part.
    """

    format: Literal[1] = 1
    made: dict[str, dict[Part, Made]] = {}


def made_of(stack: Stack, part: Part, python: Path | None = None) -> str:
    """A hash of all that a part is made of, to be taken before it is made.

    That is the stack's sources and what all stacks share, our own code, what the stack's environment holds, and what
    the user's variables say of its service and of how it is looked at.

    Args:
        stack: The stack.
        part: The part.
        python: The stack's interpreter, where it isn't that of its environment in tox.
    """
    whole = hashlib.sha256(msgspec.json.encode(sources_of(stack)))
    said = {name: os.environ.get(name) for name in (*sorted(stack.config.env), *VARIABLES.get(part, ()))}
    whole.update(msgspec.json.encode([held(stack, python), said]))
    for path in sorted(_code(part)):
        whole.update(f"{path.relative_to(_HERE).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def is_reusable(build: Path, stack: Stack, part: Part, python: Path | None = None) -> bool:
    """Whether a part is there, whole, and made of what is there now; see `made_of`."""
    made = _book(build).made.get(stack.name, {}).get(part)
    if made is None or made.of != made_of(stack, part, python):
        return False
    try:
        manifest = read(build / stack.name).manifest
    except BundleError:
        return False
    if manifest.sources != sources_of(stack):
        return False
    return part == "bundle" or any(file.path == FILES[part] for file in manifest.files)


def note(build: Path, stack: Stack, part: Part, of: str, *, reused: bool = False) -> None:
    """Note that a part was made, or kept; what was measured on a bundle goes with it when it is made anew.

    Args:
        build: The folder of bundles.
        stack: The stack.
        part: The part.
        of: What `made_of` gave before it was made.
        reused: Whether it was kept.
    """
    book = _book(build)
    before = {} if part == "bundle" and not reused else book.made.get(stack.name, {})
    parts = {**before, part: Made(of=of, reused=reused)}
    build.mkdir(parents=True, exist_ok=True)
    (build / BOOK).write_bytes(pretty(replace(book, made={**book.made, stack.name: parts})))


def forget(build: Path, stack: Stack, part: Part) -> None:
    """Note that a part isn't to be kept: it is about to be made, or it came with failures."""
    book = _book(build)
    parts = {name: made for name, made in book.made.get(stack.name, {}).items() if name != part}
    if build.is_dir():
        (build / BOOK).write_bytes(pretty(replace(book, made={**book.made, stack.name: parts})))


def reused(build: Path, name: str) -> tuple[Part, ...]:
    """The parts of a stack that the last run kept."""
    return tuple(part for part, made in sorted(_book(build).made.get(name, {}).items()) if made.reused)


def _book(build: Path) -> Book:
    """The book; an empty one where there is none that can be read, so that all is made anew."""
    try:
        return msgspec.json.decode((build / BOOK).read_bytes(), type=Book)
    except UNREADABLE:
        return Book()


def _code(part: Part) -> Iterator[Path]:
    for pattern in _CODE[part]:
        for path in _HERE.glob(pattern):
            for file in path.rglob("*") if path.is_dir() else [path]:
                if file.is_file() and file.suffix != ".pyc":
                    yield file
