"""JSON Pointers (RFC 6901) into a document, and the references in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Parts = tuple[str | int, ...]
MISSING = object()
INDEX = re.compile(r"0|[1-9][0-9]{0,8}")  # RFC 6901, section 4; no list is longer
LITERALS = frozenset({"const", "default", "enum", "example", "examples", "value"})


def pointer(parts: Sequence[str | int]) -> str:
    """The JSON Pointer of a path; the empty string is the whole document."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def local_parts(reference: str) -> Parts | None:
    """The path that a reference within the same document takes; None where it leads out of it."""
    if reference == "#":
        return ()
    if not reference.startswith("#/"):
        return None
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in unquote(reference[2:]).split("/"))


def find(document: object, parts: Sequence[str | int]) -> object:
    """What stands at a path, or MISSING."""
    here: object = document
    for part in parts:
        if isinstance(here, dict) and part in here:
            here = here[part]
        elif isinstance(here, list) and INDEX.fullmatch(str(part)) and int(part) < len(here):
            here = here[int(part)]
        else:
            return MISSING
    return here


def true_parts(document: Mapping[str, Any], lexical: Sequence[str | int]) -> Parts:
    """Where a path that goes through references really ends up; the path itself where that is unknown."""
    parts: Parts = ()
    for part in lexical:
        for _ in range(100):  # a reference to a reference, but not for ever round a ring of them
            here = find(document, parts)
            reference = here.get("$ref") if isinstance(here, dict) and part not in here else None
            target = local_parts(reference) if isinstance(reference, str) else None
            if target is None:
                break
            parts = target
        parts = (*parts, part)
    return parts


def dangling_references(document: object) -> Iterator[tuple[str, str]]:
    """The pointer and text of each reference within the document that leads nowhere.

    Examples, defaults and extensions are data of the API's, in which `$ref` means nothing.
    """
    waiting: list[tuple[Parts, object]] = [((), document)]
    while waiting:
        parts, here = waiting.pop()
        if isinstance(here, dict):
            reference = here.get("$ref")
            target = local_parts(reference) if isinstance(reference, str) else None
            if target is not None and find(document, target) is MISSING:
                yield pointer((*parts, "$ref")), str(reference)
            waiting += [
                ((*parts, key), value) for key, value in reversed(here.items()) if not _is_literal(parts, str(key))
            ]
        elif isinstance(here, list):
            waiting += [((*parts, number), value) for number, value in reversed(list(enumerate(here)))]


def _is_literal(parent: Parts, key: str) -> bool:
    """Whether data of the API's stands there; within `properties`, such a word is a property's name."""
    return (key in LITERALS or key.startswith("x-")) and parent[-1:] != ("properties",)
