"""The evidence that lies beside a report, for readers without its script: a page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.evidence import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from compare.render.evidence import Fragment

FOLDERS = ("documents", "evidence", "raw")
_OURS = "<title>Triptych: "
_HEAD = 2000  # bytes of a page within which that stands


def write(folder: Path, fragments: Iterable[Fragment]) -> None:
    """Write a page for each fragment, each whole or not at all, and take away those of earlier reports.

    Args:
        folder: The report's folder.
        fragments: The evidence.
    """
    kept: set[Path] = set()
    for fragment in fragments:
        path = folder / fragment.path
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.partial")
        partial.write_text(page(fragment), encoding="utf-8")
        partial.replace(path)
        kept.add(path)
    for path in _others(folder, kept):
        path.unlink()
    for name in FOLDERS:
        if (folder / name).is_dir() and not any((folder / name).iterdir()):
            (folder / name).rmdir()


def _others(folder: Path, kept: set[Path]) -> Iterator[Path]:
    """The pages of earlier reports; what isn't ours stays."""
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.html*")):
            if path not in kept and path.name.endswith((".html", ".html.partial")) and _is_ours(path):
                yield path


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return _OURS.encode() in file.read(_HEAD)
