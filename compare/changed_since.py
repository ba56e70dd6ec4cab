"""Hold a report against a former one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from compare.errors import SourceError
from compare.since import Change, Deviated, Moved, Said, Since, StackSince, Way
from compare.values import Value, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.claim import Claim
    from compare.former import Former, FormerFact, FormerMeasured, FormerStack
    from compare.report import Deviation, Report, Subject
    from compare.sheet import Fact, FactSheet

_SAID = frozenset({"present", "different", "added"})


def changed_since(former: Former, report: Report, sheet: FactSheet, claims: Sequence[Claim], source: str) -> Since:
    """What changed since a former report.

    Args:
        former: the former report.
        report: the report.
        sheet: its facts.
        claims: what was judged by them.
        source: what the former report is called in an error.

    Raises:
        SourceError: its stacks were held to something else.
    """
    first, now = former.stacks[0].name, sheet.documents[0] if sheet.documents else ""
    if first != now:
        why = f"its stacks were held to {first}, and now they are held to {now or 'nothing'}"
        raise SourceError(source, why, "Name a report on the same API")
    were = {stack.name: stack for stack in former.stacks}
    pairs = tuple(_pairs(former, sheet)) if former.facts and sheet.groups else ()  # none: nothing was compared
    found = [
        _stack(were[subject.document.name], subject, pairs, index)
        for index, subject in enumerate(report.subjects)
        if subject.document.name in were
    ]
    names = {subject.document.name for subject in report.subjects}
    return Since(
        contract=found[0],
        stacks=tuple(found[1:]),
        added=tuple(each.title for each in report.subjects if each.document.name not in were),
        removed=tuple(stack.title for stack in former.stacks if stack.name not in names),
        claims=tuple(_claims(former, claims)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A fact as it was and as it is; one of the two may be missing. `first` names the first document."""

    was: FormerFact | None
    now: Fact | None
    first: str

    @property
    def fact(self) -> Fact | FormerFact:
        fact = self.now or self.was
        assert fact is not None  # noqa: S101 - a pair of nothing isn't made
        return fact

    @property
    def new_or_vanished(self) -> bool:
        """Whether the first document says it only now, or no longer does."""
        return (self.before(self.first) is None) != (self.after(0) is None)

    def before(self, name: str) -> Said | None:
        """What the document of that name made of it."""
        cell = self.was.cells.get(name) if self.was else None
        if cell is None or self.was is None or cell.verdict == "outside":
            return None
        own = self.was.value if cell.verdict == "present" else cell.value
        value = None if own is msgspec.UNSET else Value(value=own)
        return Said(verdict=cell.verdict, value=value, means=cell.means)

    def after(self, index: int) -> Said | None:
        """What the document of that number makes of it."""
        cell = self.now.cells[index] if self.now else None
        if cell is None or cell.verdict in ("silent", "outside"):
            return None
        return Said(verdict=cell.verdict, value=cell.value, means=cell.means)


def _pairs(former: Former, sheet: FactSheet) -> Iterator[_Pair]:
    """In the order of this report, then what is no longer there."""
    were = {fact.id: fact for fact in former.facts}
    now = {fact.id for fact in sheet.facts()}
    yield from (_Pair(was=were.get(fact.id), now=fact, first=sheet.documents[0]) for fact in sheet.facts())
    yield from (_Pair(was=fact, now=None, first=sheet.documents[0]) for fact in former.facts if fact.id not in now)


def _stack(former: FormerStack, subject: Subject, pairs: Sequence[_Pair], index: int) -> StackSince:
    changes: dict[Way, list[Change]] = {"gained": [], "lost": [], "changed": []}
    for pair in pairs:
        was, now = pair.before(former.name), pair.after(index)
        way = _way(was, now, own_words=not index)
        if way and not (index and pair.new_or_vanished):
            changes[way].append(_change(pair, was, now))
    measured = subject.measured
    return StackSince(
        name=former.name,
        title=subject.title,
        gained=tuple(changes["gained"]),
        lost=tuple(changes["lost"]),
        changed=tuple(changes["changed"]),
        versions=tuple(_versions(former, subject)),
        same=_deviated(former.same, measured.same if measured else None),
        true=_deviated(former.true, measured.true if measured else None),
    )


def _way(was: Said | None, now: Said | None, *, own_words: bool) -> Way | None:
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


def _text(said: Said) -> str | None:
    return None if said.value is None else canonical(said.value.value)


def _change(pair: _Pair, was: Said | None, now: Said | None) -> Change:
    fact = pair.fact
    return Change(
        fact=fact.id,
        group=fact.group,
        location=fact.location,
        aspect=fact.aspect,
        was=was,
        now=now,
        there=pair.now is not None,
    )


def _versions(former: FormerStack, subject: Subject) -> Iterator[Moved]:
    versions = subject.versions or {}
    moved = [
        Moved(name="OpenAPI", was=former.version, now=subject.document.version),
        Moved(name="Python", was=former.python, now=subject.python),
        *(
            Moved(name=name, was=former.versions.get(name, ""), now=versions.get(name, ""))
            for name in sorted({*former.versions, *versions})
        ),
    ]
    return (each for each in moved if each.was != each.now)


def _deviated(former: FormerMeasured | None, found: Iterable[Deviation] | None) -> Deviated:
    """What deviates now and didn't; nothing where it wasn't looked at both times."""
    if former is None or found is None:
        return Deviated()
    was = {(each.operation, each.check) for each in former.deviations}
    now = {(each.operation, each.check) for each in found}
    return Deviated(new=tuple(sorted(now - was)), gone=tuple(sorted(was - now)))


def _claims(former: Former, claims: Sequence[Claim]) -> Iterator[Moved]:
    was: Mapping[str, str] = {claim.key: claim.verdict for claim in former.claims}
    sentences = {claim.key: claim.sentence for claim in former.claims} | {claim.key: claim.sentence for claim in claims}
    now: Mapping[str, str] = {claim.key: claim.verdict for claim in claims}
    for key in [*now, *(key for key in was if key not in now)]:
        if was.get(key) != now.get(key):
            yield Moved(name=sentences[key].removesuffix("."), was=was.get(key, ""), now=now.get(key, ""))
