"""`load`: a document from a path, a URL, a bundle's folder, standard input, or an already parsed dict."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from compare.document import Document, identify
from compare.errors import SourceError
from compare.parse import MAX_BYTES, parse, settle, too_large

if TYPE_CHECKING:
    import httpx2

    from compare.values import Json

TIMEOUT = 20.0
"""Seconds that a server may take to connect, and between two parts of its answer."""


def load(source: str | os.PathLike[str] | Mapping[str, object], *, name: str | None = None) -> Document:
    """Read one document.

    Args:
        source: a path to JSON or YAML, a bundle's folder, an http(s) URL, `-` for standard input, or a parsed dict.
        name: what the comparison calls it; by default the file's name without its suffix, or the bundle's own name.

    Raises:
        SourceError: it can't be read, or isn't an OpenAPI document.
    """
    if isinstance(source, Mapping):
        return _from_mapping(source, name or "document")
    text = os.fspath(source)
    if text == "-":
        return _document(_read_stream(sys.stdin.buffer, "-"), "-", name or "stdin")
    if text.lower().startswith(("http://", "https://")):
        return _document(_fetch(text), text, name or Path(urlsplit(text).path).stem or urlsplit(text).netloc)
    path = Path(text)
    if path.is_dir():
        return _from_bundle(path, name)
    return _document(_read_file(path), text, name or path.stem)


def _from_mapping(source: Mapping[str, object], name: str) -> Document:
    raw = settle(dict(source), name)
    data = json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()
    return _checked(raw, hashlib.sha256(data).hexdigest(), name, name)


def _from_bundle(path: Path, name: str | None) -> Document:
    """The seam to bundles: the only thing of `extract` that this package reads."""
    from extract.bundle import read_document  # noqa: PLC0415 - only a bundle needs it

    found = read_document(path)
    return _document(found.data, str(path), name or found.name)


def _document(data: bytes, source: str, name: str) -> Document:
    return _checked(parse(data, source), hashlib.sha256(data).hexdigest(), source, name)


def _checked(raw: Json, digest: str, source: str, name: str) -> Document:
    content, dialect, version = identify(raw, source)
    return Document(name=name, dialect=dialect, version=version, raw=content, sha256=digest)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return _read_stream(stream, str(path))
    except FileNotFoundError:
        raise SourceError(str(path), "there is no such file or folder", "Check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        why = f"it can't be read: {getattr(error, 'strerror', None) or error}"
        raise SourceError(str(path), why, "Check the path and its permissions") from None


def _read_stream(stream: BinaryIO, source: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(source)
    return data


def _fetch(url: str) -> bytes:
    import httpx2  # noqa: PLC0415 - slow to import, and only a URL needs it

    try:
        with httpx2.stream("GET", url, timeout=TIMEOUT, follow_redirects=True) as answer:
            if not answer.is_success:
                why = f"the server answered {answer.status_code}"
                raise SourceError(url, why, "Check the address in a browser")
            return _limited(answer, url)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        why = f"it can't be fetched: {str(error) or type(error).__name__}"
        raise SourceError(url, why, "Check the address, and that its server is running") from None


def _limited(answer: httpx2.Response, url: str) -> bytes:
    data = bytearray()
    for part in answer.iter_bytes():
        data += part
        if len(data) > MAX_BYTES:
            raise too_large(url)
    return bytes(data)
