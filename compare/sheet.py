"""The sheet of facts: every fact once, over all stacks. `fact_sheet` makes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compare.limits import Limit
    from compare.marks import Profile
    from compare.means import Means
    from compare.model import Kind
    from compare.notes import Note
    from compare.values import Value
    from compare.variance import Effect

CellVerdict: TypeAlias = Literal["present", "different", "absent", "not-expressible", "added", "silent", "outside"]
"""What a document makes of a fact.

`silent` is absence where the first document doesn't have it either; `outside`, a fact of the first document that what
does its slice isn't asked for.
"""

VERDICTS: tuple[CellVerdict, ...] = ("present", "different", "absent", "not-expressible", "added")
"""Those that are counted, in the order of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a reader meets a fact: the operation (None: the whole document), and the place in it."""

    operation: str | None
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCell:
    """What one document makes of a fact.

    Attributes:
        verdict: What holds in most of the places that share the fact; of as many, what is better for a reader. What is
            added in any is added.
        value: What the document says there; None where nothing.
        pointer: Where it says so, or None.
        limit: What keeps its dialect from saying it, if only in some places, where something does.
        means: How the fact got into the document; None where that isn't known, or it isn't there.
        effect: What the difference means to a client.
        at: The indices of the fact's places where this verdict holds; all of them, mostly.
        note: What people noted of it.
        asked: The indices of the fact's places that the document is asked for; None where that is all of them.
    """

    verdict: CellVerdict
    value: Value | None
    pointer: str | None
    limit: Limit | None
    means: Means | None
    effect: Effect
    at: tuple[int, ...]
    note: Note | None = None
    asked: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact over all documents.

    Attributes:
        id: Stable over runs, and whatever other stacks there are: 16 hexadecimal digits of where and what it is.
        topic: The topic's key in `TOPICS`; None for what no topic is said of.
        rule: Such as `schema.maximum`.
        aspect: Such as `maximum`; `exists` for the place itself.
        kind: Whether clients or only readers depend on it.
        group: The key of its `Group`.
        places: Where it is met; one, unless it stands inside a shared component.
        cells: One a document, the first document's first.
        framework: Whether the documents differ only by what frameworks add by rote.
        differs: Whether not all documents that could say it say the same.
        message: The difference in a sentence; empty where there is none.
        fingerprint: Of the finding that it belongs to; empty without one.
    """

    id: str
    topic: str | None
    rule: str
    aspect: str
    kind: Kind
    group: str
    places: tuple[Place, ...]
    cells: tuple[FactCell, ...]
    framework: bool
    differs: bool
    message: str
    fingerprint: str

    def asked(self, cell: FactCell) -> tuple[int, ...]:
        """The indices of the places that a document is asked for."""
        return tuple(range(len(self.places))) if cell.asked is None else cell.asked

    def partial(self, cell: FactCell) -> bool:
        """Whether a cell's verdict holds in some of the places only that its document is asked for."""
        return len(cell.at) < len(self.asked(cell))

    @property
    def location(self) -> str:
        """Its place within its group: within the operation, or within the component."""
        return self.places[0].location

    @property
    def effect(self) -> Effect:
        """The worst of its effects."""
        effects = {cell.effect for cell in self.cells}
        return "breaking" if "breaking" in effects else "compatible" if "compatible" in effects else "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts that belong together: those of an operation, of a shared component, or of the whole document.

    Attributes:
        key: The operation; the component as `#Item`; empty for the whole document.
        title: In words.
        slug: For addresses and files: lower-case letters, digits and dashes, unique.
        operations: Those that it touches, by the first document's names.
        facts: Sorted by place and rule.
    """

    key: str
    title: str
    slug: str
    operations: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """All facts.

    Attributes:
        documents: The documents' names, the first document's first.
        titles: What their stacks are called.
        groups: The whole document, then operations as the comparison sorts them, then shared components.
        profiles: What each document's stack does of the first document's API; nothing where all of them do all.
    """

    documents: tuple[str, ...]
    titles: tuple[str, ...]
    groups: tuple[Group, ...]
    profiles: tuple[Profile, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """All facts, group by group."""
        for group in self.groups:
            yield from group.facts

    def counts(self, index: int, topic: str | None = None, group: str | None = None) -> Mapping[CellVerdict, int]:
        """How many facts have which verdict in one document; of one topic or group, where it is named."""
        return Counter(
            fact.cells[index].verdict
            for fact in self.facts()
            if (topic is None or fact.topic == topic) and (group is None or fact.group == group)
        )

    def stated(self, index: int, topic: str | None = None) -> int:
        """How many facts of the first document a document is asked for; of one topic, where it is named."""
        return sum(
            fact.cells[0].verdict == "present" and fact.cells[index].verdict != "outside"
            for fact in self.facts()
            if topic is None or fact.topic == topic
        )

    def is_outside(self, group: Group, index: int) -> bool:
        """Whether a document is asked for nothing of a group."""
        return all(fact.cells[index].verdict in ("outside", "silent") for fact in group.facts) and any(
            fact.cells[index].verdict == "outside" for fact in group.facts
        )

    def asked_of(self, index: int) -> FactSheet:
        """The same facts, without what a document isn't asked for: neither facts nor places of them."""
        groups = (replace(group, facts=tuple(_asked(group.facts, index))) for group in self.groups)
        return replace(self, groups=tuple(groups)) if self.is_slice(index) else self

    def is_slice(self, index: int) -> bool:
        """Whether a document is asked for the slice only."""
        return bool(self.profiles) and self.profiles[index] == "slice"

    def topics(self) -> tuple[str, ...]:
        """The keys of the topics that have facts, in the order of `TOPICS`."""
        found = {fact.topic for fact in self.facts()}
        return tuple(key for key in TOPICS if key in found)


def _asked(facts: Iterable[Fact], index: int) -> Iterator[Fact]:
    for fact in facts:
        cell = fact.cells[index]
        if cell.verdict != "outside":
            yield replace(fact, places=tuple(fact.places[number] for number in fact.asked(cell)))
