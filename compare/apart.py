"""Schemas under one keyword in several parts of an `allOf` that may not be put together.

To keep out A and to keep out B is not to keep out what is both; an item like A and one like B may be two. So each
part's stays by itself, and is lined up with that of another document by what it says, and only then by order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.conjunction import Conjunction
    from compare.cursor import Cursor
    from compare.model import Element

_CONDITION = ("if", "then", "else")
_TOGETHER: dict[str, tuple[str, ...]] = {
    "not": ("not",),
    "contains": ("contains", "minContains", "maxContains"),
    **dict.fromkeys(_CONDITION, _CONDITION),
}
"""Keywords whose schemas stay apart, each with those of the same part that it makes sense with."""

APART = _TOGETHER.keys()


class Single(NamedTuple):
    """One part's schema.

    Attributes:
        label: how it is called: the keyword, with a number from the second on.
        text: what it says, with the keywords that it makes sense with.
        part: the part of the `allOf` that it is in.
    """

    label: str
    text: str
    part: Cursor


def singles(parts: Conjunction, keyword: str) -> list[Single]:
    """The schemas under a keyword that stays apart, those that say the same once."""
    found: dict[str, Cursor] = {}
    for part in parts.parts if keyword in parts.present or keyword in _CONDITION else ():
        if keyword in _CONDITION and not _is_condition(part):
            continue
        if keyword in _CONDITION or keyword in part.mapping:
            together = {word: part.mapping[word] for word in _TOGETHER[keyword] if word in part.mapping}
            found.setdefault(canonical(together), part)
    return [
        Single(keyword if number == 1 else f"{keyword} {number}", text, part)
        for number, (text, part) in enumerate(found.items(), 1)
        if keyword in part.mapping
    ]


def _is_condition(part: Cursor) -> bool:
    """Whether it says anything: an `if` without a consequence doesn't, nor a consequence without an `if`."""
    return "if" in part.mapping and ("then" in part.mapping or "else" in part.mapping)


def beside(lists: Sequence[Sequence[Element]]) -> Sequence[Sequence[Element]]:
    """The same elements, with keys by which each one that stays apart is lined up with its like.

    Args:
        lists: the elements in one element of each document.
    """
    if not any(child.label != child.key for children in lists for child in children if child.kind == "subschema"):
        return lists
    known: dict[tuple[str, tuple[str, ...]], str] = {}
    return [[*_keyed(children, known)] for children in lists]


def _keyed(children: Sequence[Element], known: dict[tuple[str, tuple[str, ...]], str]) -> Iterator[Element]:
    taken = {known.get((child.key, child.values)) for child in children if _stays_apart(child)}
    for child in children:
        if not _stays_apart(child):
            yield child
            continue
        mark = (child.key, child.values)
        if mark not in known:
            known[mark] = _free(child, taken)
            taken.add(known[mark])
        yield replace(child, key=known[mark])


def _stays_apart(child: Element) -> bool:
    return child.kind == "subschema" and bool(child.values)


def _free(child: Element, taken: set[str | None]) -> str:
    if child.label not in taken:
        return child.label
    number = 1
    while (name := child.key if number == 1 else f"{child.key} {number}") in taken:
        number += 1
    return name
