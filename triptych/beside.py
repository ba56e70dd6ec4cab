"""A report's pictures: the small ones within its pages, the others beside it, named by their content."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from typing import TYPE_CHECKING

from triptych.report_files import in_one_line

if TYPE_CHECKING:
    from pathlib import Path

    from compare.docs_pages import Picture

FOLDER = "shots"
_OURS = re.compile(r"[0-9a-f]{16}\.webp")


class Beside:
    """Brings pictures to where a report finds them; see `compare.docs_pages.Addresses`.

    Args:
        report: The report's folder.
    """

    def __init__(self, report: Path) -> None:
        self._folder = report / FOLDER
        self._names: dict[Path, str] = {}

    def __call__(self, picture: Picture) -> str:
        """The small version of a picture as a `data:` URI; the picture's own address where it has none."""
        if picture.small is None:
            return self.full(picture)
        return f"data:image/webp;base64,{base64.b64encode(picture.small.read_bytes()).decode()}"

    def full(self, picture: Picture) -> str:
        """Put a picture beside the report, unless it is there; its address, relative to the report.

        Raises:
            click.FileError: It can't be put there.
        """
        if picture.file not in self._names:
            with in_one_line(self._folder):
                self._names[picture.file] = self._put(picture.file)
        return f"{FOLDER}/{self._names[picture.file]}"

    def remove_others(self) -> None:
        """Delete the pictures of earlier reports, and the folder where none is left; what isn't ours stays.

        Raises:
            click.FileError: One can't be deleted.
        """
        if not self._folder.is_dir():
            return
        kept = set(self._names.values())
        with in_one_line(self._folder):
            for file in self._folder.iterdir():
                if file.name not in kept and _OURS.fullmatch(file.name.removesuffix(".partial")):
                    file.unlink()
            if not any(self._folder.iterdir()):
                self._folder.rmdir()

    def _put(self, file: Path) -> str:
        name = hashlib.sha256(file.read_bytes()).hexdigest()[:16] + file.suffix
        self._folder.mkdir(parents=True, exist_ok=True)
        if not (self._folder / name).exists():
            partial = self._folder / f"{name}.partial"
            shutil.copyfile(file, partial)
            partial.replace(self._folder / name)
        return name
