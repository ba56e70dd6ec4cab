"""Two documents as they are, line beside line, with the words marked that differ."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_LINES = 60_000
"""Lines of two documents up to which they are set side by side: beyond, finding the pairs takes too long."""

_MOST_CANDIDATES = 2_000_000
"""Pairs of equal lines up to which all are candidates; beyond, those that are frequent are paired by what is near."""

_MOST_WORDS = 400
"""Words of two lines up to which they are matched word by word; beyond, they differ from the first that does."""

_ALIKE = 0.5
"""What share of their letters two items of lists have in common at least, to be shown as one that was changed."""

_AROUND = 3
"""How many equal lines before and after a difference are shown."""

_WORD = re.compile(r"\w+|\s+|.")
_LINE = re.compile(r"(\s*)(.*?)(,?)")
_NAME = re.compile(r'"(?:[^"\\]|\\.)*": ')
How: TypeAlias = Literal["same", "changed", "left", "right"]
"""Two lines that say the same, two that differ in words, or one that only one document has."""

_Match: TypeAlias = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a line.

    Attributes:
        text: Its letters.
        differs: Whether the other line hasn't got them.
    """

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A line of each document; None on the side that has no such line.

    Attributes:
        left: The first document's line.
        right: The second document's.
    """

    left: tuple[Part, ...] | None
    right: tuple[Part, ...] | None

    @property
    def how(self) -> How:
        """What the two lines are to each other."""
        if self.right is None:
            return "left"
        if self.left is None:
            return "right"
        return "changed" if any(part.differs for part in (*self.left, *self.right)) else "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Pairs of one kind.

    Attributes:
        how: What the lines of each pair are to each other.
        left: The number of the first document's next line, from 1.
        right: The number of the second document's.
        pairs: The lines.
    """

    how: How
    left: int
    right: int
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of both documents.

    Attributes:
        folded: Whether all are the same, and far from any that differs.
        runs: The lines, at least one.
    """

    folded: bool
    runs: tuple[Run, ...]


def side_by_side(left: Sequence[str], right: Sequence[str]) -> tuple[Block, ...]:
    """The lines of two JSON documents in pairs; neither indentation nor the comma at a line's end counts.

    Args:
        left: The first document's lines, with members by name as `document_text.printed` has them.
        right: The second document's.
    """
    pairs: list[Pair] = []
    for tag, start, stop, other_start, other_stop in _matched(left, right):
        here, there = left[start:stop], right[other_start:other_stop]
        pairs.extend(map(_same, here, there) if tag == "equal" else _replaced(here, there))
    return tuple(_blocks(pairs))


def _matched(left: Sequence[str], right: Sequence[str]) -> Sequence[_Match]:
    one, other = ([_core(line) for line in lines] for lines in (left, right))
    often = Counter(other)
    candidates = sum(number * often[line] for line, number in Counter(one).items())
    return SequenceMatcher(None, one, other, autojunk=candidates > _MOST_CANDIDATES).get_opcodes()


def _apart(line: str) -> tuple[str, str, str]:
    """A line's indentation, what it says, and its comma."""
    found = _LINE.fullmatch(line)
    return (found[1], found[2], found[3]) if found else ("", line, "")


def _core(line: str) -> str:
    return _apart(line)[1]


def _same(left: str, right: str) -> Pair:
    return Pair(left=(Part(text=left, differs=False),), right=(Part(text=right, differs=False),))


def _alone(line: str) -> tuple[Part, ...]:
    """A line that only one document has."""
    return _line(line, [Part(text=_core(line), differs=True)])


def _line(line: str, inner: Sequence[Part]) -> tuple[Part, ...]:
    indent, _, comma = _apart(line)
    parts = (Part(text=indent, differs=False), *inner, Part(text=comma, differs=False))
    return tuple(part for part in parts if part.text)


def _replaced(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Lines that stand instead of each other: those of the same member are paired."""
    names, others = ([_name(line) for line in lines] for lines in (left, right))
    for tag, start, stop, other_start, other_stop in SequenceMatcher(None, names, others).get_opcodes():
        here, there = left[start:stop], right[other_start:other_stop]
        if tag == "equal":
            for one, other in zip(here, there, strict=True):
                yield from _perhaps_changed(one, other)
        else:
            yield from (Pair(left=_alone(line), right=None) for line in here)
            yield from (Pair(left=None, right=_alone(line)) for line in there)


def _name(line: str) -> str:
    """What a line is called: its member's name, or its kind of bracket; nothing for an item of a list."""
    core = _core(line)
    named = _NAME.match(core)
    return named[0] if named else core[:1] if core[:1] in "{}[]" else ""


def _perhaps_changed(left: str, right: str) -> Iterator[Pair]:
    """Two lines of one name; an item of a list has none, and quite another one is no change of it."""
    if not _name(left) and SequenceMatcher(None, left[:1000], right[:1000]).quick_ratio() < _ALIKE:
        yield Pair(left=_alone(left), right=None)
        yield Pair(left=None, right=_alone(right))
        return
    words, others = _WORD.findall(_core(left)), _WORD.findall(_core(right))
    matches = _words_matched(words, others)
    one = [(tag, "".join(words[start:stop])) for tag, start, stop, _, _ in matches]
    other = [(tag, "".join(others[start:stop])) for tag, _, _, start, stop in matches]
    yield Pair(left=_line(left, _parts(one)), right=_line(right, _parts(other)))


def _words_matched(words: Sequence[str], others: Sequence[str]) -> Sequence[_Match]:
    if len(words) + len(others) <= _MOST_WORDS:
        return SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))
    return [("equal", 0, same, 0, same), ("replace", same, len(words), same, len(others))]


def _parts(texts: Sequence[tuple[str, str]]) -> list[Part]:
    return [Part(text=text, differs=tag != "equal") for tag, text in texts]


def _blocks(pairs: Sequence[Pair]) -> Iterator[Block]:
    """The pairs in their order, with those folded that are far from any difference."""
    left, right = 1, 1
    hows = [pair.how for pair in pairs]
    numbered = zip(_near(hows), hows, pairs, strict=True)
    for near, group in itertools.groupby(numbered, key=lambda each: each[0]):
        runs: list[Run] = []
        for how, run in itertools.groupby(group, key=lambda each: each[1]):
            these = tuple(pair for _, _, pair in run)
            runs.append(Run(how=how, left=left, right=right, pairs=these))
            left += 0 if how == "right" else len(these)
            right += 0 if how == "left" else len(these)
        yield Block(folded=not near, runs=tuple(runs))


def _near(hows: Sequence[How]) -> list[bool]:
    """Whether each pair differs, or is near one that does."""
    near = [False] * len(hows)
    for at, how in enumerate(hows):
        if how != "same":
            close = slice(max(at - _AROUND, 0), at + _AROUND + 1)
            near[close] = [True] * len(near[close])
    return near
