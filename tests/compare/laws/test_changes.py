"""One change gives the finding that it should and no other, at the operations that it reaches."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from .changes import CHANGES, PLACE, document
from .checking import compared, law, show
from .picking import of_kind
from .reach import reach
from .strategies import documents

if TYPE_CHECKING:
    from compare import Comparison

    from .changes import SingleChange
    from .places import Raw

WAYS = pytest.mark.parametrize("backwards", [False, True], ids=["forth", "back"])


@WAYS
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
class TestInASharedComponent:
    """A change in a component that requests, responses, a callback and a webhook use."""

    def test_is_all_that_is_found(self, change: SingleChange, backwards: bool) -> None:  # noqa: FBT001 - a parameter
        found = made(change, backwards=backwards).findings
        assert {finding.rule for finding in found} == {change.rule}
        assert len({finding.cause for finding in found}) == 1

    def test_is_told_once_a_side(self, change: SingleChange, backwards: bool) -> None:  # noqa: FBT001 - as above
        expected = change.effects(backwards=backwards)
        users = {side: tuple(names) for side, names in reach(document({}))[PLACE].items()}
        found = made(change, backwards=backwards).findings
        if set(expected.values()) == {"none"}:
            assert {name for finding in found for name in finding.used_by} == {
                n for held in users.values() for n in held
            }
            assert {finding.effect for finding in found} == {"none"}
        else:
            told = sorted((finding.effect, finding.used_by) for finding in found)
            assert told == sorted((expected[side], names) for side, names in users.items())


def made(change: SingleChange, *, backwards: bool) -> Comparison:
    """What is found when the change is made, or made undone."""
    pair = document(change.before), document(change.after)
    return compared(*(pair[::-1] if backwards else pair))


class TestAnywhere:
    """A change at any place of any document."""

    @law(120)
    @given(data=st.data())
    def test_reaches_the_operations_that_reach_it(self, data: st.DataObject) -> None:
        baseline = data.draw(documents(), label="document")
        baseline = {key: value for key, value in baseline.items() if key not in ("servers", "basePath")}
        users = reach(baseline)
        other = deepcopy(baseline)
        places = [place for place in of_kind(other, "schema") if place.path in users and is_text(place.value)]
        assume(places)
        place = data.draw(st.sampled_from(places), label="place")
        place.value["maxLength"] = 7
        show(baseline, other)
        found = compared(baseline, other).findings
        expected = {"request": "breaking", "response": "compatible"}
        assert sorted((finding.rule, finding.effect, finding.used_by) for finding in found) == sorted(
            ("schema.maxLength", expected[side], tuple(names)) for side, names in users[place.path].items()
        )


def is_text(schema: Raw) -> bool:
    """Whether it is a text that may be of any words."""
    return schema.get("type") in ("string", ["string", "null"]) and not {"enum", "const"} & schema.keys()
