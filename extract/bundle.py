"""The bundle: the folder with all that was pulled out of one stack, or the reason why nothing was.

`manifest.json` names the bundle's format and each file of it with its hash. Where a stack failed, `failure.json`
stands in its place. The published schema is `bundle.schema.json`, made from the types below by

    python -m extract.bundle > extract/bundle.schema.json
"""

from __future__ import annotations

import hashlib
import inspect
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from extract.errors import BundleError
from extract.interrupts import uninterrupted
from extract.scrub import SCRUBBERS, scrubbed, scrubbers_for
from extract.sources import Sources  # noqa: TC001 - msgspec reads the types at run time

FORMAT: Literal[1] = 1
UNREADABLE = (OSError, UnicodeDecodeError, msgspec.DecodeError)  # what reading a damaged file of ours may raise
MANIFEST, FAILURE = "manifest.json", "failure.json"
DOCUMENT, IN_PROCESS, VALIDATION = "document.json", "in-process.json", "validation.json"


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the bundle.

    Attributes:
        path: Relative to the bundle.
        type: Its media type as served or written.
        sha256: The hash of its content once the scrubbers have been at it.
        scrubbed: The scrubbers' names, with the reason for each: what they take out is another in each run.
        measured: Whether it was measured (results of live tests): another in each run, and no part of the digest.
    """

    path: str
    type: str
    sha256: str
    scrubbed: dict[str, str] = {}
    measured: bool = False


class DocumentEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The document.

    Attributes:
        path: Where the service serves it.
        file: The file with the bytes as served.
        in_process: Whether the document made without a server says the same; if not, the differences are in its file.
    """

    path: str
    file: str
    in_process: Literal["same", "different"]


class PageEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A docs page.

    Attributes:
        name: As stack.toml has it.
        kind: As stack.toml has it.
        path: Where the service serves it.
        status: The HTTP status it was served with.
        file: The file with the bytes as served.
    """

    name: str
    kind: str
    path: str
    status: int
    file: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a bundle holds and of what it was made. No clock, port or absolute path has a place in it.

    Attributes:
        format: The version of this format.
        stack: The stack's name.
        title: What the stack is called.
        interface: `asgi` or `wsgi`.
        python: The stack's interpreter.
        versions: The versions of the distributions that stack.toml names.
        sources: Hashes of what it was made from.
        document: The document.
        pages: The docs pages.
        files: All files but this one.
        digest: The hash over all the rest of it, and by way of `files` over all that the bundle holds but for what
            was measured.
    """

    format: Literal[1]
    stack: str
    title: str
    interface: Literal["asgi", "wsgi"]
    python: str
    versions: dict[str, str]
    sources: Sources
    document: DocumentEntry
    pages: tuple[PageEntry, ...]
    files: tuple[File, ...]
    digest: str


class Failure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a stack has no bundle.

    Attributes:
        format: The version of this format.
        stack: The stack's name.
        title: What the stack is called.
        error: One line: what happened, why, what to do.
        detail: What helps to find the cause.
        exit_code: The exit code that the error has.
    """

    format: Literal[1]
    stack: str
    title: str
    error: str
    detail: str
    exit_code: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """A bundle that has been read and found whole.

    Attributes:
        folder: Where it is.
        manifest: What it holds.
    """

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """The stack's name."""
        return self.manifest.stack

    @property
    def data(self) -> bytes:
        """The document, byte for byte as served."""
        return (self.folder / self.manifest.document.file).read_bytes()

    def read(self, path: str) -> bytes:
        """One of its files, without what changes from run to run."""
        entry = next(file for file in self.manifest.files if file.path == path)
        return scrubbed((self.folder / path).read_bytes(), tuple(entry.scrubbed))


def read(folder: Path) -> Bundle:
    """Read a bundle and check each of its files against the manifest.

    Raises:
        BundleError: It is missing, damaged, in another format, or the stack failed.
    """
    failure = read_failure(folder)
    if failure is not None:
        raise BundleError(f"{failure.stack} has no bundle", why=failure.error, detail=failure.detail)
    manifest = _read_manifest(folder)
    if _digest(manifest) != manifest.digest:
        raise _damaged(folder, f"{MANIFEST} isn't what its digest says")
    for file in manifest.files:
        if not file.scrubbed.keys() <= SCRUBBERS.keys():
            raise _damaged(folder, f"{MANIFEST} names a scrubber that there is none of, for {file.path}")
        try:
            content = (folder / file.path).read_bytes()
        except OSError as error:
            raise _damaged(folder, f"{file.path} can't be read ({error.strerror})") from error
        if _sha256(scrubbed(content, tuple(file.scrubbed))) != file.sha256:
            raise _damaged(folder, f"{file.path} isn't what the manifest says")
    return Bundle(folder=folder, manifest=manifest)


