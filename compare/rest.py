"""What of an operation has to be read: all but what is the same in every document, with all that it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.operations import Rest, whole
from compare.parameters import name_of
from compare.prune import same_member

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.cursor import Cursor
    from compare.prune import Pruning
    from compare.reader import OperationSite
    from compare.reading import Reading
    from compare.values import Json


def itself(site: OperationSite) -> Rest:
    """Only what an operation tells of itself, for one that has no like."""
    unread = frozenset({"requestBody", "callbacks", *_responses(site)})
    return Rest(site.operation, (), unread)


def rests(
    sites: Sequence[OperationSite | None], readings: Sequence[Reading], pruning: Pruning, *, same_roots: bool
) -> list[Rest | None] | None:
    """What has to be read of one operation in each document, or `None` for none of it.

    Args:
        sites: the operation in each document, `None` where there is none.
        readings: the documents.
        pruning: what need not be read.
        same_roots: whether operations take the same from the whole document in all of them.
    """
    present = [site for site in sites if site is not None]
    if len(present) == 1 and pruning.lazy:
        return [None if site is None else itself(site) for site in sites]
    if not same_roots or len(present) < len(sites) or any(site.path != present[0].path for site in present):
        return [
            None if site is None else whole(reading, site.item, site.operation)
            for site, reading in zip(sites, readings, strict=True)
        ]
    return _rests(present, readings, pruning)


def _rests(sites: Sequence[OperationSite], readings: Sequence[Reading], pruning: Pruning) -> list[Rest | None] | None:
    values = [site.operation.mapping for site in sites]
    items = [site.item.mapping for site in sites]
    inherited = pruning.same([[item.get(word) for word in _INHERITED] for item in items])
    if inherited and pruning.same([*values]):
        return None
    words = {word: None for value in values for word in value}
    if not all(same_member(word, values) for word in words if word in _MEDIA_TYPES):
        return [whole(reading, site.item, site.operation) for site, reading in zip(sites, readings, strict=True)]
    unread: set[str] = {
        word
        for word in ("requestBody", "callbacks")
        if word in words and pruning.same([value.get(word) for value in values])
    }
    unread.update(_same_responses(sites, pruning))
    told = {word for word in words if word in _CONTEXT or _is_told(word, values, inherited=inherited)}
    kept = frozenset(unread)
    return [
        Rest(site.operation.only(told), parameters, kept)
        for site, parameters in zip(sites, _parameters(sites, readings, pruning, inherited=inherited), strict=True)
    ]


_INHERITED = ("parameters", "summary", "description", "servers", "$ref")
"""What operations take from their path."""

_MEDIA_TYPES = ("consumes", "produces")
"""What inputs and responses depend on in Swagger 2.0."""

_CONTEXT = frozenset({"deprecated", "x-sunset", "x-stability-level"})
"""What the effect of changes in an operation depend on, be it the same."""

_PARTS = frozenset({"parameters", "requestBody", "responses", "callbacks"})


def _is_told(word: str, values: Sequence[Mapping[str, Json]], *, inherited: bool) -> bool:
    if word in _PARTS:
        return False
    return not same_member(word, values) or (word in _INHERITED and not inherited)


def _same_responses(sites: Sequence[OperationSite], pruning: Pruning) -> Iterator[str]:
    first, *others = [_responses(site) for site in sites]
    if any(other.keys() != first.keys() for other in others):
        return  # what a status is compared with depends on which others there are
    for status, response in first.items():
        if all(status in other for other in others) and pruning.same([response, *(other[status] for other in others)]):
            yield status


def _responses(site: OperationSite) -> Mapping[str, Json]:
    return site.operation.at("responses").mapping


def _parameters(
    sites: Sequence[OperationSite], readings: Sequence[Reading], pruning: Pruning, *, inherited: bool
) -> list[Sequence[Cursor]]:
    """The parameters in each document, without those that are the same in all."""
    if inherited and pruning.same([site.operation.mapping.get("parameters") for site in sites]):
        return [()] * len(sites)
    listed = [
        whole(reading, site.item, site.operation).parameters for site, reading in zip(sites, readings, strict=True)
    ]
    named = [{name_of(place): place for place in places} for places in listed]
    if any(len(names) < len(places) for names, places in zip(named, listed, strict=True)):
        return [*listed]  # two in one document that go by one name: which is which is told by their order
    same = {
        name
        for name, place in named[0].items()
        if name[0] != "formData"  # which are members of one body
        and all(name in names for names in named)
        and pruning.same([names[name].value for names in named])
    }
    return [[place for name, place in names.items() if name not in same] for names in named]
