"""By what means each fact got into a document: found by taking the means away, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.engine import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.document import Document

Means: TypeAlias = Literal["code", "annotation", "hook"]
"""From the code alone, by an annotation at the operation or model, or by a hook over the whole document."""

MeansBy: TypeAlias = "Mapping[tuple[str, str], Means]"
"""The means by a fact's rule and its JSON Pointer into the document."""


def means_of(document: Document, without_hooks: Document, from_code: Document) -> MeansBy:
    """The means of each fact of a document.

    Args:
        document: the document as served.
        without_hooks: the document without what hooks add to it.
        from_code: the same without annotations as well.
    """
    found: dict[tuple[str, str], Means] = {}
    for row in compare(document, without_hooks, from_code).rows:
        pointer = row.pointers[0]
        if pointer is None:
            continue
        means: Means = "code" if row.verdicts[2] == "present" else "hook"
        if means == "hook" and row.verdicts[1] == "present":
            means = "annotation"
        key = (row.rule, pointer)
        found[key] = min(found.get(key, means), means, key=_COST.index)
    return found


_COST: tuple[Means, ...] = ("code", "annotation", "hook")
