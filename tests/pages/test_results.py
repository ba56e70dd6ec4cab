"""Whether what was seen of docs pages is all that there is to be seen."""

from __future__ import annotations

import pytest

from extract.pages.results import Pages, PageSeen, Shipped, Visit


def whole(visit: Visit, shipped: Shipped | None = None, unmeasured: dict[str, str] | None = None) -> bool:
    """Whether all of a page was measured."""
    page = PageSeen(
        name="P", kind="k", path="/", known=False, visit=visit, shipped=shipped, unmeasured=unmeasured or {}
    )
    return Pages(format=1, browser="a browser 1", axe="4.10", pages=(page,)).is_whole


class TestWhole:
    """A look that another could not better."""

    @pytest.mark.parametrize("outcome", ["shown", "blank"])
    def test_is_one_that_came_to_its_end(self, outcome: str) -> None:
        assert whole(Visit(outcome=outcome), Shipped(same=True))  # type: ignore[arg-type]

    @pytest.mark.parametrize("outcome", ["hung", "failed"])
    def test_is_none_that_was_cut_short(self, outcome: str) -> None:
        assert not whole(Visit(outcome=outcome))  # type: ignore[arg-type]
        offline = Visit(outcome=outcome)  # type: ignore[arg-type]
        assert not whole(Visit(outcome="shown"), Shipped(same=False, offline=offline))

    def test_is_none_that_left_something_out(self) -> None:
        assert not whole(Visit(outcome="shown"), unmeasured={"pictures": "the browser crashed"})
