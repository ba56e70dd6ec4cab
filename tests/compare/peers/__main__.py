"""`python -m tests.compare.peers`: how many cases agree, and of each that doesn't, what was found and why it is so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .agreement import cases, folder, outcome, reasons, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .agreement import Outcome


def main() -> int:
    """Print the table and the disagreements; 1 where one of them has no reason yet, 2 where there are no cases."""
    outcomes = [outcome(case) for case in cases()]
    if not outcomes:
        sys.stderr.write(f"There are no cases in {folder()}: TRIPTYCH_CASES names their folder.\n")
        return 2
    known = reasons()
    disagreeing = [found for found in outcomes if not found.agrees]
    lines = [table(outcomes), *(line for found in disagreeing for line in _told(found, known.get(found.case.id)))]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(any(found.case.id not in known for found in disagreeing))


def _told(found: Outcome, why: str | None) -> Iterator[str]:
    yield f"\n{found.case.id} ({found.case.peer}: {found.case.expect})"
    yield f"  {why or 'NO REASON YET'}"
    if found.error:
        yield f"  {found.error}"
    for finding in found.findings:
        place = " ".join(part for part in (finding.operation, finding.location) if part)
        yield f"  {finding.effect}, {finding.relations[1]}: {finding.rule} at {place}"


if __name__ == "__main__":
    sys.exit(main())
