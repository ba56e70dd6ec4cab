"""The files of a report: all of them are written, or none; what a former report left there and this one hasn't goes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from compare.render.badges import OURS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BADGES = "badges"
NAMES = frozenset({"index.html", "guide.html", "guide.md", "report.json", "report.md", "junit.xml", "comparison.json"})
"""Every file that may lie in the folder itself; a report over one document has no comparison."""


def write_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files, none of which takes its place before all of them are written out.

    Args:
        folder: The report's folder.
        texts: What goes into each file, by its path in the folder: one of `NAMES`, or a badge.

    Raises:
        click.FileError: A file can't be written; the former ones are then still there.
    """
    partials = {folder / name: folder / f"{name}.partial" for name in texts}
    try:
        for (path, partial), text in zip(partials.items(), texts.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(text, encoding="utf-8", newline="\n")
        for path, partial in partials.items():
            partial.replace(path)
    except OSError as error:
        for partial in partials.values():
            with suppress(OSError):  # it may not be there, nor its folder
                partial.unlink()
        raise click.FileError(str(error.filename or folder), error.strerror or str(error)) from None
    _remove_others(folder, set(partials))


def _remove_others(folder: Path, kept: set[Path]) -> None:
    """Delete what earlier reports left; what isn't ours stays."""
    for name in NAMES:
        if folder / name not in kept:
            (folder / name).unlink(missing_ok=True)
    for badge in (folder / BADGES).glob("*.svg"):
        if badge not in kept and _is_ours(badge):
            badge.unlink()
    if (folder / BADGES).is_dir() and not any((folder / BADGES).iterdir()):
        (folder / BADGES).rmdir()


def _is_ours(badge: Path) -> bool:
    with badge.open("rb") as stream:
        return stream.read(len(OURS)) == OURS.encode()
