"""How all renderers write a value."""

from __future__ import annotations

import json


def spelled(value: object) -> str:
    """A value as a reader sees it: text as it is, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
