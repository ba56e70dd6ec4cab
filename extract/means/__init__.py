"""By what means a stack's facts get into its document: from the code, by an annotation, or by a hook.

That is found out by taking away, not by asking: the constructs of the source that stack.toml calls documentation are
taken out of a copy, and the stack's own framework makes its document again. What is still there costs nothing.
"""

from __future__ import annotations

from extract.means.results import Cost, Means, Operations, read, read_cost, read_operations

__all__ = ["Cost", "Means", "Operations", "read", "read_cost", "read_operations"]
