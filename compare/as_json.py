"""A comparison as JSON, format 1: the form of `comparison.schema.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.comparison import Comparison, Finding
    from compare.document import Document
    from compare.values import Json, Value

FORMAT = 1


def comparison_json(comparison: Comparison) -> dict[str, Json]:
    """A plain dict, ready for any JSON writer, in a fixed order."""
    return {
        "format": FORMAT,
        "documents": [
            _document(document, operations)
            for document, operations in zip(comparison.documents, comparison.operations, strict=True)
        ],
        "identical": comparison.identical,
        "same_api": comparison.same_api,
        "counts": {**counts(comparison)},
        "findings": [_finding(finding) for finding in comparison.findings],
        "losses": [{"document": loss.document, "pointer": loss.pointer, "why": loss.why} for loss in comparison.losses],
        "matches": [{"operations": list(match.operations), "why": match.why} for match in comparison.matches],
    }


def comparison_bytes(comparison: Comparison) -> bytes:
    """The same as text in UTF-8, indented, with a newline at the end.

    No `##` stands in it: CI systems take `##[…]` and `##vso[…]` for commands, anywhere in a line that a job prints.
    """
    import orjson  # noqa: PLC0415 - only where text is asked for

    found = comparison_json(comparison)
    try:
        text = orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # integers beyond 64 bits, half surrogate pairs and deep values
        text = json.dumps(found, indent=2).encode() + b"\n"
    return text.replace(b"##", b"#\\u0023")  # between quotes, as all that isn't JSON's own


def counts(comparison: Comparison) -> dict[str, int]:
    """The number of findings by effect, those without one as `documentation`; they add up to all findings."""
    effects = [finding.effect for finding in comparison.findings]
    return {
        "breaking": effects.count("breaking"),
        "compatible": effects.count("compatible"),
        "documentation": effects.count("none"),
    }


def _document(document: Document, operations: int) -> Json:
    return {
        "name": document.name,
        "dialect": document.dialect,
        "version": document.version,
        "operations": operations,
        "sha256": document.sha256,
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "cause": finding.cause,
        "kind": finding.kind,
        "effect": finding.effect,
        "operation": finding.operation,
        "used_by": list(finding.used_by),
        "location": finding.location,
        "aspect": finding.aspect,
        "values": [_value(value) for value in finding.values],
        "verdicts": list(finding.verdicts),
        "effects": list(finding.effects),
        "relations": list(finding.relations),
        "pointers": list(finding.pointers),
        "fingerprint": finding.fingerprint,
        "origin": finding.origin,
        "message": finding.message,
    }


def _value(value: Value | None) -> Json:
    return None if value is None else {"value": value.value}
