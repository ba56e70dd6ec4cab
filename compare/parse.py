"""Bytes to a parsed document: JSON or YAML 1.2, told apart by content, with limits on size and nesting.

Both ways end in the same reading of JSON, and nothing in it walks over the values in Python: a document that is fit to
be read is recognised by counting, and only one that isn't costs the time that it takes to say why.
"""

from __future__ import annotations

from contextlib import suppress

from compare.collector import collector_off
from compare.errors import SourceError
from compare.json_text import Content, decode
from compare.settle import MAX_NODES, too_many

MAX_BYTES = 64 * 1024 * 1024
_LEAST = 2
"""The bytes that a value takes up at least, with the comma or bracket beside it."""


def parse(data: bytes, source: str) -> Content:
    """What the bytes hold; the same bytes are the same value, whatever they are called.

    Args:
        data: JSON or YAML in UTF-8.
        source: what they are called in an error; with `.yaml` or `.yml` at its end, braces may be YAML as well as JSON.

    Raises:
        SourceError: not UTF-8, empty, neither JSON nor YAML, too large, nested too deeply, or with a key twice.
    """
    if len(data) > MAX_BYTES:
        raise too_large(source)
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    start = data[:1] if data[:1] in b"{[" else data.lstrip()[:1]
    if not start:
        raise SourceError(source, "it is empty", "Give a document in JSON or YAML")
    if len(data) > _LEAST * MAX_NODES and _values(data) > MAX_NODES:
        raise too_many(source)
    with collector_off():
        return _decode(data, source, like_json=start in b"{[")


def too_large(source: str) -> SourceError:
    """The error for a document beyond `MAX_BYTES`."""
    return SourceError(source, "it is larger than 64 MiB", "Give a smaller document")


def _decode(data: bytes, source: str, *, like_json: bool) -> Content:
    from_yaml = source.lower().endswith((".yaml", ".yml"))
    if like_json and not from_yaml:
        return decode(data, source)
    from compare.yaml_text import decode_yaml  # noqa: PLC0415 - only YAML pays for it

    if like_json:  # YAML may be written in braces, but braces in a YAML file are mostly JSON
        with suppress(SourceError):
            return decode(data, source)
    return decode_yaml(data, source)


def _values(data: bytes) -> int:
    """At least as many as there are values: a comma or a bracket goes before each but the first."""
    return data.count(b",") + data.count(b"[") + data.count(b"{")