def read_document(folder: Path) -> Bundle:
    """The bundle in a folder, as something that has a `name` and the document's `data`; see `read`."""
    return read(folder)


def read_failure(folder: Path) -> Failure | None:
    """The reason why a stack has no bundle; None where it has one or was never tried."""
    path = folder / FAILURE
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Failure)
    except UNREADABLE as error:
        raise _damaged(folder, f"{FAILURE} can't be read ({error})") from error


def add_measured(folder: Path, path: str, content: bytes) -> Bundle:
    """Put a file of measurements into a finished bundle, in the place of an earlier one.

    Raises:
        BundleError: The bundle can't be read.
    """
    bundle = read(folder)
    kept = tuple(file for file in bundle.manifest.files if file.path != path)
    file = File(path=path, type="application/json", sha256=_sha256(content), measured=True)
    manifest = replace(bundle.manifest, files=(*kept, file))
    for name, data in ((path, content), (MANIFEST, pretty(manifest))):
        partial = folder / f"{name}.partial"
        partial.write_bytes(data)
        partial.replace(folder / name)
    return read(folder)


def check_fresh(bundle: Bundle, now: Sources) -> None:
    """Refuse a bundle that was made from something else than what is there now.

    Raises:
        BundleError: It is stale; the error says what changed and which command renews it.
    """
    changed = bundle.manifest.sources.changed(now)
    if changed:
        raise BundleError(
            f"the bundle of {bundle.name} is stale",
            why=f"changed since it was made: {', '.join(changed)}",
            todo=f"Renew it with `triptych extract {bundle.name}`.",
        )


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
        names = scrubbers_for(content) if media_type == "text/html" else ()
        self.files.append(
            File(path=path, type=media_type, sha256=_sha256(scrubbed(content, names)), scrubbed=_reasons(names))
        )
        return path

    def finish(self, manifest: Manifest | Failure) -> None:
        """Write the manifest with its digest, or the failure, and put the bundle in its place."""
        if isinstance(manifest, Failure):
            (self.folder / FAILURE).write_bytes(pretty(manifest))
        else:
            (self.folder / MANIFEST).write_bytes(pretty(replace(manifest, digest=_digest(manifest))))
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


def pretty(content: object) -> bytes:
    """JSON as all files of a bundle are written: indented, with a newline at the end.

    Half a surrogate pair, which UTF-8 has no form for, stays a JSON escape.
    """
    text = json.dumps(msgspec.to_builtins(content), ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def schema() -> dict[str, object]:
    """The JSON Schema of manifest.json and failure.json."""
    either, parts = msgspec.json.schema_components((Manifest, Failure), ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = inspect.cleandoc(part["description"])  # which Python does itself from 3.13
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Triptych bundle, format 1",
        "description": "manifest.json of a stack's bundle, or failure.json of a stack that has none.",
        "anyOf": list(either),
        "$defs": parts,
    }


def _read_manifest(folder: Path) -> Manifest:
    path = folder / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise BundleError(
            f"no bundle at {folder}", todo=f"Make it with `triptych extract {folder.name}`, or with `tox`."
        ) from None
    except UNREADABLE as error:
        raise _damaged(folder, f"{MANIFEST} can't be read ({error})") from error


def _damaged(folder: Path, why: str) -> BundleError:
    return BundleError(
        f"the bundle at {folder} is damaged", why=why, todo=f"Renew it with `triptych extract {folder.name}`."
    )


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


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest(manifest: Manifest) -> str:
    lasting = tuple(file for file in manifest.files if not file.measured)
    return _sha256(msgspec.json.encode(replace(manifest, digest="", files=lasting)))


if __name__ == "__main__":
    sys.stdout.buffer.write(pretty(schema()))
