"""A document split over files, as one: the other files become members of the first, and references lead there.

What JSON Schema lets a reference say in other ways than by pointer (`$anchor`, a path relative to an `$id`) becomes a
pointer on the same way. Only what references lead to is looked at: a file may hold more than the document needs.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from compare.cursor import resolve
from compare.document import FILES, Problem
from compare.files import File, Files, OutsideError
from compare.reference_places import Place, places


class Joined(NamedTuple):
    """What a document and its other files come to.

    Attributes:
        files: the other files, as spelled from the first one's folder, in the order in which they were met.
        problems: the references that lead nowhere.
        sha256: the first file's own hash where it is alone, or else the hash of all their hashes.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    sha256: str


def join(files: Files) -> Joined:
    """Put the files that a document refers to into the document itself, in place.

    Args:
        files: the document's own file, which nobody else may hold yet, and where to find the others.
    """
    joiner = _Joiner(files)
    joiner.run()
    others = joiner.order[1:]
    root = files.first.value
    if others and isinstance(root, dict):
        root[FILES] = {str(number): file.value for number, file in enumerate(others, 1)}
    hashes = [file.sha256 for file in joiner.order]
    digest = hashlib.sha256("".join(hashes).encode()).hexdigest() if others else hashes[0]
    return Joined(tuple(file.spelled for file in others), tuple(sorted(joiner.problems)), digest)


class _Names:
    """The `$id`s and anchors of one file, by pointer."""

    def __init__(self, file: File) -> None:
        self.ids: dict[str, str] = {}
        self.anchors: dict[tuple[str, str], str] = {}
        for place in places(file.value, "", set()):
            scope = place.around[-1].pointer if place.around else ""
            if place.around and scope == place.pointer:
                self.ids.setdefault(_absolute(place), place.pointer)
            for keyword in ("$anchor", "$dynamicAnchor"):
                name = place.members.get(keyword)
                if isinstance(name, str):
                    self.anchors.setdefault((scope, name), place.pointer)


class _Joiner:
    def __init__(self, files: Files) -> None:
        self.order = [files.first]
        self.problems: list[Problem] = []
        self._files = files
        self._names: dict[int, _Names] = {}
        self._seen: set[int] = set()
        self._numbers = {id(files.first): 0}
        self._waiting: list[tuple[File, str]] = [(files.first, "")]

    def run(self) -> None:
        while self._waiting:
            file, pointer = self._waiting.pop()
            target = resolve(file.value, _fragment(pointer))
            for place in places(target.value if target else None, pointer, self._seen):
                self._visit(file, place)

    def _visit(self, file: File, place: Place) -> None:
        reference = place.members.get("$ref")
        if isinstance(reference, str):
            place.members["$ref"] = self._rewritten(reference, file, place)
        mapping = place.members.get("mapping")
        if isinstance(mapping, dict) and "propertyName" in place.members:
            for name, value in mapping.items():
                if isinstance(value, str) and ("#" in value or value.endswith((".yaml", ".yml", ".json"))):
                    mapping[name] = self._rewritten(value, file, place)

    def _rewritten(self, reference: str, file: File, place: Place) -> str:
        """The reference as a pointer into the whole; as it was where it leads nowhere."""
        if file is self._files.first and not place.around and (reference == "#" or reference.startswith("#/")):
            return reference
        try:
            target, pointer = self._target(reference, file, place)
        except (OutsideError, ValueError) as error:  # ValueError: a malformed address
            here = f"{self._prefix(file)}{place.pointer}"
            self.problems.append(Problem(here, f"the reference {reference} isn't followed: {error}"))
            return reference
        self._waiting.append((target, pointer))
        return _fragment(f"{self._prefix(target)}{pointer}")

    def _prefix(self, file: File) -> str:
        number = self._numbers.setdefault(id(file), len(self.order))
        if number == len(self.order):
            self.order.append(file)
        return f"/{FILES}/{number}" if number else ""

    def _target(self, reference: str, file: File, place: Place) -> tuple[File, str]:
        url, fragment = urldefrag(reference)
        scope = place.around[-1].pointer if place.around else ""
        if url:
            resource = self._names_of(file).ids.get(_joined(_absolute(place), url))
            file = self._files.at(url, file) if resource is None else file
            scope = resource or ""
        pointer = self._pointer(file, scope, unquote(fragment))
        if pointer is None:
            name = "the document" if file is self._files.first else file.spelled
            raise OutsideError(f"there is no {fragment or 'content'} in {name}")
        return file, pointer

    def _pointer(self, file: File, scope: str, fragment: str) -> str | None:
        """Where a fragment leads in a file: from the resource that it is in, or else from the top."""
        if fragment and not fragment.startswith("/"):
            anchors = self._names_of(file).anchors
            return anchors.get((scope, fragment), anchors.get(("", fragment)))
        for top in (scope, ""):
            if resolve(file.value, _fragment(top + fragment)) is not None:
                return top + fragment
        return None

    def _names_of(self, file: File) -> _Names:
        if id(file) not in self._names:
            self._names[id(file)] = _Names(file)
        return self._names[id(file)]


def _absolute(place: Place) -> str:
    """The innermost `$id` around a place, resolved against those around it."""
    name = ""
    for resource in place.around:
        name = _joined(name, resource.name)
    return name


def _joined(base: str, url: str) -> str:
    with suppress(ValueError):  # a malformed address
        return urljoin(base, url)
    return url


def _fragment(pointer: str) -> str:
    return "#" + pointer.replace("%", "%25")
