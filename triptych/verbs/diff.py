"""`triptych diff`: the comparison, N ways."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from compare import compare
from triptych.verbs.sources import resolve

if TYPE_CHECKING:
    from triptych.project import Find

FOUND = 1


def run(find: Find, sources: tuple[str, ...], style: str, *, fail: bool) -> int:
    """Print the comparison; 1 where there is a finding and findings are to fail."""
    comparison = compare(*(resolve(find, source) for source in sources))
    if style == "json":
        from compare.render.json import render  # noqa: PLC0415 - one renderer a run

        sys.stdout.write(render(comparison))
    else:
        from rich.console import Console  # noqa: PLC0415 - as above

        from compare.render.terminal import print_findings  # noqa: PLC0415 - as above

        print_findings(comparison, Console(highlight=False))
    return FOUND if fail and not comparison.identical else 0
