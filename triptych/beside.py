"""The pictures that lie beside a report: copied out of the bundles, named by their content."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from compare.docs_pages import Picture

FOLDER = "shots"
_OURS = re.compile(r"[0-9a-f]{16}\.webp")


class Beside:
    """Copies pictures to where a report finds them.

    Args:
        report: The report's folder.
    """

    def __init__(self, report: Path) -> None:
        self._folder = report / FOLDER
        self._names: dict[Path, str] = {}

    def address(self, picture: Picture) -> str:
        """Put a picture beside the report, unless it is there; its address, relative to the report."""
        if picture.file not in self._names:
            name = hashlib.sha256(picture.file.read_bytes()).hexdigest()[:16] + picture.file.suffix
            self._names[picture.file] = name
            self._folder.mkdir(parents=True, exist_ok=True)
            if not (self._folder / name).exists():
                partial = self._folder / f"{name}.partial"
                shutil.copyfile(picture.file, partial)
                partial.replace(self._folder / name)
        return f"{FOLDER}/{self._names[picture.file]}"

    def remove_others(self) -> None:
        """Delete the pictures of earlier reports, and the folder where none is left; what isn't ours stays."""
        if not self._folder.is_dir():
            return
        kept = set(self._names.values())
        for file in self._folder.iterdir():
            if file.name not in kept and _OURS.fullmatch(file.name.removesuffix(".partial")):
                file.unlink()
        if not any(self._folder.iterdir()):
            self._folder.rmdir()
