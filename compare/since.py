"""What changed between a former report and this one, such as by a framework's upgrade.

A stack's facts are told apart from the contract's own: where the contract itself says something new, or no longer says
it, no stack has gained or lost anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.values import canonical
from compare.wording import listing, shown

if TYPE_CHECKING:
    from compare.values import Value

Way: TypeAlias = Literal["gained", "lost", "changed"]
WAYS: tuple[Way, ...] = ("gained", "lost", "changed")
_SAID = frozenset({"present", "different", "added"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a document made of a fact: the verdict, what it says, and how that got there where it is known."""

    verdict: str
    value: Value | None = None
    means: str | None = None

    @property
    def words(self) -> str:
        """In a few words, with the value cut short."""
        verdict = self.verdict.replace("-", " ")
        said = verdict if self.value is None or self.value.value is True else f"{verdict}: {shown(self.value.value)}"
        return f"{said} (by {self.means})" if self.means else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact of which a document doesn't say what it said.

    Attributes:
        fact: The fact's id.
        group: The key of its group.
        location: Its place within that.
        aspect: What is told of the place.
        was: What the document made of it; None where it was silent.
        now: What it makes of it now; likewise.
        there: Whether it is among the facts of this report.
    """

    fact: str
    group: str
    location: str
    aspect: str
    was: Said | None
    now: Said | None
    there: bool

    @property
    def where(self) -> str:
        """The place and what is told of it."""
        return " › ".join(filter(None, (self.group or "the whole document", self.location, self.aspect)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Something that has another version or verdict; empty where there is or was none."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviated:
    """Where a service deviates now and didn't, or no longer does: operations and checks."""

    new: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StackSince:
    """What changed of one document; of the first, its facts are what the others are held to.

    Attributes:
        name: The document's name.
        title: What its stack is called.
        gained: Facts that it says and didn't.
        lost: Facts that it said and doesn't.
        changed: Facts that it says otherwise or by other means, or doesn't say for another reason.
        versions: What has another version, Python and the dialect included.
        same: Deviations from the contract.
        true: Deviations from its own document.
    """

    name: str
    title: str
    gained: tuple[Change, ...] = ()
    lost: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    versions: tuple[Moved, ...] = ()
    same: Deviated = Deviated()
    true: Deviated = Deviated()

    @property
    def changes(self) -> tuple[tuple[Way, tuple[Change, ...]], ...]:
        """The facts by what became of them, where there are any."""
        found = zip(WAYS, (self.gained, self.lost, self.changed), strict=True)
        return tuple((way, changes) for way, changes in found if changes)

    @property
    def deviations(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Operations and checks by what became of them, in words, where there are any."""
        found = (
            ("new, from the contract", self.same.new),
            ("gone, from the contract", self.same.gone),
            ("new, from its own document", self.true.new),
            ("gone, from its own document", self.true.gone),
        )
        return tuple((words, pairs) for words, pairs in found if pairs)

    @property
    def quiet(self) -> bool:
        """Whether nothing changed."""
        return not (self.changes or self.versions or self.deviations)

    @property
    def sentence(self) -> str:
        """What changed, in figures."""
        facts = [f"{len(changes):,} {way}" for way, changes in self.changes]
        told = [f"facts: {', '.join(facts)}"] if facts else []
        if self.versions:
            told.append(f"{_counted(len(self.versions), 'version')} changed")
        told += [f"{_counted(len(pairs), 'deviation')} {words}" for words, pairs in self.deviations]
        return f"{self.title}: {'; '.join(told) or 'nothing changed'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since a former report.

    Attributes:
        contract: What changed of the first document.
        stacks: One for each other document that both reports are about.
        added: The titles of those that only this report is about.
        removed: The titles of those that only the former one was about.
        claims: The claims with another verdict; their names are the sentences, without the full stop.
    """

    contract: StackSince
    stacks: tuple[StackSince, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    claims: tuple[Moved, ...]

    @property
    def quiet(self) -> bool:
        """Whether nothing changed."""
        return all(one.quiet for one in (self.contract, *self.stacks)) and not (
            self.added or self.removed or self.claims
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """What changed, in figures; nothing of what didn't."""
        told = [one.sentence for one in (self.contract, *self.stacks) if not one.quiet]
        if self.added:
            told.append(f"new: {listing(self.added)}")
        if self.removed:
            told.append(f"no longer there: {listing(self.removed)}")
        if self.claims:
            told.append(f"{_counted(len(self.claims), 'claim')} judged otherwise")
        return tuple(told) or ("nothing changed",)


def way_of(was: Said | None, now: Said | None, *, own_words: bool) -> Way | None:
    """What became of a fact in one document; what is present says what the first document does, unless it is that."""
    said, says = was is not None and was.verdict in _SAID, now is not None and now.verdict in _SAID
    if said != says:
        return "gained" if says else "lost"
    if was is None or now is None:
        return None if was is now else "changed"
    by_others = bool(was.means and now.means and was.means != now.means)  # unless nobody knew one of them
    if was.verdict != now.verdict or by_others:
        return "changed"
    return "changed" if (own_words or now.verdict != "present") and _text(was) != _text(now) else None


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _text(said: Said) -> str | None:
    return None if said.value is None else canonical(said.value.value)
