"""How counts, bounds and multiples change what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .changes import GONE, relation

if TYPE_CHECKING:
    from compare.values import Json
    from compare.variance import Relation

INTEGER: dict[str, Json] = {"schema.type": "integer"}


class TestCounts:
    """Least counts narrow by growing, greatest ones by shrinking."""

    @pytest.mark.parametrize("rule", ["schema.minLength", "schema.minItems", "schema.minProperties"])
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [(1, 2, "narrower"), (GONE, 1, "narrower"), (GONE, 0, "same"), (2, 2.0, "same"), (1, "two", "incomparable")],
    )
    def test_least(self, rule: str, before: object, after: object, expected: Relation) -> None:
        assert relation(rule, before, after) == expected

    @pytest.mark.parametrize(
        "rule", ["schema.maxLength", "schema.maxItems", "schema.maxProperties", "schema.maxContains"]
    )
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (2, 1, "narrower"),
            (GONE, 1, "narrower"),
            (2, 2.0, "same"),
            (GONE, "two", "incomparable"),
            ("two", 1, "incomparable"),
            (None, 1, "incomparable"),
        ],
    )
    def test_most(self, rule: str, before: object, after: object, expected: Relation) -> None:
        assert relation(rule, before, after) == expected

    @pytest.mark.parametrize(("after", "expected"), [(0, "wider"), (1, "same"), (2, "narrower")])
    def test_at_least_one_item_is_contained_where_nothing_else_is_said(self, after: int, expected: Relation) -> None:
        assert relation("schema.minContains", GONE, after) == expected


class TestBounds:
    """The inclusive and the exclusive form are one bound."""

    @pytest.mark.parametrize(
        ("rule", "before", "after", "expected"),
        [
            ("minimum", 1, 2, "narrower"),
            ("minimum", 2, 1, "wider"),
            ("minimum", GONE, 1, "narrower"),
            ("minimum", -(10**400), 0, "narrower"),
            ("minimum", 0.1, 0.2, "narrower"),
            ("minimum", 1, 1.0, "same"),
            ("minimum", 1, True, "incomparable"),
            ("minimum", "one", 2, "incomparable"),
            ("minimum", float("inf"), 2, "incomparable"),
            ("exclusiveMinimum", 1, 2, "narrower"),
            ("maximum", 1, 2, "wider"),
            ("maximum", 2, 1, "narrower"),
            ("maximum", GONE, 1, "narrower"),
            ("exclusiveMaximum", 2, 1, "narrower"),
        ],
    )
    def test_one_form(self, rule: str, before: object, after: object, expected: Relation) -> None:
        assert relation(f"schema.{rule}", before, after) == expected

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ({"schema.minimum": 5}, {"schema.exclusiveMinimum": 5}, "narrower"),
            ({"schema.minimum": 5}, {"schema.exclusiveMinimum": 4}, "wider"),
            ({"schema.minimum": 5}, {"schema.minimum": 5, "schema.exclusiveMinimum": 4}, "same"),
            ({"schema.minimum": 5, **INTEGER}, {"schema.exclusiveMinimum": 4, **INTEGER}, "same"),
            ({"schema.minimum": 4.5, **INTEGER}, {"schema.exclusiveMinimum": 4.5, **INTEGER}, "same"),
            ({"schema.minimum": 5, **INTEGER}, {"schema.exclusiveMinimum": 5, **INTEGER}, "narrower"),
            ({"schema.minimum": 5, **INTEGER}, {"schema.exclusiveMinimum": 4}, "wider"),
            ({"schema.minimum": 5}, {"schema.exclusiveMinimum": 4, **INTEGER}, "wider"),
            ({"schema.maximum": 5}, {"schema.exclusiveMaximum": 5}, "narrower"),
            ({"schema.maximum": 5}, {"schema.exclusiveMaximum": 6}, "wider"),
            ({"schema.maximum": 5, **INTEGER}, {"schema.exclusiveMaximum": 6, **INTEGER}, "same"),
            ({"schema.maximum": 5, **INTEGER}, {"schema.exclusiveMaximum": 5.5, **INTEGER}, "same"),
        ],
    )
    def test_from_one_form_to_the_other(self, old: dict[str, Json], new: dict[str, Json], expected: Relation) -> None:
        changed = {rule for rule in {*old, *new} if old.get(rule) != new.get(rule)} - {"schema.type"}
        for rule in changed:
            assert relation(rule, old.get(rule, GONE), new.get(rule, GONE), old=old, new=new) == expected


class TestMultiples:
    """A multiple of the step is a narrower step, by decimal digits."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (GONE, 2, "narrower"),
            (GONE, 1, "narrower"),
            (2, 4, "narrower"),
            (2, 3, "incomparable"),
            (2, -2, "same"),
            (0.1, 0.3, "narrower"),
            (0.2, 0.3, "incomparable"),
            (2, "four", "incomparable"),
            ("two", 4, "incomparable"),
            (1e308, 1e-308, "wider"),
        ],
    )
    def test_steps(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.multipleOf", before, after) == expected
