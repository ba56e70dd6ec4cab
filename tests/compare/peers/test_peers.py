"""The peers' own cases: the comparison agrees with nearly all, and the reasons for the rest are true."""

from __future__ import annotations

import pytest

from .agreement import Outcome, cases, folder, outcome, reasons, table

SHARE = 0.95
"""How many of the cases have to agree; those that disagree for a reason don't count as agreeing."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """What is said of every case."""
    found = [outcome(case) for case in cases()]
    if not found:
        pytest.skip(f"the peers' cases are not here ({folder()}); TRIPTYCH_CASES names their folder")
    return found


class TestPeers:
    """What the peers' own tests say of pairs of documents."""

    def test_every_case_can_be_compared(self, outcomes: list[Outcome]) -> None:
        assert [(found.case.id, found.error) for found in outcomes if found.error] == []

    def test_nearly_all_agree_on_what_is_breaking(self, outcomes: list[Outcome]) -> None:
        agreeing = sum(found.agrees for found in outcomes)
        assert agreeing >= SHARE * len(outcomes), table(outcomes)

    def test_every_disagreement_has_a_reason(self, outcomes: list[Outcome]) -> None:
        assert [found.case.id for found in outcomes if not found.agrees and found.case.id not in reasons()] == []

    def test_no_reason_has_become_untrue(self, outcomes: list[Outcome]) -> None:
        assert [found.case.id for found in outcomes if found.agrees and found.case.id in reasons()] == []

    def test_every_reason_is_for_a_case(self, outcomes: list[Outcome]) -> None:
        assert reasons().keys() - {found.case.id for found in outcomes} == set()

    def test_every_reason_is_given(self) -> None:
        assert all(reasons().values())
