"""In which order operations are tried out: what makes something, what reads it, what changes it, what deletes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.pages.operations import Operation

AFTERWARDS = ("GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "PATCH", "POST", "DELETE")


def tries_in_order(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Operations in an order in which one helps the next; among equals as they came. Webhooks are left out.

    A POST to a path without parameters makes something, and comes first. So does a PUT to a part of a thing, such as
    `/items/{item_id}/image`, next. Any other POST does something with what is there, and comes after all that reads
    and changes it; what deletes comes last.
    """
    return tuple(sorted((one for one in operations if not one.webhook), key=_place))


def _place(operation: Operation) -> int:
    in_a_part = "{" in operation.path and not operation.path.endswith("}")
    if operation.method == "POST" and "{" not in operation.path:
        return -2
    if operation.method == "PUT" and in_a_part:
        return -1
    return AFTERWARDS.index(operation.method) if operation.method in AFTERWARDS else len(AFTERWARDS)
