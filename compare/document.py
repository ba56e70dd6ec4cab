"""A document as it was read: its name, dialect, version, hash, and the parsed content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from compare.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.values import Json

Dialect: TypeAlias = Literal[
    "swagger-2.0", "openapi-3.0", "openapi-3.1", "openapi-3.2", "flask-selfdoc", "admindocs", "none"
]
"""What a document is written in; `none` is that of a stack that has no document."""

DIALECT_TITLES: dict[Dialect, str] = {
    "swagger-2.0": "Swagger 2.0",
    "openapi-3.0": "OpenAPI 3.0",
    "openapi-3.1": "OpenAPI 3.1",
    "openapi-3.2": "OpenAPI 3.2",
    "flask-selfdoc": "Flask-Selfdoc",
    "admindocs": "Django's admindocs",
    "none": "No document",
}

SPECIFIED: tuple[Dialect, ...] = ("swagger-2.0", "openapi-3.0", "openapi-3.1", "openapi-3.2")
"""Those that have a specification: a document can be held to it."""

ANY_METHOD = "any"
"""Stands for the method, in the translation of a document that names none."""

_TAKEN_FOR = re.compile(rf"^(/paths/[^/]*/{ANY_METHOD}):[^/]*")

FILES = "x-triptych-files"
"""The member of a document's root that holds the other files that it is made of, by number."""

_VERSIONS: tuple[tuple[str, str, Dialect], ...] = (
    ("swagger", r"2\.0", "swagger-2.0"),
    ("openapi", r"3\.0(\..+)?", "openapi-3.0"),
    ("openapi", r"3\.1(\..+)?", "openapi-3.1"),
    ("openapi", r"3\.2(\..+)?", "openapi-3.2"),
)
_REMEDY = (
    'Give an OpenAPI document: one with `openapi: 3.0.x`, `3.1.x` or `3.2.x`, or with `swagger: "2.0"`. Of other forms,'
    " Flask-Selfdoc's list of routes and admindocs' pages are read as `triptych extract` keeps them"
)


class Problem(NamedTuple):
    """Something that can't be read in a document that otherwise can.

    Attributes:
        pointer: where it is named, as a JSON pointer into `Document.raw`.
        why: what is wrong, as a sentence without a full stop.
    """

    pointer: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Document:
    """One API description.

    Attributes:
        name: what the comparison calls it.
        dialect: the specification that it is written in.
        version: the version as written in the document; empty where it says none.
        raw: the parsed document, not to be changed: other documents of the same bytes share it. Other files that it
            refers to stand in its member `FILES`, by number, and its references lead there. Of one that isn't OpenAPI,
            what it says in the words of OpenAPI 3.1.
        sha256: of the bytes as read; of the canonical JSON for one that was given parsed; of the hashes of all its
            files in their order for one that is split over files.
        files: the other files, as spelled from the first one's folder; the first of them is number 1.
        problems: the references that could not be followed to another file, and why; of a document that isn't OpenAPI,
            what it says that has no place in the model.
        original: a document that isn't OpenAPI, as a reader looks at it.
        origins: for places of `raw`, the place of `original` that says so; see `origin`.
    """

    name: str
    dialect: Dialect
    version: str
    raw: dict[str, Json]
    sha256: str
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    original: Json = None
    origins: Mapping[str, str] | None = None

    @property
    def is_openapi(self) -> bool:
        """Whether it is written in a dialect that has a specification."""
        return self.dialect in SPECIFIED

    @property
    def shown(self) -> Json:
        """What a reader looks at, and what pointers of findings and facts lead into."""
        return self.raw if self.origins is None else self.original

    @property
    def written_in(self) -> str:
        """Its dialect with the version as written: `OpenAPI 3.1.0`."""
        title = DIALECT_TITLES[self.dialect]
        return f"{title.partition(' ')[0]} {self.version}" if self.is_openapi else title

    def origin(self, pointer: str) -> str:
        """The pointer into what is shown, for one into `raw`."""
        if self.origins is None:
            return pointer
        pointer = _TAKEN_FOR.sub(r"\1", pointer)
        while pointer not in self.origins and pointer:
            pointer = pointer.rpartition("/")[0]
        return self.origins.get(pointer, "")

    def spelled(self, pointer: str) -> str:
        """A pointer into `raw` as a reader of the document's files would write it: `items.yaml#/Item`."""
        head = f"/{FILES}/"
        number, _, rest = pointer.removeprefix(head).partition("/") if pointer.startswith(head) else ("", "", "")
        if not number.isdecimal() or not 1 <= int(number) <= len(self.files):
            return pointer
        return f"{self.files[int(number) - 1]}#{f'/{rest}' if rest else ''}"


def taken_for(pointer: str, method: str) -> str:
    """The pointer of an operation of any method, taken for one of this method: each is a place of its own."""
    return f"{pointer}:{method}"


def identify(raw: Json, source: str) -> tuple[dict[str, Json], Dialect, str]:
    """A parsed document, its dialect, and its version as written.

    Raises:
        SourceError: it isn't an object, or doesn't say that it is OpenAPI in a version read here.
    """
    if not isinstance(raw, dict):
        raise SourceError(source, f"it holds {_kind(raw)}, not an OpenAPI document", _REMEDY)
    if "swagger" in raw and "openapi" in raw:
        raise SourceError(source, "it has both `swagger` and `openapi`", "Keep the one that it is written in")
    for key, pattern, dialect in _VERSIONS:
        version = _version(raw.get(key))
        if version is not None and re.fullmatch(pattern, version):
            return raw, dialect, version
    stated = next((f"`{key}` is {raw[key]!r:.60}" for key in ("openapi", "swagger") if key in raw), None)
    raise SourceError(source, stated or "it has neither `openapi` nor `swagger`", _REMEDY)


def _version(value: Json) -> str | None:
    """The version as text; YAML's unquoted `2.0` is a number, and what was meant is plain."""
    if isinstance(value, bool) or not isinstance(value, str | float):
        return None
    return str(value).strip()


def _kind(value: Json) -> str:
    match value:
        case None:
            return "nothing"
        case list():
            return "a list"
        case str():
            return "only text"
        case _:
            return "a single value"
