"""A claim on packages: whether something is there only where one more of them is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.on_means import effort
from compare.claims.on_pages import pages_of, unseen
from compare.claims.parts import DOCUMENTS, Case, Part, Stack, counted, has_document, unchecked
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.claim import Holds

EVIDENCE = (DOCUMENTS, Link(text="the docs pages", href="index.html#shown"))


def package_needed(case: Case) -> list[Part]:
    """Whether what the claim speaks of is there with one of its packages only.

    That is the claim's docs pages or, where it names none, facts that are documented. A stack that has them
    without a package refutes it. It takes stacks of both sorts to bear it out: one alone has nothing to be set against.
    """
    found = [(stack, _there(case, stack)) for stack in case.stacks]
    known = [(stack, there) for stack, there in found if there is not None]
    unknown = [unchecked(stack.title, _unknown(case)) for stack, there in found if there is None]
    return [*_of_known(case, known), *unknown]


def _of_known(case: Case, known: Sequence[tuple[Stack, bool]]) -> list[Part]:
    """What comes of the stacks of which it is known whether they have it."""
    having = [stack for stack, there in known if there and _packages(case, stack)]
    without = [stack for stack, there in known if not _packages(case, stack) and not there]
    refuting = [stack for stack, there in known if there and not _packages(case, stack)]
    if refuting:
        return [_part(case, stack, "doesn't hold", f"{_has(case, stack)} without such a package") for stack in refuting]
    if having and without:
        return [
            *(_part(case, stack, "holds", f"with {_named(case, stack)}, {_has(case, stack)}") for stack in having),
            *(_part(case, stack, "holds", f"{_lacks(case)}, and it has no such package") for stack in without),
        ]
    return [unchecked(stack.title, _untested(case, stack)) for stack, _ in known]


def _untested(case: Case, stack: Stack) -> str:
    """Why nothing is to be learnt from a stack that no stack of the other sort can be set against."""
    if not _there(case, stack):
        return _lacks(case)
    has = f"with {_named(case, stack)}, {_has(case, stack)}"
    return f"{has}, but no stack in this report does without such a package, so nothing tests whether one is needed"


def _part(case: Case, stack: Stack, verdict: Holds, why: str) -> Part:
    evidence = EVIDENCE if case.stated.pages else EVIDENCE[:1]
    return Part(title=stack.title, verdict=verdict, why=why, evidence=evidence)


def _there(case: Case, stack: Stack) -> bool | None:
    """Whether a stack has what the claim speaks of; None where that isn't known."""
    if case.stated.pages:
        pages = pages_of(stack, case.stated.pages)
        return None if unseen(stack) else any(page.visit.outcome == "shown" for page in pages)
    if not has_document(stack):
        return False
    return _documented(case, stack) > 0 if stack.subject.means is not None else None


def _packages(case: Case, stack: Stack) -> list[str]:
    versions = stack.subject.versions or {}
    return [f"{name} {versions[name]}" for name in case.stated.packages if name in versions]


def _named(case: Case, stack: Stack) -> str:
    return listing(_packages(case, stack))


def _has(case: Case, stack: Stack) -> str:
    """That a stack has what the claim speaks of, in words."""
    if case.stated.pages:
        shown = [page.name for page in pages_of(stack, case.stated.pages) if page.visit.outcome == "shown"]
        return f"it serves {listing(list(dict.fromkeys(shown)))}"
    return f"it documents {counted(_documented(case, stack), 'fact')}"


def _documented(case: Case, stack: Stack) -> int:
    """How many facts it documents by its code; what only hooks over the whole document say is written by hand."""
    found = effort(case.asked_of(stack), stack)
    return found.from_code + found.annotated if found else 0


def _lacks(case: Case) -> str:
    """That a stack hasn't, in words."""
    if case.stated.pages:
        return f"it shows no page of the kind {' or '.join(case.stated.pages)}"
    return "it documents nothing"


def _unknown(case: Case) -> str:
    return "nobody looked at its docs pages" if case.stated.pages else "by what means its facts got there isn't known"
