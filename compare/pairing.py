"""Which operation of one document is which in another: by method and by the shape of the path.

Parameter names and trailing slashes say nothing. Where the full paths don't meet, those without what stands before all
paths do; so a base path that one document leaves out doesn't matter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.comparison import Match
from compare.cursor import Cursor
from compare.document import ANY_METHOD, taken_for
from compare.paths import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.reader import OperationSite

_ANY = ANY_METHOD.upper()


def pair(lists: Sequence[Sequence[OperationSite]]) -> list[list[OperationSite | None]]:
    """The operations, each beside its like in the other documents, in the first document's order.

    Args:
        lists: the operations of each document.
    """
    groups: list[list[OperationSite | None]] = []
    for index, sites in enumerate(lists):
        waiting = _join(groups, index, list(sites), lambda site: site.label)  # before one of another spelling takes it
        waiting = _join(groups, index, waiting, lambda site: site.key)
        waiting = _join(groups, index, waiting, lambda site: site.own_key)
        groups += [[site if at == index else None for at in range(len(lists))] for site in waiting]
    return groups


def _join(
    groups: Sequence[list[OperationSite | None]],
    index: int,
    sites: Sequence[OperationSite],
    key: Callable[[OperationSite], str],
) -> list[OperationSite]:
    """Put each operation beside those with the same key; what is left finds none."""
    free: dict[str, list[list[OperationSite | None]]] = {}
    for group in groups:
        if group[index] is None:
            leader = next(site for site in group if site is not None)
            free.setdefault(key(leader), []).append(group)
    left: list[OperationSite] = []
    for site in sites:
        found = free.get(key(site))
        if found:
            found.pop(0)[index] = site
        else:
            left.append(site)
    return left


def with_methods(lists: Sequence[Sequence[OperationSite]]) -> list[list[OperationSite]]:
    """The operations of each document, those without a method as all that others have at their path.

    A document that names no methods says what it says of a path. Where no other has the path, it stays as it is.
    """
    methods: dict[str, dict[str, None]] = {}
    for site in (site for sites in lists for site in sites if site.method != _ANY):
        for path in {shape(site.path), shape(site.own_path)}:
            methods.setdefault(path, {})[site.method] = None
    return [
        [
            each
            for site in sites
            for each in (
                [_taken_for(site, method) for method in methods.get(shape(site.path), ())] or [site]
                if site.method == _ANY
                else [site]
            )
        ]
        for sites in lists
    ]


def _taken_for(site: OperationSite, method: str) -> OperationSite:
    operation = Cursor(site.operation.value, taken_for(site.operation.pointer, method))
    return replace(site, method=method, operation=operation)


def matches(groups: Sequence[Sequence[OperationSite | None]]) -> Iterator[Match]:
    """The operations that are the same though their paths are spelled differently, and why."""
    for group in groups:
        sites = [site for site in group if site is not None]
        if len({site.label for site in sites}) > 1:
            why = ", ".join(_differences(sites))
            yield Match(operations=tuple(None if site is None else site.label for site in group), why=why)


def _differences(sites: Sequence[OperationSite]) -> Iterator[str]:
    if len({site.key for site in sites}) > 1:
        yield "what stands before all paths differs"
    paths = [site.own_path if len({site.key for site in sites}) > 1 else site.path for site in sites]
    if len({path.endswith("/") for path in paths}) > 1:
        yield "a trailing slash"
    if len({path.rstrip("/") for path in paths}) > 1:
        yield "names of path parameters"


def with_prefix(sites: Sequence[OperationSite], prefix: str) -> list[OperationSite]:
    """The operations of a document that stands under a prefix which it doesn't tell of, or tells in every path.

    Where its paths begin with the prefix, they are matched without it; otherwise, as if it stood before them.
    """
    start = "/" + prefix.strip("/")
    inside = [site for site in sites if not site.called and f"{site.own_path}/".startswith(f"{start}/")]
    if inside:
        return [
            replace(site, own_path=site.own_path.removeprefix(start) or "/") if site in inside else site
            for site in sites
        ]
    return [site if site.called else replace(site, path=start.rstrip("/") + site.own_path) for site in sites]
