"""Which operation of one document is which in another: by method and by the shape of the path.

Parameter names and trailing slashes say nothing. Where the full paths don't meet, those without what stands before all
paths do; so a base path that one document leaves out doesn't matter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.comparison import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.prune import Pruning
    from compare.reader import OperationSite

Group = "list[OperationSite | None]"


def pair(lists: Sequence[Sequence[OperationSite]]) -> list[list[OperationSite | None]]:
    """The operations, each beside its like in the other documents, in the first document's order.

    Args:
        lists: the operations of each document.
    """
    groups: list[list[OperationSite | None]] = []
    for index, sites in enumerate(lists):
        waiting = _join(groups, index, list(sites), lambda site: site.key)
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


def same_parts(sites: Sequence[OperationSite | None], pruning: Pruning) -> frozenset[str] | None:
    """Which parts of an operation are the same in all documents, with all that they refer to; `None` for all of it.

    Args:
        sites: the operation in each document; what operations take from the whole document is the same in all.
        pruning: what need not be read.
    """
    present = [site for site in sites if site is not None]
    if len(present) < len(sites) or len({site.path for site in present}) > 1:
        return frozenset()
    inherited = pruning.same([[site.item.mapping.get(word) for word in _INHERITED] for site in present])
    values = [site.operation.mapping for site in present]
    if inherited and pruning.same(list(values)):
        return None
    if any(len({repr(value.get(word)) for value in values}) > 1 for word in ("consumes", "produces")):
        return frozenset()
    found = {
        word
        for word in ("parameters", "requestBody", "callbacks")
        if (inherited or word != "parameters") and pruning.same([value.get(word) for value in values])
    }
    statuses = [answers for value in values if isinstance(answers := value.get("responses"), dict)]
    if len(statuses) == len(values):
        found.update(
            status
            for status in statuses[0]
            if all(status in answers for answers in statuses)
            and pruning.same([answers[status] for answers in statuses])
        )
    return frozenset(found)


_INHERITED = ("parameters", "summary", "description")
