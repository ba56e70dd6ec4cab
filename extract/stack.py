"""A stack: its folder and what its stack.toml says."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from extract.errors import StackError
from extract.means.declared import Constructs, Documentation, OperationsSource
from extract.variables import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CALL = re.compile(r"[\w.]+:[\w.]+")
CUT = re.compile(r"[^:]+\.py:\w+(?:\.\w+)*")
PATH = re.compile(r"/(?!/)[!-~]*")  # RFC 9112, section 3.2.1: it goes into a request line as it is


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of stack.toml: its keys and no others."""


class DocumentSource(Part, frozen=True, kw_only=True):
    """Where the stack's document comes from.

    Attributes:
        call: `module:function` in the stack's interpreter; returns the document without a server.
        path: Where the running service serves the same document as JSON.
        form: What kind of document it is.
    """

    call: str
    path: str
    form: Literal["openapi", "flask-selfdoc", "admindocs"] = "openapi"

    def __post_init__(self) -> None:
        _expect(CALL.fullmatch(self.call), f"call is {self.call!r}, and should be 'module:function'")
        _expect(
            PATH.fullmatch(self.path), f"path is {self.path!r}, and should start with one '/' and be percent-encoded"
        )


class ServeCommand(Part, frozen=True, kw_only=True):
    """How the service is started: arguments for the stack's own interpreter, run in the stack's folder.

    Attributes:
        command: The server; `{port}` stands for a free port.
    """

    command: tuple[str, ...]

    def __post_init__(self) -> None:
        _expect(any("{port}" in word for word in self.command), "command names no {port}")


class Page(Part, frozen=True, kw_only=True):
    """A docs page that a person reads.

    Attributes:
        name: What the reader calls it, unique within the stack.
        kind: What made it: `swagger-ui`, `redoc`, `browsable-api`, …
        path: Where the running service serves it.
        as_shipped: `module:function` in the stack's interpreter; returns, without a server, the HTML of the page that
            the framework would give there by default. Empty where the service serves it just so.
        deep_links: Whether the page goes to the operation that its address names, where pages of its kind can.
        signed_in: Whether only who has signed in as `[sign_in]` says gets to see it.
    """

    name: str
    kind: str
    path: str
    as_shipped: str = ""
    deep_links: bool = True
    signed_in: bool = False

    def __post_init__(self) -> None:
        _expect(
            PATH.fullmatch(self.path), f"path is {self.path!r}, and should start with one '/' and be percent-encoded"
        )
        _expect(
            not self.as_shipped or CALL.fullmatch(self.as_shipped),
            f"as_shipped is {self.as_shipped!r}, and should be 'module:function'",
        )
        _expect(self.slug, f"name is {self.name!r}, and should hold a letter or a digit")

    @property
    def slug(self) -> str:
        """The name as part of a file's name."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


class SignIn(Part, frozen=True, kw_only=True):
    """How a person signs in to the pages that ask for it, with a name and a password that are made for each run.

    Attributes:
        path: The page with the form.
        fields: What goes into the inputs of the form, by their names; `{username}` and `{password}` are filled in.
        env: By which environment variables the service is told whom to let in; filled in likewise.
    """

    path: str
    fields: dict[str, str]
    env: dict[str, str]


class StackFile(Part, frozen=True, kw_only=True):
    """All of a stack.toml.

    Attributes:
        title: What a reader calls the stack.
        interface: What its server speaks.
        profile: Whether it does the whole contract, or the slice that `x-triptych-profile` marks in it.
        base: The name of a stack beside it whose code it shares: that folder is on `sys.path` after its own.
        document: Where its document comes from; None for a stack without documentation.
        serve: How its service is started.
        versions: The distributions whose versions matter.
        env: Environment variables of its processes.
        sign_in: How a person signs in to pages that ask for it.
        pages: Its docs pages.
        cuts: By topic of the guide, further lines to show.
        remarks: By topic of the guide, what there is to say of them.
        operations: Where its operations are written.
        documentation: Which constructs of its source only document.
    """

    title: str
    interface: Literal["asgi", "wsgi"]
    profile: Literal["whole", "slice"] = "whole"
    base: str = ""
    document: DocumentSource | None = None
    serve: ServeCommand
    versions: tuple[str, ...] = ()
    env: dict[str, str] = {}
    sign_in: SignIn | None = None
    pages: tuple[Page, ...] = ()
    cuts: dict[str, tuple[str, ...]] = {}
    remarks: dict[str, str] = {}
    operations: OperationsSource | None = None
    documentation: Documentation | None = None

    def __post_init__(self) -> None:
        _expect(
            self.document or not self.documentation, "[documentation] says what documents, and [document] isn't there"
        )
        slugs = [page.slug for page in self.pages]
        twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
        _expect(not twice, f"two pages share the name {', '.join(twice)}")
        for place in (place for places in self.cuts.values() for place in places):
            _expect(CUT.fullmatch(place), f"a cut is {place!r}, and should be 'folder/file.py:name'")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack:
    """One way to build the API.

    Attributes:
        name: The folder's name, which is also its word in tox.
        folder: Its absolute path.
        config: What its stack.toml says.
    """

    name: str
    folder: Path
    config: StackFile

    @property
    def has_openapi(self) -> bool:
        """Whether it has a document that is OpenAPI."""
        return self.config.document is not None and self.config.document.form == "openapi"

    @property
    def requirements(self) -> Path:
        """The file that pins the stack's environment."""
        return self.folder / "requirements.txt"

    @property
    def answers_at(self) -> str:
        """The path whose answer, whatever it is, tells that the service is ready."""
        return self.config.document.path if self.config.document else "/"


