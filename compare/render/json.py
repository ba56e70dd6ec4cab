"""A comparison as JSON, as `comparison.schema.json` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare import Comparison


def render(comparison: Comparison) -> str:
    """The comparison's JSON, indented, with a newline at the end."""
    return json.dumps(comparison.to_json(), ensure_ascii=False, indent=2) + "\n"
