"""The checkable sentences that comparisons of frameworks make, judged from a report's own evidence."""

from __future__ import annotations

from compare.claims.judging import judge

__all__ = ["judge"]
