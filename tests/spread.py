"""Tests in several processes at once (`pytest -n 2 --dist loadgroup`): which of them belong together.

Tests of one file share what is made once for all of them, and those of services share a running service: each such
group stays in one process, in its order.
"""

from __future__ import annotations

import pytest

ASKS = ("service_url", "stack_name")


def is_one_of_several(config: pytest.Config) -> bool:
    """Whether this process runs some of the tests, and others the rest."""
    return hasattr(config, "workerinput")


def group(items: list[pytest.Item]) -> None:
    """Mark each test with the group that it belongs to."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def _group(item: pytest.Item) -> str:
    chosen = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    stack = next((str(chosen[name]) for name in ASKS if name in chosen), None)
    return f"services on {stack}" if stack else item.location[0]
