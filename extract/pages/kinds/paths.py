"""From what a page calls an operation to what the document calls it: a concrete path, or an operationId."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.pages.operations import Operation

PARAMETER = re.compile(r"\{([^{}]*)\}")
ENCODED_SLASH = re.compile("%2F", re.IGNORECASE)
HOOK = "webhook #"
"""What stands before the operationId of a webhook on a page that shows neither its method nor its name."""
ANY = "*"
"""What stands in a method's place on a page that tells of paths only: each operation there is shown."""


def named(seen: Iterable[str], operations: Sequence[Operation]) -> tuple[str, ...]:
    """The document's names of operations that a page shows; what fits none of them stays as it is.

    Args:
        seen: As the page's adapter names them: `GET /items/{item_id}`, `GET /items/1`, `* /items`, or
            `webhook #orderShipped`.
        operations: Those of the document.

    Returns:
        One for each, in their order, without repetition.
    """
    return tuple(dict.fromkeys(found for name in seen for found in _meant(name, operations)))


def fits(path: str, operation: Operation) -> bool:
    """Whether a concrete path, without or with a query, is one of an operation's; a webhook has none."""
    return not operation.webhook and bool(_pattern(operation.full_path).fullmatch(_without_query(path)))


def fitting(method: str, path: str, operations: Iterable[Operation]) -> Operation | None:
    """The operation that answers a method at a concrete path, or None.

    Where several paths fit, the concrete one comes before one with parameters, segment by segment (OpenAPI 3.1.1,
    section 4.8.8.2, "Path Templating Matching").
    """
    matching = [operation for operation in operations if operation.method == method and fits(path, operation)]
    return min(matching, key=_openness, default=None)


def filled(operation: Operation, ids: Mapping[str, str]) -> str | None:
    """The concrete path of an operation; None where a parameter has no value, and for a webhook."""
    if operation.webhook or any(name not in ids for name in PARAMETER.findall(operation.full_path)):
        return None
    return PARAMETER.sub(lambda found: quote(ids[found[1]], safe=""), operation.full_path)


def bare(path: str) -> str:
    """A path without the names of its parameters, which say nothing."""
    return PARAMETER.sub("{}", path)


def _meant(name: str, operations: Sequence[Operation]) -> Iterable[str]:
    """What a name stands for: one operation, or all at a path."""
    method, _, path = name.partition(" ")
    if method != ANY:
        return (_named(name, operations),)
    return [each.name for each in operations if bare(each.full_path) == bare(path) and not each.webhook] or (name,)


def _named(name: str, operations: Sequence[Operation]) -> str:
    if any(operation.name == name for operation in operations):
        return name
    if name.startswith(HOOK):
        hook = name.removeprefix(HOOK)
        return next((operation.name for operation in operations if operation.webhook and operation.id == hook), name)
    method, _, path = name.partition(" ")
    found = fitting(method, path, operations)
    return name if found is None else found.name


def _openness(operation: Operation) -> tuple[bool, ...]:
    """Which segments are open, from left to right: False, a literal one, sorts first."""
    return tuple("{" in segment for segment in operation.full_path.split("/"))


@cache
def _pattern(path: str) -> re.Pattern[str]:
    pieces = re.split(r"\{[^{}]*\}", path)
    return re.compile("[^/]+".join(re.escape(piece) for piece in pieces))


def _without_query(path: str) -> str:
    return unquote(ENCODED_SLASH.sub("%252F", urlsplit(path).path))  # which stays within its segment
