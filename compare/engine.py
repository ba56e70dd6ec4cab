"""`compare`: two or more documents against the first of them.

This first form writes every reference out and lines the results up. What stands behind `compare` may be replaced; the
function and what it returns stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align import line_up
from compare.comparison import Comparison
from compare.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.document import Document


def compare(*documents: Document, exclude_extensions: bool = True) -> Comparison:
    """Compare documents of any dialects.

    Args:
        documents: two or more; the first is the baseline.
        exclude_extensions: whether `x-` members count for nothing (`x-triptych-` ones never count).

    Raises:
        ValueError: there are fewer than two documents.
        SourceError: a document is too large, or nested too deeply, for this form of the comparison.
    """
    if len(documents) <= 1:
        raise ValueError("A comparison needs two documents or more.")
    named = _told_apart(documents)
    models = [read(document, extensions=not exclude_extensions) for document in named]
    return Comparison(documents=named, rows=line_up(named, models))


def _told_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, with a number after a name that an earlier one has."""
    taken: set[str] = set()
    found: list[Document] = []
    for document in documents:
        name, count = document.name, 1
        while name in taken:
            count += 1
            name = f"{document.name} ({count})"
        taken.add(name)
        found.append(replace(document, name=name) if name != document.name else document)
    return tuple(found)
