"""That the effect table has an answer to everything, and the inverse one the other way round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from compare import Value
from compare.variance import RULES, Change, judge

from .changes import FLIPPED

if TYPE_CHECKING:
    from compare.model import ElementKind
    from compare.variance import Side, Turn
    from compare.variance.change import Instead

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
VALUE = JSON.map(lambda value: Value(value=value))
NAMES = sorted(rule.id.replace("*", "other") for rule in RULES)
MARKS = frozenset(
    {
        "exists",
        "required",
        "never",
        "nullable",
        "uniqueItems",
        "additionalProperties",
        "unevaluatedProperties",
        "allowEmptyValue",
        "allowReserved",
        "range",
    }
)
"""Aspects that a document tells or doesn't, so that no two tell different things."""
FACTS = st.dictionaries(st.sampled_from([*NAMES, "operation.deprecated", "parameter.style"]), JSON, max_size=4)
KINDS: st.SearchStrategy[list[ElementKind]] = st.lists(
    st.sampled_from(["operation", "parameter", "header", "media-type", "member"]), max_size=3
)
INSTEAD: st.SearchStrategy[Instead] = st.sampled_from(["anything", "nothing", "the same", "more", "something else"])
SIDES: st.SearchStrategy[Side | None] = st.sampled_from(["request", "response", None])
TURNS: st.SearchStrategy[Turn] = st.sampled_from(["as-is", "turned", "both"])


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change of any fact between any two documents."""
    rule = draw(st.sampled_from(NAMES))
    return Change(
        rule=rule,
        before=None if rule.partition(".")[2] in MARKS else draw(st.none() | VALUE),
        after=draw(VALUE),
        side=draw(SIDES),
        turn=draw(TURNS),
        kinds=tuple(draw(KINDS)),
        label=draw(st.sampled_from(["", "*", "/a/", "path id", "response 200"])),
        media_type=draw(st.sampled_from(["", "application/json", "text/xml"])),
        old=draw(FACTS),
        new=draw(FACTS),
        outer_old=draw(FACTS),
        outer_new=draw(FACTS),
        instead=draw(INSTEAD),
    )


class TestAnyJson:
    """Any JSON in any place has an answer, and the other way round the inverse one."""

    @given(there=changes())
    def test_it_is_judged_and_inverted(self, there: Change) -> None:
        back = replace(
            there,
            before=there.after,
            after=there.before,
            old=there.new,
            new=there.old,
            outer_old=there.outer_new,
            outer_new=there.outer_old,
        )
        assert judge(there).relation == FLIPPED[judge(back).relation]
        assert judge(there) == judge(there)
