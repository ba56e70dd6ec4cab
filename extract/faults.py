"""Known faults of the validator: it rejects what the specification allows.

A fault is recognised by what stands in the document at the place that was rejected, never by the validator's words
alone, so that a real mistake of the same wording stays a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.pointer import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.pointer import Parts

FILE_RESPONSE = (
    "swagger-2.0-file-response",
    "https://spec.openapis.org/oas/v2.0.html#response-object",
    "https://github.com/OAI/OpenAPI-Specification/issues/260",
)


def known_fault(document: Mapping[str, Any], dialect: str, parts: Parts) -> tuple[str, str, str] | None:
    """The name, specification section and upstream link of the fault that explains an error; None for a real problem.

    Args:
        document: The document.
        dialect: `2.0`, `3.0`, `3.1` or `3.2`.
        parts: Where the validator found an error.
    """
    if dialect == "2.0" and _is_file_response(document, parts):
        return FILE_RESPONSE
    return None


def _is_file_response(document: Mapping[str, Any], parts: Parts) -> bool:
    """Whether this is the `type: file` of a response's own schema, which the Response Object allows."""
    in_operation = len(parts) == 7 and parts[0] == "paths" and parts[3] == "responses"  # noqa: PLR2004 - its depth
    shared = len(parts) == 4 and parts[0] == "responses"  # noqa: PLR2004 - its depth
    return (in_operation or shared) and parts[-2:] == ("schema", "type") and find(document, parts) == "file"
