"""Claims on what documentation costs, checked on the means by which each fact got into the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.parts import (
    DOCUMENTS,
    ORDER,
    SPELLED_OUT,
    Case,
    Part,
    Stack,
    at_facts,
    by_share,
    counted,
    has_document,
    unchecked,
)
from compare.claims.stated import stated
from compare.wording import listing, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = "by what means its facts got into the document isn't known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a stack's documentation takes.

    Attributes:
        documented: How many facts of the first document it says.
        from_code: How many of them it says from the code alone.
        annotated: How many take an annotation.
        hooked: How many take a hook.
        lines: How many lines of its source are there for the documentation only; None where that isn't known.
    """

    documented: int
    from_code: int
    annotated: int
    hooked: int
    lines: int | None

    @property
    def by_hand(self) -> float:
        """Which part of its facts doesn't come from the code alone."""
        return 1 - self.from_code / self.documented

    @property
    def lines_by_fact(self) -> float | None:
        """How many lines for the documentation only there are for each documented fact."""
        return None if self.lines is None else self.lines / self.documented

    @property
    def words(self) -> str:
        """The figures in words."""
        by_fact = self.lines_by_fact
        lines = (
            "" if by_fact is None else f", with {self.lines:,} lines for the documentation only ({by_fact:.2f} a fact)"
        )
        return (
            f"of {self.documented:,} documented facts, {self.from_code:,} come from the code alone, "
            f"{self.annotated:,} by annotations and {self.hooked:,} by hooks{lines}"
        )


def effort(case: Case, stack: Stack) -> Effort | None:
    """What a stack's documentation takes; None where that isn't known, or there is none."""
    if stack.subject.means is None:
        return None
    cells = [fact.cells[stack.index] for fact in case.sheet.facts() if fact.cells[0].verdict == "present"]
    means = Counter(cell.means for cell in cells if cell.verdict == "present" and cell.means)
    cost = stack.subject.cost
    if not means:
        return None
    return Effort(
        documented=means.total(),
        from_code=means["code"],
        annotated=means["annotation"],
        hooked=means["hook"],
        lines=cost.annotation_lines + cost.hook_lines if cost else None,
    )


def operations_from_code(case: Case) -> list[Part]:
    """Whether on each kind of stack that the claim speaks of the code alone can bring each operation into the document.

    One stack shows that it can be done; those of the same kind that don't do it are a reservation.
    """
    kinds = {name: kind for name, kind in stated()["stacks"].items() if name in case.stated.of}
    found = {
        kind.title: [
            _operations_from_code(case.asked_of(stack), stack)
            for stack in case.stacks
            if kind.fits(stack.subject.versions)
        ]
        for kind in kinds.values()
    }
    return [_best(title, parts) for title, parts in found.items() if parts]


def _best(title: str, parts: Sequence[Part]) -> Part:
    """The part on a kind of stack: the best of its stacks', with those that do worse."""
    best = max(parts, key=lambda part: ORDER.index(part.verdict))
    more = len([part for part in parts if part.verdict == best.verdict]) - 1
    others = [part.title for part in parts if part.verdict != best.verdict]
    by = "" if best.title == title else f"with {best.title}, "
    likewise = f"; so it is of {counted(more, 'other stack')}" if more else ""
    left = f"not so of the {verb(others, 'stack', 'stacks')} {listing(others, SPELLED_OUT)}" if others else ""
    borne_out = best.verdict in {"holds", "holds with"}
    return replace(
        best,
        title=title,
        verdict="holds with" if borne_out and others else best.verdict,
        why=f"{by}{best.why}{likewise}{f'; {left}' if left and borne_out else ''}",
        reservation="; ".join(filter(None, [best.reservation, left])) if borne_out else "",
    )


