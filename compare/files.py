"""The files that a document is made of: which a reference may lead to, and what they hold."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from compare.errors import SourceError
from compare.parse import MAX_BYTES, parse, too_large

if TYPE_CHECKING:
    from typing import BinaryIO

    from compare.remote import Remote
    from compare.values import Json

MAX_FILES = 1000
REMOTE = ("http://", "https://")


class OutsideError(Exception):
    """A reference that isn't followed, and why."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class File:
    """One file of a document.

    Attributes:
        location: its absolute path or its URL; `None` for what came from neither.
        spelled: its path from the first file's folder, or its URL.
        value: the parsed content.
        sha256: of its bytes.
    """

    location: str | None
    spelled: str
    value: Json
    sha256: str


@dataclass(slots=True, kw_only=True)
class Files:
    """The files that one document may be read from, each read once, within limits for all together.

    Attributes:
        first: the document's own file.
        remote: what fetches http(s) addresses; `None` where that isn't allowed.
        size: the bytes read so far.
    """

    first: File
    remote: Remote | None
    size: int
    _read: dict[str, File | OutsideError] = field(default_factory=dict)

    def at(self, url: str, holder: File) -> File:
        """The file that a reference leads to.

        Args:
            url: the reference without its fragment.
            holder: the file that holds it.

        Raises:
            OutsideError: it may not be followed, or can't be.
        """
        location = self._locate(url, holder)
        if location == self.first.location:
            return self.first
        found = self._read.get(location)
        if found is None:
            try:
                found = self._load(location)
            except OutsideError as error:
                found = error
            self._read[location] = found
        if isinstance(found, OutsideError):
            raise found
        return found

    def _locate(self, url: str, holder: File) -> str:
        scheme = urlsplit(url).scheme.lower()
        if scheme in {"http", "https"}:
            return url
        if scheme:
            raise OutsideError(f"a {scheme} address is never followed")
        if holder.location is None:
            raise OutsideError("the document came without a folder in which to look for other files")
        if holder.location.lower().startswith(REMOTE):
            return urljoin(holder.location, url)
        return self._inside(Path(holder.location).parent / unquote(urlsplit(url).path), url)

    def _inside(self, path: Path, url: str) -> str:
        """The true path of a file, which has to be an ordinary one in the first file's folder."""
        folder = Path(self.first.location or os.sep).parent
        try:
            real = path.resolve()
            if url.startswith("/") or not real.is_relative_to(folder):
                raise OutsideError("it is outside the document's folder, and only files in that are read")
            if real.exists() and not real.is_file():
                raise OutsideError("it is no ordinary file")  # a pipe would be waited for
        except (OSError, ValueError, RuntimeError) as error:  # a null character; too long; links in a circle
            raise OutsideError(f"there can be no such file: {getattr(error, 'strerror', None) or error}") from None
        return str(real)

    def _load(self, location: str) -> File:
        if len(self._read) >= MAX_FILES:
            raise OutsideError(f"the document is made of more than {MAX_FILES} files")
        is_remote = location.lower().startswith(REMOTE)
        spelled = location
        if not is_remote and self.first.location is not None:
            spelled = Path(location).relative_to(Path(self.first.location).parent).as_posix()
        try:
            data = self._fetch(location) if is_remote else read_file(Path(location), MAX_BYTES - self.size)
            self.size += len(data)
            value = parse(data, spelled).value
        except SourceError as error:
            place = f" (line {error.line})" if error.line else ""
            raise OutsideError(f"{error.why}{place}") from None
        return File(location=location, spelled=spelled, value=value, sha256=hashlib.sha256(data).hexdigest())

    def _fetch(self, location: str) -> bytes:
        if self.remote is None:
            raise OutsideError("it is remote, and remote files are read only where that is allowed (--allow-remote)")
        return self.remote.fetch(location, MAX_BYTES - self.size)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file.

    Args:
        path: where it is.
        most: how many bytes it may be.

    Raises:
        SourceError: it isn't there, is no ordinary file, can't be read, or is too large.
    """
    try:
        with path.open("rb") as stream:
            return read_stream(stream, str(path), most)
    except FileNotFoundError:
        raise SourceError(str(path), "there is no such file or folder", "Check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        why = f"it can't be read: {getattr(error, 'strerror', None) or error}"
        raise SourceError(str(path), why, "Check the path and its permissions") from None


def read_stream(stream: BinaryIO, source: str, most: int) -> bytes:
    """All of a stream, unless it is longer than `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_large(source)
    return data
