"""The table "Documented?": how many facts of each topic each document has, by operation and component too."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.render.fact_lines import LETTERS, MEANS, WORDS
from compare.sheet import VERDICTS
from compare.topics import OTHER, topic_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.means import Means
    from compare.sheet import CellVerdict, Fact, FactSheet

MEANS_WORDS: dict[Means | None, str] = {
    "code": "code",
    "annotation": "annotation",
    "hook": "hook",
    None: "means unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many facts are so.

    Attributes:
        key: What the filter calls it.
        letter: Its letter in classes.
        word: What a reader calls it.
        number: How many.
    """

    key: str
    letter: str
    word: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one document makes of some facts.

    Attributes:
        verdicts: How many have each verdict, in the order of `VERDICTS`, those without any as well.
        means: By what means those that are present got there; none where nothing is present.
    """

    verdicts: tuple[Count, ...]
    means: tuple[Count, ...]

    @property
    def present(self) -> int:
        """How many are as in the first document."""
        return self.verdicts[0].number


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What an operation or component has of a topic."""

    title: str
    slug: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic.

    Attributes:
        key: What the filter calls it; empty for all topics together.
        title: Its words.
        tallies: One for each document but the first.
        parts: The same by operation and component.
    """

    key: str
    title: str
    tallies: tuple[Tally, ...]
    parts: tuple[Part, ...]


def documented(sheet: FactSheet) -> tuple[Topic, ...]:
    """All topics that have facts, all of them together first; none where nothing was compared."""
    facts = tuple(sheet.facts())
    if not facts:
        return ()
    keys: list[str | None] = list(sheet.topics())
    if any(fact.topic is None for fact in facts):
        keys.append(None)
    whole = Topic(key="", title="All topics", tallies=tallies(sheet, facts), parts=())
    return (whole, *(_topic(sheet, key) for key in keys))


def tallies(sheet: FactSheet, facts: Sequence[Fact]) -> tuple[Tally, ...]:
    """What each document but the first makes of these facts."""
    return tuple(_tally(facts, index) for index in range(1, len(sheet.documents)))


def _topic(sheet: FactSheet, key: str | None) -> Topic:
    chosen = [(group, [fact for fact in group.facts if fact.topic == key]) for group in sheet.groups]
    return Topic(
        key=key or OTHER,
        title=topic_title(key),
        tallies=tallies(sheet, [fact for _, facts in chosen for fact in facts]),
        parts=tuple(
            Part(title=group.title, slug=group.slug, tallies=tallies(sheet, facts)) for group, facts in chosen if facts
        ),
    )


def _tally(facts: Iterable[Fact], index: int) -> Tally:
    verdicts: Counter[CellVerdict] = Counter()
    means: Counter[Means | None] = Counter()
    for fact in facts:
        cell = fact.cells[index]
        verdicts[cell.verdict] += 1
        if cell.verdict == "present":
            means[cell.means] += 1
    return Tally(
        verdicts=tuple(Count(key=key, letter=LETTERS[key], word=WORDS[key], number=verdicts[key]) for key in VERDICTS),
        means=tuple(
            Count(key=key or "unknown", letter=MEANS[key], word=word, number=means[key])
            for key, word in MEANS_WORDS.items()
            if means[key]
        ),
    )
