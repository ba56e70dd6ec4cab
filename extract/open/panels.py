"""Where each docs page shows each operation, or why it doesn't: a pure function of documents and stack.toml."""

from __future__ import annotations

import re
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from msgspec.structs import replace

from extract.pages.operations import Operation, operations_of
from extract.pointer import find, local_parts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from extract.stack import Page, Stack

NAME = re.compile(r"\{([^{}]*)\}")
VALUE = "x-triptych-value"
NOT_DOCUMENTED = "This stack’s document has no such operation."
WEBHOOK = "A webhook is sent by the service, so this page has no address for it."
UNKNOWN = "We don’t know how a page of this kind names its operations."
NOWHERE = "We know no address on this page for this operation."


class Addressing(Protocol):
    """What we need of an adapter; see `extract.pages.kinds.Kind`."""

    SCRIPT: str
    RELOADS: bool

    def address(self, path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:
        """Where a page of this kind shows an operation."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An operation to choose.

    Attributes:
        key: What stands for it in our page's fragment, unique.
        operation: As the document has it.
        summary: What it does, in a few words.
        values: For each path parameter in order a value; None where none is known.
    """

    key: str
    operation: Operation
    summary: str
    values: tuple[str | None, ...]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a docs page shows an operation.

    Attributes:
        address: A path with a query or a fragment; empty where there is none.
        why_not: Why there is none.
    """

    address: str = ""
    why_not: str = ""


class Shows(msgspec.Struct, frozen=True, kw_only=True):
    """A docs page that a panel may show.

    Attributes:
        slug: What stands for it in our page's fragment, unique in its panel.
        name: What the reader calls it.
        path: Where it is.
        script: JavaScript that it is given, without which it doesn't go to an operation.
        reloads: Whether it has to be loaded anew for another operation.
        places: By the keys of operations.
    """

    slug: str
    name: str
    path: str
    script: str
    reloads: bool
    places: dict[str, Place]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A stack to set beside the others.

    Attributes:
        name: The stack's name.
        title: What it is called.
        url: Its service, without a slash at the end.
        pages: Its docs pages.
        cookies: What the service gave to who has signed in, by name; none where nobody has to.
    """

    name: str
    title: str
    url: str
    pages: tuple[Shows, ...]
    cookies: dict[str, str] = {}


def wanted(document: Mapping[str, Any]) -> tuple[Wanted, ...]:
    """The operations of a document, with what its `x-triptych-value` says of their path parameters."""
    found: dict[str, Wanted] = {}
    for operation in operations_of(document):
        summary = _said(document, operation).get("summary")
        values = dict(_values(document, operation))
        key = _key(operation, found)
        found[key] = Wanted(
            key=key,
            operation=operation,
            summary=summary if isinstance(summary, str) else "",
            values=tuple(values.get(name) for name in NAME.findall(operation.path)),
        )
    return tuple(found.values())


def shown(
    stack: Stack, documented: Iterable[Operation], kinds: Mapping[str, Addressing], operations: Sequence[Wanted]
) -> tuple[Shows, ...]:
    """The docs pages of a stack that has these operations, in its order, and where each shows those that are wanted.

    Pages that have the same places for all operations, as `Browsable API: root` and `Browsable API: list` have, are
    one: what stands before the colon.
    """
    own = {shape(operation): operation for operation in documented}
    pages: list[Shows] = []
    for page in stack.config.pages:
        kind = kinds.get(page.kind)
        places = {one.key: _place(page, kind, one, own.get(shape(one.operation))) for one in operations}
        same = next((other for other in pages if other.places == places), None)
        if same is None or not any(place.address for place in places.values()):
            pages.append(_shows(page, kind, places))
        else:
            pages[pages.index(same)] = replace(same, name=same.name.partition(":")[0])
    return tuple(pages)


def _shows(page: Page, kind: Addressing | None, places: dict[str, Place]) -> Shows:
    script = kind.SCRIPT if kind is not None and not page.deep_links else ""
    return Shows(
        slug=page.slug,
        name=page.name,
        path=page.path,
        script=script,
        reloads=kind is not None and kind.RELOADS and not script,
        places=places,
    )


def shape(operation: Operation) -> tuple[str, str]:
    """What operations of two documents have in common where they are the same: neither names nor a last slash."""
    path = operation.full_path if operation.webhook else f"/{operation.full_path.strip('/')}"
    return operation.method, NAME.sub("{}", path)


def _key(operation: Operation, taken: Container[str]) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", operation.name.lower()).strip("-")
    return next(name for name in chain([key], (f"{key}-{number}" for number in count(2))) if name not in taken)


def _place(page: Page, kind: Addressing | None, one: Wanted, operation: Operation | None) -> Place:
    if operation is None:
        return Place(why_not=NOT_DOCUMENTED)
    if kind is None:
        return Place(why_not=UNKNOWN)
    names = NAME.findall(operation.path)
    ids = {name: value for name, value in zip(names, one.values, strict=True) if value is not None}
    address = kind.address(page.path, operation, ids)
    if address is not None:
        return Place(address=address)
    missing = [name for name in names if name not in ids]
    if operation.webhook:
        return Place(why_not=WEBHOOK)
    if missing:
        return Place(why_not=f"Its address takes {' and '.join(missing)}, and there is none to begin with.")
    return Place(why_not=NOWHERE)


def _said(document: Mapping[str, Any], operation: Operation) -> Mapping[str, Any]:
    """What a document says of one of its operations."""
    said = find(document, ("webhooks" if operation.webhook else "paths", operation.path, operation.method.lower()))
    return said if isinstance(said, dict) else {}


def _values(document: Mapping[str, Any], operation: Operation, place: str = "path") -> Iterator[tuple[str, str]]:
    item = find(document, ("webhooks" if operation.webhook else "paths", operation.path))
    for said in (item, _said(document, operation)):  # what the operation itself says, holds
        listed = said.get("parameters") if isinstance(said, dict) else None
        for parameter in listed if isinstance(listed, list) else ():
            found = _resolved(document, parameter)
            if isinstance(found, dict) and found.get("in") == place and VALUE in found:
                yield str(found.get("name")), str(found[VALUE])


def _resolved(document: Mapping[str, Any], said: object) -> object:
    reference = said.get("$ref") if isinstance(said, dict) else None
    parts = local_parts(reference) if isinstance(reference, str) else None
    return said if parts is None else find(document, parts)


def values_of(contract: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """For each operation of a document, by its name, the values that the contract has for its parameters, by theirs.

    Parameters of paths may have other names than in the contract; the others are known by them.
    """
    ours = {shape(one.operation): one for one in wanted(contract)}
    found: dict[str, dict[str, str]] = {}
    for operation in operations_of(document):
        one = ours.get(shape(operation))
        if one is not None:
            named = zip(NAME.findall(operation.path), one.values, strict=True)
            in_path = {name: value for name, value in named if value is not None}
            found[operation.name] = dict(_values(contract, one.operation, "query")) | in_path
    return found
