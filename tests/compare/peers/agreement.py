"""Whether the comparison and its peers call the same pairs of documents breaking.

The pairs come from the test suites of oasdiff and openapi-diff and are no part of the project: `TRIPTYCH_CASES` names
their folder, else it is looked for beside the checkout.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compare import compare, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare import Finding

_HERE = Path(__file__).parent
_BESIDE = _HERE.parents[3] / "shared" / "cases"
DISAGREEMENTS = _HERE / "disagreements.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One pair of documents.

    Attributes:
        id: what the peer's test is called.
        peer: whose test it is.
        expect: what the peer says: `breaking`, or one of `compatible`, `not-breaking` and `none`.
        base: the baseline.
        revision: the other document.
    """

    id: str
    peer: str
    expect: str
    base: Path
    revision: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the comparison says of a case: its findings with an effect, or the error that it ended with."""

    case: Case
    findings: tuple[Finding, ...] = ()
    error: str = ""

    @property
    def agrees(self) -> bool:
        """Whether it is breaking or not as the peer has it; a comparison that broke down agrees with nobody."""
        breaking = any(finding.effect == "breaking" for finding in self.findings)
        return not self.error and breaking == (self.case.expect == "breaking")


def folder() -> Path:
    """Where the cases are to be found."""
    named = os.environ.get("TRIPTYCH_CASES")
    return Path(named) if named else _BESIDE


def cases() -> list[Case]:
    """All cases, in the order of their list; none where there is no such folder."""
    listing = folder() / "cases.json"
    if not listing.is_file():
        return []
    return [
        Case(
            id=entry["id"],
            peer=entry["peer"],
            expect=entry["expect"],
            base=folder() / entry["base"],
            revision=folder() / entry["revision"],
        )
        for entry in json.loads(listing.read_text("utf-8"))
    ]


def outcome(case: Case) -> Outcome:
    """Compare the documents of one case."""
    try:
        found = compare(load(case.base), load(case.revision)).findings
    except Exception as error:  # noqa: BLE001 - whatever it is, it is to be told beside the others
        return Outcome(case=case, error=f"{type(error).__name__}: {error}")
    return Outcome(case=case, findings=tuple(finding for finding in found if finding.effect != "none"))


def reasons() -> dict[str, str]:
    """For each case that is known to disagree, why."""
    listed = tomllib.loads(DISAGREEMENTS.read_text("utf-8"))["disagreement"]
    found = {name: " ".join(entry["why"].split()) for entry in listed for name in entry["cases"]}
    if len(found) != sum(len(entry["cases"]) for entry in listed):
        raise ValueError(f"{DISAGREEMENTS.name} lists a case twice.")
    return found


def table(outcomes: Iterable[Outcome]) -> str:
    """How many agree, by peer and by what the peer says, as Markdown."""
    all_of, agreeing = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for found in outcomes:
        for key in ((found.case.peer, found.case.expect), ("all", "")):
            all_of[key] += 1
            agreeing[key] += found.agrees
    rows = [
        f"| {peer} | {expect} | {agreeing[peer, expect]} | {count} | {agreeing[peer, expect] / count:.1%} |"
        for (peer, expect), count in sorted(all_of.items())
    ]
    return "\n".join(["| peer | says | agree | of | |", "|---|---|---|---|---|", *rows])
