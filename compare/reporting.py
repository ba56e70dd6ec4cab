"""What is known of some documents → a report on them, what does the whole API apart from what does its slice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.engine import compare, told_apart
from compare.profile import slice_of
from compare.report import Report
from compare.sources import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Comparison
    from compare.document import Document
    from compare.report import Subject


def report_on(subjects: Sequence[Subject]) -> Report:
    """A report on these documents.

    Args:
        subjects: The first is what the others are held to, or to its slice; where it is a stack's itself, there is
            nothing that says what the slice is, and all are held to it.

    Raises:
        SourceError: A document can't be compared.
    """
    documents = told_apart([subject.document for subject in subjects])
    named = [replace(subject, document=document) for subject, document in zip(subjects, documents, strict=True)]
    if named and named[0].runs:
        named = [replace(subject, profile="whole") for subject in named]
    whole = [subject for subject in named if subject.profile == "whole"]
    cut = [subject for subject in named if subject.profile == "slice"]
    return Report(
        subjects=(*whole, *cut),
        failed=(),
        comparison=_compared([subject.document for subject in whole]),
        slices=_compared([_slice(whole[0].document), *(subject.document for subject in cut)]) if cut else None,
    )


def _compared(documents: Sequence[Document]) -> Comparison | None:
    return compare(*documents) if len(documents) > 1 else None


def _slice(document: Document) -> Document:
    return load(slice_of(document.raw), name=document.name)
