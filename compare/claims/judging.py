"""From a report to its claims, each with a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.anchors import anchors
from compare.claim import Claim
from compare.claims.checks import CHECKS
from compare.claims.parts import DOCUMENTS, Case, Part, Stack, unchecked, worst
from compare.claims.reasons import reservation, why
from compare.claims.stated import stated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.anchors import Anchors
    from compare.claim import Link
    from compare.claims.stated import Kind, Stated
    from compare.report import Report
    from compare.sheet import FactSheet


def judge(report: Report, sheet: FactSheet) -> tuple[Claim, ...]:
    """Check each claim of claims.toml against what a report holds.

    Args:
        report: The report.
        sheet: Its facts.

    Returns:
        The claims in the order of claims.toml. What a report has no evidence for is `not checked`.
    """
    found, there = stated(), anchors(report, sheet)
    return tuple(_judged(claim, found["stacks"], report, sheet, there) for claim in found["claims"])


def _judged(claim: Stated, kinds: Mapping[str, Kind], report: Report, sheet: FactSheet, there: Anchors) -> Claim:
    parts = _parts(claim, kinds, report, sheet)
    verdict = worst(parts)
    return Claim(
        key=claim.key,
        topic=claim.topic,
        sentence=claim.sentence,
        verdict=verdict,
        reservation=reservation(parts) if verdict == "holds with" else "",
        why=why(parts),
        evidence=_evidence(parts, there),
    )


def _evidence(parts: Sequence[Part], there: Anchors) -> tuple[Link, ...]:
    """The links to what there is; where nothing else is left of them, to the documents, which each report has."""
    links = dict.fromkeys(link for part in parts for link in part.evidence)
    return tuple(link for link in links if there.has(link.href)) or ((DOCUMENTS,) if links else ())


def _parts(claim: Stated, kinds: Mapping[str, Kind], report: Report, sheet: FactSheet) -> list[Part]:
    """What came of each stack that the claim speaks of, and of each kind of stack that there is none of."""
    case = _case(claim, kinds, report, sheet)
    wanted = [kinds[name] for name in (*claim.of, *filter(None, [claim.than]))]
    missing = [unchecked(kind.title, "no such stack in this report") for kind in wanted if not _fitting(report, [kind])]
    if not case.stacks or (claim.than and not case.than):
        return missing
    found = list(CHECKS[claim.check](case)) or [
        unchecked(stack.title, f"it has no page of the kind {' or '.join(claim.pages)}") for stack in case.stacks
    ]
    return [*found, *missing]


def _case(claim: Stated, kinds: Mapping[str, Kind], report: Report, sheet: FactSheet) -> Case:
    stacks = _fitting(report, [kinds[name] for name in claim.of])
    return Case(
        stated=claim,
        stacks=stacks,
        than=_fitting(report, [kinds[claim.than]]) if claim.than else (),
        others=tuple(stack for stack in _fitting(report, [kinds["any"]]) if stack not in stacks),
        sheet=sheet,
    )


def _fitting(report: Report, kinds: Sequence[Kind]) -> tuple[Stack, ...]:
    """The stacks that are of one of these kinds."""
    return tuple(
        Stack(index=index, subject=subject)
        for index, subject in enumerate(report.subjects)
        if any(kind.fits(subject.versions) for kind in kinds)
    )