def _operations_from_code(case: Case, stack: Stack) -> Part:
    if not has_document(stack):
        return Part(title=stack.title, verdict="doesn't hold", why="it has no document", evidence=(DOCUMENTS,))
    if stack.subject.means is None:
        return unchecked(stack.title, UNKNOWN)
    operations = list(case.operations().values())
    if not operations:
        return unchecked(stack.title, "no operation to look for")
    hits = [fact for fact in operations if fact.cells[stack.index].means == "code"]
    misses = len(operations) - len(hits)
    verdict = by_share(len(hits), len(operations))
    return Part(
        title=stack.title,
        verdict=verdict,
        why=f"{len(hits)} of {len(operations)} operations are in its document from the code alone",
        reservation=f"{misses} operations that the code alone doesn't bring" if verdict == "holds with" else "",
        evidence=(at_facts(stack, "what comes from the code alone", means="code"),),
    )


def without_effort(case: Case, stack: Stack) -> Part:
    """Whether the code alone documents the API.

    It doesn't where it brings less than half of the operations or of the facts; it does where nothing is there for the
    documentation only.
    """
    found, operations = effort(case, stack), _operations_from_code(case, stack)
    if found is None or operations.verdict == "not checked":
        return unchecked(stack.title, UNKNOWN)
    verdict = by_share(found.from_code, found.documented)
    extra = found.annotated + found.hooked
    if operations.verdict == "doesn't hold":
        verdict = operations.verdict
    elif operations.verdict == "holds with" or found.lines:
        verdict = "holds with" if verdict == "holds" else verdict
    lines = f" and {found.lines:,} lines for the documentation only" if found.lines else ""
    return Part(
        title=stack.title,
        verdict=verdict,
        why=f"{operations.why}; {found.words}",
        reservation=(
            f"{extra:,} of {found.documented:,} documented facts that take more than the code{lines}"
            if verdict == "holds with"
            else ""
        ),
        evidence=(
            at_facts(stack, "from the code alone", means="code"),
            at_facts(stack, "by annotations", means="annotation"),
            at_facts(stack, "by hooks", means="hook"),
        ),
    )


def more_work(case: Case) -> list[Part]:
    """Whether more facts have to be documented by hand than on other stacks, and with more lines."""
    return [_more_work(case, one, other) for one in case.stacks for other in case.than]


def _more_work(case: Case, one: Stack, other: Stack) -> Part:
    mine, theirs = effort(case, one), effort(case, other)
    if mine is None or theirs is None:
        return unchecked(one.title if mine is None else other.title, UNKNOWN)
    if mine.lines_by_fact is None or theirs.lines_by_fact is None:
        stack = one if mine.lines_by_fact is None else other
        return unchecked(stack.title, "which of its source's lines are there for the documentation isn't known")
    facts, lines = mine.by_hand > theirs.by_hand, mine.lines_by_fact > theirs.lines_by_fact
    against = {
        f"no greater part of its facts than on {other.title} that takes more than the code": not facts,
        f"no more lines a fact than on {other.title}": not lines,
    }
    return Part(
        title=one.title,
        verdict="holds" if facts and lines else "holds with" if facts or lines else "doesn't hold",
        why=f"{mine.words}; {other.title}: {theirs.words}",
        reservation=listing([what for what, so in against.items() if so]) if facts != lines else "",
        evidence=(
            Link(text="the code side by side", href=f"guide.html#{case.stated.topic}"),
            at_facts(one, "what takes annotations", means="annotation"),
            at_facts(other, "what takes annotations", means="annotation"),
        ),
    )


def documents_less(case: Case) -> list[Part]:
    """Whether fewer facts are documented than on other stacks, of those that both are asked for."""
    return [_documents_less(case, one, other) for one in case.stacks for other in case.than]


def _documents_less(case: Case, one: Stack, other: Stack) -> Part:
    asked = [fact for fact in case.asked_of(one).asked_of(other).sheet.facts() if fact.cells[0].verdict == "present"]
    if not asked:
        return unchecked(one.title, f"no fact that it and {other.title} are both asked for")
    mine, theirs = (sum(fact.cells[each.index].verdict == "present" for fact in asked) for each in (one, other))
    return Part(
        title=one.title,
        verdict="holds" if mine < theirs else "doesn't hold",
        why=f"{mine:,} of {len(asked):,} facts are documented, and {theirs:,} of them on {other.title}",
        evidence=(at_facts(one, "what is documented"), at_facts(other, "what is documented")),
    )
