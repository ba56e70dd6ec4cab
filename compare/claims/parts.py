"""What a check yields for one stack, and how the parts of a claim come together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from compare.claim import Holds, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.claims.stated import Stated
    from compare.report import Subject
    from compare.sheet import Fact, FactSheet

ORDER: tuple[Holds, ...] = ("doesn't hold", "not checked", "holds with", "holds")
"""One stack can refute a claim about several; a claim of which a part is unknown isn't borne out."""

SPELLED_OUT = 3
"""How many stacks a reason names one by one; the others are counted."""

DOCUMENTS = Link(text="the stacks and their versions", href="index.html#documents")
"""What stands in each report, whatever was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A stack that a claim speaks of.

    Attributes:
        index: Its document's number.
        subject: What is known of it.
    """

    index: int
    subject: Subject

    @property
    def title(self) -> str:
        """What it is called."""
        return self.subject.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim and all that it may be checked by.

    Attributes:
        stated: The claim.
        stacks: The stacks that it speaks of.
        than: Those that they are measured against.
        others: All others.
        sheet: All facts.
    """

    stated: Stated
    stacks: tuple[Stack, ...]
    than: tuple[Stack, ...]
    others: tuple[Stack, ...]
    sheet: FactSheet

    def asked_of(self, stack: Stack) -> Case:
        """The same with the facts alone that a stack is asked for."""
        return replace(self, sheet=self.sheet.asked_of(stack.index))

    def operations(self) -> dict[str, Fact]:
        """The first document's operations, each with the fact that it is there; webhooks are no operations here."""
        return {
            fact.group: fact
            for fact in self.sheet.facts()
            if fact.rule == "operation.exists"
            and fact.cells[0].verdict == "present"
            and not fact.location
            and fact.group.partition(" ")[2].startswith("/")
        }

    def facts(self, *rules: str, location: str = "") -> Iterator[tuple[Fact, str, str]]:
        """Facts of the first document, once for each operation and place where one is met.

        Args:
            rules: Their rules.
            location: What the place begins with.
        """
        for fact in self.sheet.facts():
            if fact.rule in rules and fact.cells[0].verdict == "present":
                for place in fact.places:
                    if place.operation and place.location.startswith(location):
                        yield fact, place.operation, place.location

    def slug(self, group: str) -> str:
        """A group's name in addresses."""
        return next(each.slug for each in self.sheet.groups if each.key == group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What came of checking a claim on one stack.

    Attributes:
        title: The stack; the kind of stack where there is none.
        verdict: Whether it holds there.
        why: The figures, without a full stop.
        reservation: What it holds with.
        evidence: Where that is to be seen.
    """

    title: str
    verdict: Holds
    why: str
    reservation: str = ""
    evidence: tuple[Link, ...] = ()


def has_document(stack: Stack) -> bool:
    """Whether a stack documents its API in any form that is read here."""
    return stack.subject.document.dialect != "none"


def unchecked(title: str, why: str) -> Part:
    """A part that nothing is known of."""
    return Part(title=title, verdict="not checked", why=why)


def worst(parts: Sequence[Part]) -> Holds:
    """The verdict on all parts."""
    return min((part.verdict for part in parts), key=ORDER.index)


def merged(title: str, parts: Sequence[Part]) -> Part:
    """One part of several about the same stack: the worst verdict, each figure, each reservation once."""
    verdict = worst(parts)
    reservations = dict.fromkeys(part.reservation for part in parts if part.reservation)
    return Part(
        title=title,
        verdict=verdict,
        why="; ".join(part.why for part in parts),
        reservation="; ".join(reservations) if verdict == "holds with" else "",
        evidence=tuple(dict.fromkeys(link for part in parts for link in part.evidence)),
    )


def by_share(hits: int, of: int) -> Holds:
    """The verdict on something that is so in some of all cases: in less than half of them, it isn't so.

    Args:
        hits: In how many it does.
        of: How many there are; not 0.
    """
    return "holds" if hits == of else "holds with" if hits * 2 >= of else "doesn't hold"


def counted(number: int, word: str) -> str:
    """A number of things."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def at_facts(stack: Stack, text: str, **fields: str) -> Link:
    """Facts of a stack, in the report's table."""
    wanted = {"stack": stack.subject.document.name, **fields, "all": "1"}
    asked = "&".join(f"{key}={quote(value, safe='')}" for key, value in wanted.items())
    return Link(text=f"{stack.title}: {text}", href=f"index.html#{asked}")


def at_evidence(text: str, slug: str, fact: Fact) -> Link:
    """The evidence of a fact: its lines in the documents, and the source."""
    return Link(text=text, href=f"evidence/{slug}.html#{fact.id}")
