"""What the guide's two forms write alike."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.guide import Column, Section
    from compare.sheet import CellVerdict

LONG = 32
"""Lines of an excerpt up to which it is shown whole; a longer one is folded or scrolled."""

MOST = 60
"""Lines of a document's part that are shown: all of it is in the report."""

CLAIMS = (
    "Sentences that one reads where these frameworks are compared, in words of ours. Each verdict is computed from the "
    "facts, the code, the answers and the pages of this report, so it may be another with the next release."
)
RULE = (
    "What can be counted *holds* where it is so each time, *holds with* exceptions where it is so at least half of the "
    "times, and *doesn't hold* where it is so less often. One stack that refutes a sentence outweighs all that bear it "
    "out. What this report has no evidence for is *not checked*."
)
"""How verdicts come about, in Markdown."""

SIGNS = {"holds": "✓", "holds with": "≈", "doesn't hold": "✗", "not checked": "–"}
"""By a claim's verdict."""


def tally(section: Section, column: Column) -> Iterator[tuple[str, str]]:
    """How many of a topic's facts a stack's document makes what of: each count in words, with its address."""
    counts = column.counts
    verdicts: tuple[CellVerdict, ...] = ("present", "different", "absent", "not-expressible")
    stated = sum(counts.get(verdict, 0) for verdict in verdicts)
    if not stated:
        return
    filtered = f"index.html#topic={quote(section.topic.id)}&stack={quote(column.subject.document.name, '')}&verdict="
    scope = f" {column.subject.scope}" if column.subject.scope else ""
    yield f"{counts.get('present', 0)} of {stated} facts{scope}", f"{filtered}present&all=1"
    for verdict in (*verdicts[1:], "added"):
        if counts.get(verdict, 0):
            yield f"{counts[verdict]} {verdict.replace('-', ' ')}", f"{filtered}{verdict}"
