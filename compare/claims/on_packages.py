"""A claim on packages: whether something is there only where one more of them is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.on_means import effort
from compare.claims.on_pages import pages_of
from compare.claims.parts import DOCUMENTS, Case, Part, Stack, unchecked
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.claim import Holds

EVIDENCE = (DOCUMENTS, Link(text="the docs pages", href="index.html#shown"))


def package_needed(case: Case) -> list[Part]:
    """Whether what the claim speaks of is there with one of its packages only.

    That is the claim's docs pages or, where it names none, facts that the code alone documents. A stack that has them
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
        return [
            _part(case, stack, "doesn't hold", f"it has {_what(case)} without such a package") for stack in refuting
        ]
    return [*_with(case, having, without), *_without(case, having, without)] or [
        unchecked(stack.title, f"it has no {_what(case)}") for stack, _ in known
    ]


def _with(case: Case, having: Sequence[Stack], without: Sequence[Stack]) -> list[Part]:
    left = "" if without else "nothing to set it against: no stack in this report is without such a package"
    verdict: Holds = "holds" if without else "holds with"
    return [
        _part(case, stack, verdict, f"it has {_what(case)}, with {listing(_packages(case, stack))}", left)
        for stack in having
    ]


def _without(case: Case, having: Sequence[Stack], without: Sequence[Stack]) -> list[Part]:
    left = "" if having else "nothing to set it against: no stack in this report has such a package"
    verdict: Holds = "holds" if having else "holds with"
    return [_part(case, stack, verdict, f"it has neither {_what(case)} nor such a package", left) for stack in without]


def _part(case: Case, stack: Stack, verdict: Holds, why: str, reservation: str = "") -> Part:
    evidence = EVIDENCE if case.stated.pages else EVIDENCE[:1]
    return Part(title=stack.title, verdict=verdict, why=why, reservation=reservation, evidence=evidence)


def _there(case: Case, stack: Stack) -> bool | None:
    """Whether a stack has what the claim speaks of; None where that isn't known."""
    if case.stated.pages:
        pages = pages_of(stack, case.stated.pages)
        return any(page.visit.outcome == "shown" for page in pages) if stack.subject.docs else None
    if stack.subject.means is None:
        return None
    found = effort(case, stack)
    return found is not None and found.from_code > 0


def _packages(case: Case, stack: Stack) -> list[str]:
    versions = stack.subject.versions or {}
    return [f"{name} {versions[name]}" for name in case.stated.packages if name in versions]


def _what(case: Case) -> str:
    return (
        f"pages of the kind {' or '.join(case.stated.pages)}"
        if case.stated.pages
        else "facts that its code alone documents"
    )


def _unknown(case: Case) -> str:
    return "nobody looked at its docs pages" if case.stated.pages else "by what means its facts got there isn't known"