def load(folder: Path) -> Stack:
    """Read a stack from its folder.

    Raises:
        StackError: There is no stack.toml, or it can't be read; the error names the place and, for a
            misspelt key, the one that was perhaps meant.
    """
    path = folder / "stack.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        config = msgspec.convert(raw, StackFile)
    except FileNotFoundError:
        raise StackError(
            f"no stack at {folder}", why="it holds no stack.toml", todo="Name a folder that does, or a known stack."
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error
    except msgspec.ValidationError as error:
        raise StackError(f"{path} is not as it should be", why=str(error), todo=_hint(str(error))) from error
    return Stack(name=folder.resolve().name, folder=folder.resolve(), config=config)


def find_all(services: Path) -> tuple[Stack, ...]:
    """All stacks of a folder of stacks, by name.

    Raises:
        StackError: One of them can't be read.
    """
    return tuple(load(path.parent) for path in sorted(services.glob("*/stack.toml")))


def choose(services: Path, names: tuple[str, ...]) -> tuple[Stack, ...]:
    """The stacks of these names, in their order.

    Where none is named, those that TRIPTYCH_STACKS names, as `drf,flask`; all of them where that isn't set either.

    Raises:
        StackError: There is no stack of such a name.
    """
    names = names or words("TRIPTYCH_STACKS")
    if not names:
        return find_all(services)
    known = [path.parent.name for path in sorted(services.glob("*/stack.toml"))]
    for name in names:
        if name not in known:
            raise StackError(f"no stack is called {name!r}", todo=perhaps(name, known) or f"There are {_list(known)}.")
    return tuple(load(services / name) for name in names)


def perhaps(word: str, known: list[str]) -> str:
    """A sentence that offers the known word nearest to a mistyped one; empty where none is near."""
    near = difflib.get_close_matches(word, known, n=1)
    return f"Perhaps you meant {near[0]!r}." if near else ""


def _expect(condition: object, complaint: str) -> None:
    if not condition:
        raise ValueError(complaint)


def _hint(message: str) -> str:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    near = perhaps(unknown[1], sorted(set(_keys()))) if unknown else ""
    return near or "CONTRIBUTING.md lists the keys."


def _keys() -> Iterator[str]:
    for part in (StackFile, DocumentSource, ServeCommand, SignIn, Page, OperationsSource, Documentation, Constructs):
        yield from part.__struct_fields__


def _list(words: list[str]) -> str:
    return ", ".join(words) or "none"
