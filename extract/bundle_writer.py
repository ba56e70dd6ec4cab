"""Writing a bundle: whole or not at all, and what is measured on a finished one."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extract.bundle import FAILURE, MANIFEST, Bundle, Failure, File, Manifest, digest_of, pretty, read, sha256
from extract.errors import BundleError
from extract.interrupts import uninterrupted
from extract.scrub import SCRUBBERS, scrubbed, scrubbers_for

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """The content of a file of measurements.

    Attributes:
        type: Its media type.
        content: Its bytes.
    """

    type: str
    content: bytes


class Writer:
    """Collects a bundle's files in a folder of its own; `finish` puts it in its place, whole or not at all.

    Args:
        target: The bundle's folder: a new one, an empty one, or one that holds a bundle already, which is replaced.

    Raises:
        BundleError: There is something else, or the place can't be written to.
    """

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        _check_replaceable(self.target)
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(prefix=f".{self.target.name}-", dir=self.target.parent))
        except OSError as error:
            raise BundleError(
                f"can't write a bundle at {target}", why=str(error.strerror), todo="Name another folder for it."
            ) from error
        self.files: list[File] = []

    def add(self, path: str, content: bytes, media_type: str) -> str:
        """Add a file; its path."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        names = scrubbers_for(content, path)
        self.files.append(
            File(path=path, type=media_type, sha256=sha256(scrubbed(content, names)), scrubbed=_reasons(names))
        )
        return path

    def finish(self, manifest: Manifest | Failure) -> None:
        """Write the manifest with its digest, or the failure, and put the bundle in its place."""
        if isinstance(manifest, Failure):
            (self.folder / FAILURE).write_bytes(pretty(manifest))
        else:
            (self.folder / MANIFEST).write_bytes(pretty(replace(manifest, digest=digest_of(manifest))))
        self.folder.chmod(0o755)
        old = self.folder.with_name(self.folder.name + "-old")
        with uninterrupted():
            if self.target.exists():
                self.target.rename(old)
            self.folder.replace(self.target)
            shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Leave nothing behind, unless it has been finished."""
        shutil.rmtree(self.folder, ignore_errors=True)


def add_measured(folder: Path, files: Mapping[str, Measured], *, instead_of: tuple[str, ...]) -> Bundle:
    """Put files of measurements into a finished bundle.

    Args:
        folder: The bundle's.
        files: By path.
        instead_of: The files, and the folders with all that is in them, whose place they take.

    Raises:
        BundleError: The bundle can't be read.
    """
    bundle = read(folder)
    kept = tuple(file for file in bundle.manifest.files if not _is_within(file.path, instead_of))
    gone = [file.path for file in bundle.manifest.files if file not in kept and file.path not in files]
    added = tuple(
        File(path=path, type=one.type, sha256=sha256(one.content), measured=True) for path, one in sorted(files.items())
    )
    manifest = replace(bundle.manifest, files=(*kept, *added))
    with uninterrupted():
        for path, one in files.items():
            _put(folder / path, one.content)
        _put(folder / MANIFEST, pretty(manifest))
        for path in gone:
            (folder / path).unlink(missing_ok=True)
    return read(folder)


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)


def _is_within(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _check_replaceable(target: Path) -> None:
    """Refuse to put a bundle in the place of anything but a bundle: what was there is deleted."""
    if not target.exists() or any((target / name).is_file() for name in (MANIFEST, FAILURE)):
        return
    if not target.is_dir() or any(target.iterdir()):
        raise BundleError(
            f"can't write a bundle at {target}",
            why="something else is there, which would be deleted",
            todo="Name a new folder for it, an empty one, or a bundle.",
        )


def _reasons(names: tuple[str, ...]) -> dict[str, str]:
    return {name: SCRUBBERS[name].reason for name in names}
