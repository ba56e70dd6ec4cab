"""Findings as an HTML page shows them: by effect, in groups, each with what every document says."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.gate import concerns
from compare.render.escaping import clipped
from compare.render.headline import EFFECTS, TITLES, by_rule, of_effect
from compare.render.words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Comparison, Finding
    from compare.variance import Effect

SIDES = 10_000
"""How many values a page holds at most, all its findings together, so that a browser can open it."""

OPEN = 100
"""More compatible findings than this are folded."""

MEANINGS: dict[Effect, str] = {
    "breaking": "A client made for the first document can fail.",
    "compatible": "A client made for the first document can tell, and works all the same.",
    "none": "Only who reads the documentation can tell.",
}
ABSENT = {"absent": "absent", "not-expressible": "can’t say"}

_VALUE = 300  # characters
_PLACE = 300  # characters
_USERS = 25  # operations
_IN_SENTENCE = 2  # operations that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one document says.

    Attributes:
        document: its name.
        verdict: in one word, against the first; `none` is silence where the first is silent too.
        effect: what that means to a client.
        text: the value, or a word for there being none.
        pointer: where it stands; empty where it doesn't.
    """

    document: str
    verdict: str
    effect: Effect
    text: str
    pointer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding.

    Attributes:
        anchor: its id in the page; empty where another finding has it.
        message: its sentence.
        rule: its rule.
        fingerprint: what to filter it by.
        by_rote: whether the documents differ only by what frameworks add by rote.
        sides: one a document.
        users: the operations that it touches, as many as are listed; none where the sentence or the group names all.
        more: how many more there are.
    """

    anchor: str
    message: str
    rule: str
    fingerprint: str
    by_rote: bool
    sides: tuple[Side, ...]
    users: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one operation or of one rule."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The findings of one effect.

    Attributes:
        effect: the effect.
        title: the word for it.
        meaning: what it means.
        number: how many findings have it.
        groups: those that are listed: documentation by rule, the rest by operation.
        folded: whether the groups are closed at first.
        left_out: the rules of the others, with how often each occurs.
    """

    effect: Effect
    title: str
    meaning: str
    number: int
    groups: tuple[Group, ...]
    folded: bool
    left_out: tuple[tuple[str, int], ...]


def sections(
    comparison: Comparison, *, effects: Sequence[Effect] = EFFECTS, everything: bool = False
) -> Iterator[Section]:
    """The findings by effect, the worst first; what matters least is left out where there are too many.

    Args:
        comparison: what was compared.
        effects: the effects that are asked for.
        everything: whether to list and spell out all, however large the page becomes.
    """
    room = len(comparison.findings) if everything else SIDES // len(comparison.documents)
    items = _Items(comparison, everything=everything)
    for effect in effects:
        findings = of_effect(comparison, effect)
        if findings:
            listed = findings[:room]
            room -= len(listed)
            yield Section(
                effect=effect,
                title=TITLES[effect],
                meaning=MEANINGS[effect],
                number=len(findings),
                groups=tuple(items.groups(listed, by_rules=effect == "none")),
                folded=effect == "none" or (effect == "compatible" and len(findings) > OPEN),
                left_out=tuple(by_rule(findings[len(listed) :])),
            )


def against(comparison: Comparison, index: int) -> Counter[Effect]:
    """The number of findings by effect for one document, by its place in the comparison, against the first."""
    return Counter(finding.effects[index] for finding in comparison.findings if concerns(finding, index))


class _Items:
    def __init__(self, comparison: Comparison, *, everything: bool) -> None:
        self._names = [document.name for document in comparison.documents]
        self._everything = everything
        self._anchors: set[str] = set()

    def groups(self, findings: Sequence[Finding], *, by_rules: bool) -> Iterator[Group]:
        if by_rules:
            ranks = {rule: rank for rank, (rule, _) in enumerate(by_rule(findings))}
            findings = sorted(findings, key=lambda finding: ranks[finding.rule])
        name = _rule if by_rules else _operation
        for title, members in itertools.groupby(findings, key=name):
            yield Group(name=clipped(title, _PLACE), items=tuple(map(self._item, members)))

    def _item(self, finding: Finding) -> Item:
        shared = finding.used_by if finding.operation is None and len(finding.used_by) > _IN_SENTENCE else ()
        users = shared if self._everything else shared[:_USERS]
        anchor = "" if finding.fingerprint in self._anchors else f"finding-{finding.fingerprint}"
        self._anchors.add(finding.fingerprint)
        return Item(
            anchor=anchor,
            message=finding.message,
            rule=clipped(finding.rule, _PLACE),
            fingerprint=finding.fingerprint,
            by_rote=finding.origin == "framework",
            sides=tuple(self._sides(finding)),
            users=tuple(clipped(user, _PLACE) for user in users),
            more=len(shared) - len(users),
        )

    def _sides(self, finding: Finding) -> Iterator[Side]:
        texts = [None if value is None else spelled(value.value) for value in finding.values]
        start = 0 if self._everything else _start([text for text in texts if text is not None])
        for index, (name, verdict, text) in enumerate(zip(self._names, finding.verdicts, texts, strict=True)):
            yield Side(
                document=name,
                verdict="none" if verdict == finding.verdicts[0] == "absent" else verdict,
                effect=finding.effects[index],
                text=ABSENT.get(verdict, verdict) if text is None else self._value(finding.aspect, text, start),
                pointer=clipped(finding.pointers[index] or "", _PLACE),
            )

    def _value(self, aspect: str, text: str, start: int) -> str:
        if aspect == "exists":
            return "has it"
        if self._everything:
            return text
        return clipped(f"{'…' if start else ''}{text[start : start + 2 * _VALUE]}", _VALUE)


def _start(texts: Sequence[str]) -> int:
    """From where to show values, so that what differs is seen: 0 unless that comes late."""
    differs = (at for at, letters in enumerate(zip(*texts, strict=False)) if len(set(letters)) > 1)
    first = next(differs, min(map(len, texts), default=0) if len(set(texts)) > 1 else 0)
    return first - _VALUE // 3 if first > _VALUE * 2 // 3 else 0


def _rule(finding: Finding) -> str:
    return finding.rule


def _operation(finding: Finding) -> str:
    if finding.operation is not None:
        return finding.operation
    return "Shared by several operations" if finding.used_by else "The whole document"
