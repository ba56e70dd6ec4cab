"""The bundle: the folder with all that was pulled out of one stack, or the reason why nothing was.

`manifest.json` names the bundle's format and each file of it with its hash. Where a stack failed, `failure.json`
stands in its place. The published schema is `bundle.schema.json`; see `extract.published`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from extract.errors import BundleError
from extract.scrub import SCRUBBERS, scrubbed
from extract.sources import Sources  # noqa: TC001 - msgspec reads the types at run time

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
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
        as_shipped: The file with the page as the framework ships it; empty where the service serves it just so.
    """

    name: str
    kind: str
    path: str
    status: int
    file: str
    as_shipped: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a bundle holds and of what it was made. No clock, port or absolute path has a place in it.

    Attributes:
        format: The version of this format.
        stack: The stack's name.
        title: What the stack is called.
        interface: `asgi` or `wsgi`.
        profile: Whether its service does the whole contract, which goes without saying, or the slice marked in it.
        python: The stack's interpreter.
        versions: The versions of the distributions that stack.toml names.
        sources: Hashes of what it was made from.
        document: The document; None for a stack without one.
        pages: The docs pages.
        files: All files but this one.
        digest: The hash over all the rest of it, and by way of `files` over all that the bundle holds but for what
            was measured.
    """

    format: Literal[1]
    stack: str
    title: str
    interface: Literal["asgi", "wsgi"]
    profile: Literal["whole", "slice"] = "whole"
    python: str
    versions: dict[str, str]
    sources: Sources
    document: DocumentEntry | None
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
    def has_document(self) -> bool:
        """Whether its stack has a document."""
        return self.manifest.document is not None

    @property
    def data(self) -> bytes:
        """The document, byte for byte as served.

        Raises:
            BundleError: The stack has none.
        """
        if self.manifest.document is None:
            raise BundleError(f"{self.name} has no document", why="it is a stack without documentation")
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
    if digest_of(manifest) != manifest.digest:
        raise _damaged(folder, f"{MANIFEST} isn't what its digest says")
    for file in manifest.files:
        if not file.scrubbed.keys() <= SCRUBBERS.keys():
            raise _damaged(folder, f"{MANIFEST} names a scrubber that there is none of, for {file.path}")
        try:
            content = (folder / file.path).read_bytes()
        except OSError as error:
            raise _damaged(folder, f"{file.path} can't be read ({error.strerror})") from error
        if sha256(scrubbed(content, tuple(file.scrubbed))) != file.sha256:
            raise _damaged(folder, f"{file.path} isn't what the manifest says")
    return Bundle(folder=folder, manifest=manifest)


def read_document(folder: Path) -> Bundle:
    """The bundle in a folder: it has a `name`, and the document's `data` if it `has_document`; see `read`."""
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


def read_optional(bundle: Bundle, path: str, form: type[T]) -> T | None:
    """A file that not every bundle has, in its form; None where this one hasn't.

    Raises:
        BundleError: It can't be read.
    """
    if not any(file.path == path for file in bundle.manifest.files):
        return None
    try:
        return msgspec.json.decode(bundle.read(path), type=form)
    except msgspec.DecodeError as error:
        raise BundleError(f"the bundle at {bundle.folder} is damaged", why=f"{path}: {error}") from error


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


def pretty(content: object) -> bytes:
    """JSON as all files of a bundle are written: indented, with a newline at the end.

    Half a surrogate pair, which UTF-8 has no form for, stays a JSON escape.
    """
    text = json.dumps(msgspec.to_builtins(content), ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "backslashreplace")


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


def sha256(content: bytes) -> str:
    """The hash by which a manifest knows a content."""
    return hashlib.sha256(content).hexdigest()


def digest_of(manifest: Manifest) -> str:
    """The hash over all that a bundle holds but for what was measured."""
    lasting = tuple(file for file in manifest.files if not file.measured)
    return sha256(msgspec.json.encode(replace(manifest, digest="", files=lasting)))
