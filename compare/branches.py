"""Which branch of a choice in one document is which in another.

Those that are the same text go together first. The others are matched by the discriminator's values that stand for
them, then where they say the same, then by a title or a single allowed value, then by their component's name, and last
by likeness; never by their order alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.schema_branches import branch_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.model import Element, View
    from compare.schemas import Schema

_LIKE_ENOUGH = 0.5
"""From which part of their members in common two objects are taken for the same branch."""


def line_up_branches(
    lists: Sequence[Sequence[Element]],
    same: Callable[[Sequence[Schema]], bool],
    alike: Callable[[Sequence[Element | None]], bool],
    view: View,
) -> Iterator[list[Element | None]]:
    """The branches of one choice, each beside its like in the other documents.

    Args:
        lists: the branches in each document.
        same: whether two schemas are the same text, with all that they refer to.
        alike: whether the branches of two documents, the others not asked, say the same.
        view: whether they are read for requests or responses.
    """
    groups: list[list[Element | None]] = []
    for index, branches in enumerate(lists):
        waiting = _the_very_same(groups, index, branches, same) if index else list(branches)
        tests: tuple[Callable[[Sequence[Element | None], Element], bool], ...] = (
            _by_values,
            lambda group, branch, at=index: alike(_beside(group, branch, at)),  # type: ignore[misc]
            lambda group, branch: _by_title(_leader(group), branch, view),
            _by_name,
        )
        for test in tests:
            for branch in list(waiting):
                found = next((group for group in groups if group[index] is None and test(group, branch)), None)
                if found is not None:
                    found[index] = branch
                    waiting.remove(branch)
        for branch in waiting:
            free = [group for group in groups if group[index] is None]
            best = max(free, key=lambda group: _likeness(_leader(group), branch, view), default=None)
            if best is not None and _likeness(_leader(best), branch, view) >= _LIKE_ENOUGH:
                best[index] = branch
            else:
                groups.append([branch if at == index else None for at in range(len(lists))])
    yield from groups


def _the_very_same(
    groups: Sequence[list[Element | None]],
    index: int,
    branches: Sequence[Element],
    same: Callable[[Sequence[Schema]], bool],
) -> list[Element]:
    """Match what need not be read, at the same place of the order first; what is left matches nothing so far."""
    left: list[Element] = []
    for at, branch in enumerate(branches):
        ordered = [*groups[at : at + 1], *groups]
        for group in ordered:
            leader = _leader(group)
            if group[index] is None and leader.schema and branch.schema and same((leader.schema, branch.schema)):
                group[index] = branch
                break
        else:
            left.append(branch)
    return left


def _leader(group: Sequence[Element | None]) -> Element:
    return next(element for element in group if element is not None)


def _beside(group: Sequence[Element | None], branch: Element, at: int) -> list[Element | None]:
    """The first of a group, and a branch of another document; nothing of the documents that aren't asked."""
    leader = _leader(group)
    return [branch if index == at else leader if element is leader else None for index, element in enumerate(group)]


def _by_values(group: Sequence[Element | None], branch: Element) -> bool:
    return not set(_leader(group).values).isdisjoint(branch.values)


def _by_title(one: Element, other: Element, view: View) -> bool:
    ours, theirs = _title(one, view), _title(other, view)
    return ours is not None and ours == theirs


def _title(branch: Element, view: View) -> str | None:
    said = branch.said(view)
    title = said.get("schema.title")
    if title is not None:
        return title.key
    values = said.get("schema.enum")
    single = isinstance(values.value, list) and len(values.value) == 1 if values is not None else False
    return values.key if values is not None and single else None


def _by_name(group: Sequence[Element | None], other: Element) -> bool:
    one = _leader(group)
    if one.schema is None or other.schema is None or not one.schema.components or not other.schema.components:
        return False
    return branch_name(one.schema) == branch_name(other.schema)


def _likeness(one: Element, other: Element, view: View) -> float:
    """From 0 to 1: whether they are of one type, and how many of their members they share."""
    ours, theirs = one.said(view), other.said(view)
    ours_type, theirs_type = ours.get("schema.type"), theirs.get("schema.type")
    if (ours_type.key if ours_type else None) != (theirs_type.key if theirs_type else None):
        return 0.0
    inner = {(child.kind, child.key) for child in one.children(view)}
    others = {(child.kind, child.key) for child in other.children(view)}
    if not inner and not others:
        return 1.0
    return len(inner & others) / len(inner | others)
