"""`compare`: two or more documents against the first of them.

This first form writes every reference out and lines the results up. What stands behind `compare` may be replaced; the
function and what it returns stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align import line_up
from compare.comparison import Comparison, Finding, fingerprint
from compare.reader import read
from compare.variance import Change, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Row
    from compare.document import Document
    from compare.variance import Effect, Relation, Side


def compare(*documents: Document, exclude_extensions: bool = False) -> Comparison:
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
    rows = line_up(named, models)
    findings = tuple(_finding(row) for row in rows if row.differs)
    counts = tuple(sum(child.kind == "operation" for child in model.children) for model in models)
    return Comparison(documents=named, operations=counts, findings=findings, _rows=lambda: rows)


def _finding(row: Row) -> Finding:
    effects: list[Effect] = ["none"]
    relations: list[Relation] = ["same"]
    for value, limit in zip(row.values[1:], row.limits[1:], strict=True):
        if (value is None) == (row.values[0] is None) and value == row.values[0]:
            relations.append("same")
            effects.append("none")
            continue
        side: Side | None = None
        if row.operation:
            side = "response" if row.location.startswith("response") else "request"
        judged = judge(Change(rule=row.rule, before=row.values[0], after=value, side=side))
        documentation = row.kind == "documentation"
        relations.append("annotation" if documentation else judged.relation)
        effects.append("none" if documentation or limit else judged.effect)
    return Finding(
        rule=row.rule,
        cause=f"{row.operation or ''} {row.location}",
        kind=row.kind,
        effect=max(effects, key=["none", "compatible", "breaking"].index),
        operation=row.operation,
        used_by=(row.operation,) if row.operation else (),
        location=row.location,
        aspect=row.aspect,
        values=row.values,
        verdicts=row.verdicts,
        effects=tuple(effects),
        relations=tuple(relations),
        pointers=row.pointers,
        fingerprint=fingerprint(row.rule, row.operation or "", row.location),
        origin=row.origin,
        message=row.message,
        limits=row.limits,
    )


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
