"""What a report shows: the comparison, what is known of each document's stack, and what failed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.raw import RawDiff, raw_diff
from compare.telling import most_telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare import Comparison, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place that the validator rejected.

    Attributes:
        rule: What kind of problem or validator's fault it is.
        pointer: JSON Pointer into the document.
        message: The validator's words.
        links: Where to read more; only a fault of the validator's own has any.
    """

    rule: str
    pointer: str
    message: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The validator's verdict on one document.

    Attributes:
        valid: Whether the document is as its dialect asks.
        validator: What gave the verdict.
        problems: What is wrong with the document.
        faults: What the validator got wrong.
    """

    valid: bool
    validator: str
    problems: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is known of one document beside its content.

    Attributes:
        document: The document.
        title: What its stack is called.
        verdict: Its validity.
        python: The interpreter that it was made by; empty for a document that no stack made.
        versions: The versions that matter.
        pages: Name, path and HTTP status of each docs page.
        in_process: Whether the document made without a server says the same; None where there is none.
    """

    document: Document
    title: str
    verdict: Verdict
    python: str = ""
    versions: Mapping[str, str] | None = None
    pages: tuple[tuple[str, str, int], ...] = ()
    in_process: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A stack that has no bundle.

    Attributes:
        name: The stack.
        title: What it is called.
        error: What happened, why, what to do.
        detail: What helps to find the cause.
    """

    name: str
    title: str
    error: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a report shows.

    Attributes:
        subjects: One for each document, in the comparison's order.
        failed: The stacks that have none.
        comparison: The comparison; None where fewer than two documents are left.
    """

    subjects: tuple[Subject, ...]
    failed: tuple[Failed, ...]
    comparison: Comparison | None

    def telling(self) -> tuple[str, ...]:
        """The three most telling differences, in words."""
        return most_telling(self.comparison, 3) if self.comparison else ()

    def raw_diffs(self) -> Iterator[RawDiff]:
        """The raw difference of each pair of documents."""
        for one, other in itertools.combinations((subject.document for subject in self.subjects), 2):
            yield raw_diff(one, other)
