"""`load`: a document from a path, a URL, a bundle's folder, standard input, or an already parsed dict."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from compare.document import Document, identify
from compare.errors import SourceError
from compare.files import REMOTE, File, Files, read_file, read_stream
from compare.json_text import has_links
from compare.other import translated
from compare.other.nothing import no_document
from compare.parse import MAX_BYTES, parse
from compare.remote import Remote
from compare.settle import settle
from compare.split import Joined, join

if TYPE_CHECKING:
    from typing import Self

_ALIVE: weakref.WeakValueDictionary[tuple[int, str], Document] = weakref.WeakValueDictionary()
"""The documents in use that stand alone, by size and hash: the same bytes need no second reading."""

_LARGE = 1 << 20
"""The bytes from which hashing takes longer than to start a thread for it."""


def load(
    source: str | os.PathLike[str] | Mapping[str, object] | Sequence[object],
    *,
    name: str | None = None,
    allow_remote: bool = False,
) -> Document:
    """Read one document, with the files in its folder that it refers to.

    Args:
        source: a path to JSON or YAML, a bundle's folder, an http(s) URL, `-` for standard input, or what was
            parsed already: a dict, or the list that a document of another form may be.
        name: what the comparison calls it; by default the file's name without its suffix, or the bundle's own name.
        allow_remote: whether references to http(s) addresses are followed, and relative ones in what came from there.

    Raises:
        SourceError: it can't be read, or is neither an OpenAPI document nor of another form that is read here. A file
            that it refers to and that can't be read is no error but one of its `problems`.
    """
    remote = Remote() if allow_remote else None
    if isinstance(source, Mapping):
        return _from_parsed(dict(source), name or "document", remote)
    if isinstance(source, Sequence) and not isinstance(source, str):
        return _from_parsed(list(source), name or "document", remote)
    text = os.fspath(source)
    if text == "-":
        return _document(read_stream(sys.stdin.buffer, "-", MAX_BYTES), "-", None, name or "stdin", remote)
    if text.lower().startswith(REMOTE):
        data = (remote or Remote()).fetch(text, MAX_BYTES)
        return _document(data, text, text, name or Path(urlsplit(text).path).stem or urlsplit(text).netloc, remote)
    path = Path(text)
    if path.is_dir():
        return _from_bundle(path, name, remote)
    return _document(
        read_file(path, MAX_BYTES), text, str(path.parent.resolve() / path.name), name or path.stem, remote
    )


def _from_bundle(path: Path, name: str | None, remote: Remote | None) -> Document:
    """The seam to bundles: the only thing of `extract` that this package reads."""
    from extract.bundle import read_document  # noqa: PLC0415 - only a bundle needs it

    found = read_document(path)
    if not found.has_document:
        return no_document(name or found.name)
    return _document(found.data, str(path), None, name or found.name, remote)


def _from_parsed(source: object, name: str, remote: Remote | None) -> Document:
    raw = settle(source, name)
    data = json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        encoded = data.encode()
    except UnicodeEncodeError:
        raise SourceError(name, "it holds half of a surrogate pair", "Write the whole character") from None
    file = File(location=None, spelled=name, value=raw, sha256=hashlib.sha256(encoded).hexdigest())
    return _finished(file, name, Files(first=file, remote=remote, size=0) if has_links(encoded) else None)


def _document(data: bytes, source: str, location: str | None, name: str, remote: Remote | None) -> Document:
    size = len(data)
    digest = None
    if size < _LARGE or any(size == other for other, _ in _ALIVE):
        digest = hashlib.sha256(data).hexdigest()
        same = _ALIVE.get((size, digest))
        if same is not None:
            return replace(same, name=name)
    with _Hashing(data, digest) as hashing:
        content = parse(data, source)
    digest = hashing.digest
    file = File(location=location, spelled=source, value=content.value, sha256=digest)
    if content.links:
        return _finished(file, name, Files(first=file, remote=remote, size=len(data)))
    document = _finished(file, name, None)
    _ALIVE[size, digest] = document
    return document


class _Hashing:
    """The hash of some bytes, made beside what else is done with them: hashing doesn't hold the interpreter."""

    def __init__(self, data: bytes, digest: str | None) -> None:
        self.digest = digest or ""
        self._data = data
        self._thread = None if digest else Thread(target=self._hash)

    def __enter__(self) -> Self:
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread is not None:
            self._thread.join()

    def _hash(self) -> None:
        self.digest = hashlib.sha256(self._data).hexdigest()


def _finished(file: File, name: str, files: Files | None) -> Document:
    """The document that a file holds, with the other files that it refers to, if it may refer to any."""
    other = translated(file.value)
    if other is not None:
        return Document(
            name=name,
            dialect=other.dialect,
            version="",
            raw=other.raw,
            sha256=file.sha256,
            problems=other.problems,
            original=other.original,
            origins=other.origins,
        )
    raw, dialect, version = identify(file.value, file.spelled)
    joined = join(files) if files else Joined((), (), file.sha256)
    return Document(
        name=name,
        dialect=dialect,
        version=version,
        raw=raw,
        sha256=joined.sha256,
        files=joined.files,
        problems=joined.problems,
    )
