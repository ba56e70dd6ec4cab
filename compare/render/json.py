"""A comparison as JSON, as `comparison.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.as_json import comparison_bytes

if TYPE_CHECKING:
    from compare import Comparison
    from compare.render.options import Options


def render(comparison: Comparison, options: Options | None = None) -> str:  # noqa: ARG001 - there is one form only
    """The comparison's JSON, indented, with a newline at the end."""
    return comparison_bytes(comparison).decode()
