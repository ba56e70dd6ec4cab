"""Which findings stop a change: the bars that a gate can be set to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

if TYPE_CHECKING:
    from compare.comparison import Comparison, Finding

Bar: TypeAlias = Literal["breaking", "documentation", "any"]

BARS: dict[Bar, str] = {
    "breaking": "findings that break clients",
    "documentation": "the same, and documentation that was lost",
    "any": "any finding",
}
"""The bars, from the highest to the lowest, each with what reaches it."""

_SILENT = ("absent", "not-expressible")


def at_bar(comparison: Comparison, bar: Bar) -> tuple[Finding, ...]:
    """The findings at or above a bar, in their order."""
    return tuple(finding for finding in comparison.findings if reaches(finding, bar))


def reaches(finding: Finding, bar: Bar) -> bool:
    """Whether a finding is at or above a bar for any document."""
    return any(reaches_in(finding, bar, index) for index in range(1, len(finding.verdicts)))


def reaches_in(finding: Finding, bar: Bar, index: int) -> bool:
    """Whether a finding is at or above a bar for one document, by its place in the comparison (the baseline is 0)."""
    match bar:
        case "breaking":
            return finding.effects[index] == "breaking"
        case "documentation":
            return finding.effects[index] == "breaking" or is_lost(finding, index)
        case "any":
            return concerns(finding, index)
        case _:
            assert_never(bar)


def is_lost(finding: Finding, index: int) -> bool:
    """Whether documentation is lost: the baseline says something of no effect on a client, and this document doesn't.

    It is lost too where the dialect has no words for it. What is said otherwise is not lost, nor is what frameworks
    add by rote: nobody wrote it.
    """
    lacking = finding.verdicts[0] == "present" and finding.verdicts[index] in _SILENT
    return lacking and finding.effects[index] == "none" and finding.origin == "author"


def concerns(finding: Finding, index: int) -> bool:
    """Whether a document, by its place in the comparison, doesn't say the same as the baseline here."""
    if finding.verdicts[0] == "absent":
        return finding.verdicts[index] == "added"
    return finding.verdicts[index] != "present"
