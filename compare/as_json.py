"""A comparison as JSON, format 0: the preliminary form of `comparison.schema.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.comparison import Comparison, Finding
    from compare.values import Json, Value

FORMAT = 0


def comparison_json(comparison: Comparison) -> dict[str, Json]:
    """A plain dict, ready for any JSON writer, in a fixed order."""
    findings = comparison.findings
    documents: list[Json] = [
        {
            "name": document.name,
            "dialect": document.dialect,
            "version": document.version,
            "operations": figures.operations,
            "sha256": document.sha256,
        }
        for document, figures in zip(comparison.documents, comparison.summary(), strict=True)
    ]
    return {
        "format": FORMAT,
        "documents": documents,
        "identical": not findings,
        "counts": {
            "contract": sum(finding.kind == "contract" for finding in findings),
            "documentation": sum(finding.kind == "documentation" for finding in findings),
        },
        "findings": [_finding(finding) for finding in findings],
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "operation": finding.operation,
        "location": finding.location,
        "aspect": finding.aspect,
        "values": [_value(value) for value in finding.values],
        "verdicts": list(finding.verdicts),
        "pointers": list(finding.pointers),
        "fingerprint": finding.fingerprint,
        "origin": finding.origin,
        "message": finding.message,
    }


def _value(value: Value | None) -> Json:
    return None if value is None else {"value": value.value}
