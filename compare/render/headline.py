"""What all renderers say first, and how they sort and count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.as_json import counts
from compare.document import DIALECT_TITLES
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Comparison, Finding
    from compare.document import Document
    from compare.variance import Effect

EFFECTS: tuple[Effect, ...] = ("breaking", "compatible", "none")
"""The worst first."""

TITLES: dict[Effect, str] = {"breaking": "Breaking", "compatible": "Compatible", "none": "Documentation"}


def headline(comparison: Comparison) -> str:
    """Whether it is the same API, and the number of findings by effect."""
    if comparison.identical:
        return "The same API: no finding."
    told = [(f"{number:,} {word}", number) for word, number in counts(comparison).items() if number]
    word = "finding" if told[-1][1] == 1 else "findings"
    return f"{'The same' if comparison.same_api else 'Not the same'} API: {listing([text for text, _ in told])} {word}."


def documents_line(comparison: Comparison) -> str:
    """The documents in a few words, the baseline first."""
    baseline, *others = map(described, comparison.documents, comparison.operations)
    return f"{baseline} against {', '.join(others)}"


def described(document: Document, operations: int) -> str:
    """A document's name, dialect and size."""
    return f"{document.name} ({DIALECT_TITLES[document.dialect]}, {counted(operations, 'operation')})"


def counted(number: int, word: str) -> str:
    """A number of things."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def of_effect(comparison: Comparison, effect: Effect) -> tuple[Finding, ...]:
    """The findings of one effect, in their order."""
    return tuple(finding for finding in comparison.findings if finding.effect == effect)


def by_rule(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """The rules of these findings with how often each occurs, the most frequent first."""
    return sorted(Counter(finding.rule for finding in findings).items(), key=lambda pair: (-pair[1], pair[0]))


def users(finding: Finding, most: int) -> str:
    """The operations that share a cause, those beyond `most` counted; empty where the sentence names all."""
    if finding.operation is not None or len(finding.used_by) <= 2:  # noqa: PLR2004 - as many as a sentence names
        return ""
    rest = len(finding.used_by) - most
    return ", ".join(finding.used_by[:most]) + (f" and {rest} more" if rest > 0 else "")
