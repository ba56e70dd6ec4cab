"""Which branch of a choice in one document is which in another.

Those that are the same text go together first. The others are matched by the discriminator's values that stand for
them, then where they say the same, then by a title or a single allowed value, then by their component's name, and last
by likeness; never by their order alone.

Each test looks only at those branches that share something with the one in hand, found in an index: there are choices
of thousands.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.outline import DEEPEST, outline
from compare.schema_branches import branch_name
from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from compare.model import Element, View
    from compare.outline import Known
    from compare.schemas import Schema

_LIKE_ENOUGH = 0.5
"""From which part of their members in common two objects are taken for the same branch."""

MOST_TRIES = 20_000
"""How often two branches of one choice that look alike are compared to the end; documents made to be slow need more."""


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
        waiting = _Matching(groups, index, same, alike, view).match(branches) if groups else list(branches)
        groups += [[branch if at == index else None for at in range(len(lists))] for branch in waiting]
    yield from groups


class _Matching:
    """The branches of one more document to be put into groups that have none of it yet."""

    def __init__(
        self,
        groups: Sequence[list[Element | None]],
        index: int,
        same: Callable[[Sequence[Schema]], bool],
        alike: Callable[[Sequence[Element | None]], bool],
        view: View,
    ) -> None:
        self._groups = groups
        self._leaders = [next(element for element in group if element is not None) for group in groups]
        self._index = index
        self._same = same
        self._alike = alike
        self._view = view
        self._tries = 0

    def match(self, branches: Sequence[Element]) -> list[Element]:
        """Put branches into the groups where they belong, and give those that belong to none."""
        waiting = self._very_same(branches)
        if waiting:
            waiting = self._by_key(waiting, lambda branch: branch.values)
        if waiting:
            waiting = self._by_key(waiting, self._outlines(waiting), self._is_alike)
        if waiting:
            waiting = self._by_key(waiting, lambda branch: _title(branch, self._view))
        if waiting:
            waiting = self._by_key(waiting, _name)
        return self._by_likeness(waiting) if waiting else []

    def _free(self) -> list[int]:
        return [at for at, group in enumerate(self._groups) if group[self._index] is None]

    def _very_same(self, branches: Sequence[Element]) -> list[Element]:
        """Match what need not be read, at the same place of the order first."""
        places: dict[Hashable, list[int]] | None = None
        left: list[Element] = []
        for at, branch in enumerate(branches):
            if self._is_very_same(at, branch):
                self._groups[at][self._index] = branch
                continue
            if places is None:
                places = _indexed(self._leaders, _text, self._free())
            texts = _text(branch)
            found = next(
                (place for text in texts for place in places.get(text, ()) if self._is_very_same(place, branch)), None
            )
            if found is None:
                left.append(branch)
            else:
                self._groups[found][self._index] = branch
        return left

    def _is_very_same(self, at: int, branch: Element) -> bool:
        if at >= len(self._groups) or self._groups[at][self._index] is not None:
            return False
        leader = self._leaders[at]
        if leader.values and branch.values and set(leader.values).isdisjoint(branch.values):
            return False  # a discriminator gives them for different values
        return leader.schema is not None and branch.schema is not None and self._same((leader.schema, branch.schema))

    def _by_key(
        self,
        branches: Sequence[Element],
        keys: Callable[[Element], Iterable[Hashable]],
        test: Callable[[int, Element], bool] | None = None,
    ) -> list[Element]:
        """Match by something in common, each branch with the first group that has it."""
        places = _indexed(self._leaders, keys, self._free())
        left: list[Element] = []
        for branch in branches:
            listed = sorted({place for key in keys(branch) for place in places.get(key, ())})
            found = next(
                (at for at in listed if self._groups[at][self._index] is None and (test is None or test(at, branch))),
                None,
            )
            if found is None:
                left.append(branch)
            else:
                self._groups[found][self._index] = branch
        return left

    def _outlines(self, branches: Sequence[Element]) -> Callable[[Element], Iterable[Hashable]]:
        """What branches that say the same have in common: an outline just deep enough to tell most of them apart."""
        if any(branch.taken for branch in (*self._leaders, *branches)):
            return lambda _: (None,)
        leaders = [self._leaders[at] for at in self._free()]
        known: Known = {}
        for depth in range(DEEPEST):
            counted = [
                Counter(outline(branch, self._view, depth, known) for branch in side) for side in (leaders, branches)
            ]
            if sum(times * counted[1][key] for key, times in counted[0].items()) <= len(leaders) + len(branches):
                break
        return lambda branch: (outline(branch, self._view, depth, known),)

    def _is_alike(self, at: int, branch: Element) -> bool:
        """Whether a branch says what the first of a group does; nothing of the documents that aren't asked."""
        self._tries += 1
        if self._tries > MOST_TRIES:
            return False
        leader = self._leaders[at]
        group = [element if element is leader else None for element in self._groups[at]]
        group[self._index] = branch
        return self._alike(group)

    def _by_likeness(self, branches: Sequence[Element]) -> list[Element]:
        """Match objects by the part of their members that they share, from half of them on, and others by type."""
        places = _indexed(self._leaders, self._traits, self._free())
        sizes = [len(self._names(leader)) for leader in self._leaders]
        left: list[Element] = []
        for branch in branches:
            shared = Counter(
                place
                for trait in self._traits(branch)
                for place in places.get(trait, ())
                if self._groups[place][self._index] is None
            )
            size = len(self._names(branch))
            best, likeness = None, 0.0
            for at in sorted(shared):
                found = shared[at] / (size + sizes[at] - shared[at]) if size else 1.0
                if found > likeness:
                    best, likeness = at, found
            if best is None or likeness < _LIKE_ENOUGH:
                left.append(branch)
            else:
                self._groups[best][self._index] = branch
        return left

    def _traits(self, branch: Element) -> list[Hashable]:
        """By what two branches may be alike: their members, or where there are none, that; each with their type."""
        stated = branch.said(self._view).get("schema.type")
        kind = stated.key if stated is not None else None
        return [(kind, *name) for name in self._names(branch)] or [(kind,)]

    def _names(self, branch: Element) -> frozenset[tuple[str, str]]:
        return frozenset((child.kind, child.key) for child in branch.children(self._view))


def _indexed(
    leaders: Sequence[Element], keys: Callable[[Element], Iterable[Hashable]], free: Iterable[int]
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at in free:
        for key in keys(leaders[at]):
            found.setdefault(key, []).append(at)
    return found


def _text(branch: Element) -> tuple[str, ...]:
    """What it says, word for word, where it stands at one place."""
    schema = branch.schema
    return (canonical(schema.places[0].value),) if schema is not None and len(schema.places) == 1 else ()


def _title(branch: Element, view: View) -> tuple[str, ...]:
    said = branch.said(view)
    title = said.get("schema.title")
    if title is not None:
        return (title.key,)
    values = said.get("schema.enum")
    single = isinstance(values.value, list) and len(values.value) == 1 if values is not None else False
    return (values.key,) if values is not None and single else ()


def _name(branch: Element) -> tuple[str, ...]:
    return (branch_name(branch.schema),) if branch.schema is not None and branch.schema.components else ()
