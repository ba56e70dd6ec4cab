"""Which differences are told first, and which of them are told together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from compare.limits import Limit
from compare.telling import most_telling

from .hand import NOTHING, added, compared, finding, missing

if TYPE_CHECKING:
    from compare import Finding

MANY = ("a", "b", "c")
WORDS: Any = {"dialects": (), "what": "use “x”", "because": "has no word for it", "section": "", "holds": None}


def unsayable(rule: str, location: str) -> Finding:
    """Something that the second document's dialect has no words for."""
    held: Any = {"limits": (None, Limit(rule=rule, **WORDS)), "verdicts": ("present", "not-expressible")}
    return finding(1, NOTHING, rule=rule, location=location, effect="none", **held)


class TestOrder:
    """Of what weighs the same, what breaks clients comes before what is found more often."""

    def test_what_breaks_comes_first(self) -> None:
        more = [added(rule="operation.exists", effect="compatible", operation=f"GET /{name}") for name in MANY]
        gone = missing(rule="operation.exists", operation="GET /gone")
        assert most_telling(compared(*more, gone))[0].startswith("b doesn't have")

    def test_a_missing_operation_comes_before_a_member_that_breaks(self) -> None:
        new = added(rule="operation.exists", effect="compatible", location="")
        gone = missing(rule="member.exists", location="response 200 application/json › price")
        assert most_telling(compared(new, gone))[0].startswith("b has GET /items")


class TestGroups:
    """One sentence tells all that is of one kind."""

    def test_one_limit_of_a_dialect_is_told_once(self) -> None:
        limited = (unsayable("schema.contentEncoding", "a"), unsayable("parameter.style", "b"))
        assert most_telling(compared(*limited)) == ("b can't use “x”: OpenAPI 3.1 has no word for it (2 places).",)

    @pytest.mark.parametrize(
        ("location", "said"),
        [("#Item", "of Item"), ("#Item › price", "of price"), ("#Items › []", "of Items []"), ("query q", "of q")],
    )
    def test_a_component_is_called_by_its_name(self, location: str, said: str) -> None:
        (sentence,) = most_telling(compared(finding(1, 2, operation=None, location=location)))
        assert f"the maximum {said} (2 instead of 1)" in sentence
