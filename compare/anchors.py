"""Which parts the report's pages have, so that no link of ours leads to one that isn't there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.report import Report
    from compare.sheet import FactSheet

CHAPTER = ("", "-code", "-calls", "-document", "-page")
"""What the parts of a topic of the guide have after its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The parts that texts and claims may link to, by their ids.

    Attributes:
        guide: Those of guide.html and guide.md.
        report: Those of index.html.
        filters: Whether index.html has facts, so that an address can choose some of them.
    """

    guide: frozenset[str]
    report: frozenset[str]
    filters: bool

    def has(self, href: str) -> bool:
        """Whether there is what an address leads to.

        Args:
            href: Relative to the report's folder; without a page, it is the guide's. Of evidence, which has a page for
                each group of facts, any address is taken.
        """
        page, _, part = href.partition("#")
        match page:
            case "" | "guide.html":
                return part in self.guide
            case "index.html":
                return self.filters if "=" in part else part in self.report
            case _:
                return True


def anchors(report: Report, sheet: FactSheet) -> Anchors:
    """The parts of a report's pages.

    Args:
        report: The report.
        sheet: Its facts.
    """
    topics = report.guide.topics if report.guide else ()
    return Anchors(
        guide=frozenset({"claims", *(f"{topic.id}{part}" for topic in topics for part in CHAPTER)}),
        report=frozenset(_of_report(report, sheet)),
        filters=bool(sheet.groups),
    )


def _of_report(report: Report, sheet: FactSheet) -> Iterator[str]:
    yield from ("facts", "documents")
    if report.subjects[1:] or any(subject.runs for subject in report.subjects):
        yield "overview"
    if sheet.groups:
        yield "documented"
    if any(subject.docs and subject.docs.pages for subject in report.subjects):
        yield "shown"
    if any(subject.measured and subject.measured.operations for subject in report.subjects):
        yield "measured"
    yield from (f"group-{group.slug}" for group in sheet.groups)
