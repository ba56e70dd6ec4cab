"""The files of a report: all of them are written, or none; what a former report left there and this one hasn't goes.

Nothing else in that folder is touched. What goes is known as ours by what it begins with:

- in the folder of badges each badge, in those of evidence each page, and what an interrupted report left of one;
- `comparison.json`, which a report over one document doesn't have, `comparison-slice.json`, which one without a slice
  doesn't, and `history.html` and `history.json`, which one without older releases doesn't, where a `report.json` of
  ours lay beside them: `triptych diff` writes the same form to wherever somebody wants to have it.

Whatever else a report consists of is written by each, so there is nothing to take away.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from compare.render.badges import OURS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

BADGES = "badges"
COMPARISONS = ("comparison.json", "comparison-slice.json")
"""Of the whole, and of the slice."""

EVIDENCE = ("documents", "evidence", "raw")

_REPORT = re.compile(rb'\{\n  "format": \d+,\n  "stacks": ')
_COMPARISON = re.compile(rb'\{\n  "format": \d+,\n  "documents": ')
_HISTORY = re.compile(rb'\{\n  "format": \d+,\n  "histories": ')
_BADGE = re.compile(re.escape(OURS.encode()))
_PAGE = re.compile(rb"<!doctype html>.*<title>Triptych: ", re.DOTALL)
_SOMETIMES = {
    **dict.fromkeys(COMPARISONS, _COMPARISON),
    "history.html": _PAGE,
    "history.json": _HISTORY,
}
_HEAD = 2000  # bytes of a file within which what it begins with stands


def write_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files, none of which takes its place before all of them are written out; then take others of ours away.

    Args:
        folder: The report's folder.
        texts: What goes into each file, by its path in the folder.

    Raises:
        click.FileError: A file can't be written, and the former ones are still there; or one can't be taken away.
    """
    partials = {folder / name: folder / f"{name}.partial" for name in texts}
    was_ours = _begins(folder / "report.json", _REPORT)
    former = [path for name, mark in _SOMETIMES.items() if was_ours and _begins(path := folder / name, mark)]
    with in_one_line(folder):
        try:
            for (path, partial), text in zip(partials.items(), texts.values(), strict=True):
                _write(path, partial, text)
            for path, partial in partials.items():
                partial.replace(path)
        except OSError:
            for partial in partials.values():
                with suppress(OSError):  # it may not be there, nor its folder
                    partial.unlink()
            raise
        for path in former:
            if path not in partials:
                path.unlink()
        _remove_others(folder / BADGES, ".svg", _BADGE, partials)
        for name in EVIDENCE:
            _remove_others(folder / name, ".html", _PAGE, partials)


@contextmanager
def in_one_line(folder: Path) -> Iterator[None]:
    """Around what reads and writes files: says in one line which of them, by default of this folder, is the trouble.

    Raises:
        click.FileError: In place of an `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise click.FileError(str(error.filename or folder), error.strerror or str(error)) from None


def _write(path: Path, partial: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():  # else that would be noticed once others have taken their places
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    partial.write_text(text, encoding="utf-8", newline="\n")


def _remove_others(folder: Path, end: str, mark: re.Pattern[bytes], kept: Collection[Path]) -> None:
    """Delete what earlier reports left, and the folder where that was all; what isn't ours stays."""
    found = sorted(folder.iterdir()) if folder.is_dir() else ()
    ours = [path for path in found if path.name.endswith((end, f"{end}.partial")) and _begins(path, mark)]
    gone = [path for path in ours if path not in kept]
    for path in gone:
        path.unlink()
    if gone and len(gone) == len(found):
        folder.rmdir()


def _begins(path: Path, mark: re.Pattern[bytes]) -> bool:
    """Whether there is a file that begins so; one that can't be read doesn't."""
    try:
        with path.open("rb") as file:
            return bool(mark.match(file.read(_HEAD)))
    except OSError:
        return False
