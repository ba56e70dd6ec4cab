"""How what a schema says of a value narrows and widens what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.variance import judge

from .changes import GONE, HERE, change, relation

if TYPE_CHECKING:
    from compare.values import Json
    from compare.variance import Relation


class TestTypes:
    """Types are sets of values; none is all of them."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("number", "integer", "narrower"),
            ("string", "integer", "incomparable"),
            (["integer", "string"], "string", "narrower"),
            (["integer", "string"], ["number", "string"], "wider"),
            (["integer", "number"], "number", "same"),
            (GONE, "string", "narrower"),
            (GONE, ["array", "boolean", "number", "object", "string"], "same"),
            (7, "string", "incomparable"),
            ("string", [], "incomparable"),
        ],
    )
    def test_sets(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.type", before, after) == expected

    @pytest.mark.parametrize(
        ("value", "before", "after", "expected"),
        [
            ("a", GONE, "string", "same"),
            (1, GONE, "integer", "same"),
            (1.0, "number", "integer", "same"),
            (1.5, "number", "integer", "narrower"),
            (1.5, GONE, "number", "same"),
            (True, GONE, "boolean", "same"),
            (True, GONE, "integer", "narrower"),
            ([1], GONE, "array", "same"),
            ({}, GONE, "object", "same"),
            (None, GONE, "string", "narrower"),
        ],
    )
    def test_a_type_that_all_listed_values_have_says_nothing(
        self,
        value: object,
        before: object,
        after: object,
        expected: Relation,
    ) -> None:
        listed = {"schema.enum": [value]}
        assert relation("schema.type", before, after, old=listed, new=listed) == expected

    @pytest.mark.parametrize(("old", "new"), [(GONE, ["a"]), (["a"], [1]), ([1], ["a"]), ([1], GONE), (["a", 1], "a")])
    def test_it_says_something_where_a_list_does_not_hold_it(self, old: object, new: object) -> None:
        facts = [{} if listed is GONE else {"schema.enum": listed} for listed in (old, new)]
        assert relation("schema.type", GONE, "string", old=facts[0], new=facts[1]) == "narrower"

    @pytest.mark.parametrize(
        ("kinds", "media_type", "before", "after", "expected"),
        [
            (("parameter",), "", "integer", "string", "wider"),
            (("header",), "", "boolean", "string", "wider"),
            (("parameter", "items"), "", "number", "string", "wider"),
            (("parameter",), "", "object", "string", "incomparable"),
            (("parameter",), "", "integer", "boolean", "incomparable"),
            (("parameter",), "application/json", "integer", "string", "incomparable"),
            (("media-type",), "application/json", "integer", "string", "incomparable"),
            (("media-type",), "application/xml", "object", "string", "wider"),
            (("media-type",), "application/x-www-form-urlencoded", "integer", "string", "wider"),
            (("media-type",), "text/plain", "integer", "string", "wider"),
            (("media-type",), "text/json", "integer", "string", "incomparable"),
            (("media-type",), "image/png", "integer", "string", "incomparable"),
            (("response",), "", "integer", "string", "incomparable"),
        ],
    )
    def test_text_takes_in_what_is_written_as_text(
        self,
        kinds: tuple[str, ...],
        media_type: str,
        before: str,
        after: str,
        expected: Relation,
    ) -> None:
        assert relation("schema.type", before, after, kinds=kinds, media_type=media_type) == expected


class TestTextsMadeLists:
    """`?x=a` is a list of one where a list repeats its name."""

    TEXT = {"schema.type": "string"}  # noqa: RUF012 - never changed
    LIST = {"schema.type": "array", "parameter.style": "multi"}  # noqa: RUF012 - as above

    @pytest.mark.parametrize(
        ("before", "style", "expected"),
        [("string", "multi", "wider"), ("string", "csv", "incomparable"), (GONE, "multi", "narrower")],
    )
    def test_the_type(self, before: object, style: str, expected: Relation) -> None:
        new = {"schema.type": "array", "parameter.style": style}
        assert relation("schema.type", before, "array", new=new, kinds=("parameter",)) == expected

    @pytest.mark.parametrize(
        ("items", "outer_old", "outer_new", "expected"),
        [
            ({"schema.type": "string"}, TEXT, LIST, "same"),
            ({}, TEXT, LIST, "same"),
            ({"schema.type": "integer"}, TEXT, LIST, "narrower"),
            ({"schema.type": "string", "schema.pattern": "a"}, TEXT, LIST, "narrower"),
            ({"schema.type": "string"}, LIST, LIST, "narrower"),
            ({"schema.type": "string"}, TEXT, {**LIST, "parameter.style": "csv"}, "narrower"),
            ({"schema.type": "string"}, {}, LIST, "narrower"),
        ],
    )
    def test_the_items(
        self, items: dict[str, Json], outer_old: dict[str, Json], outer_new: dict[str, Json], expected: Relation
    ) -> None:
        found = change("items.exists", GONE, HERE, new=items, outer_old=outer_old, outer_new=outer_new)
        assert judge(found).relation == expected
        back = change("items.exists", HERE, GONE, old=items, outer_old=outer_new, outer_new=outer_old)
        assert judge(back).relation == (expected if expected != "narrower" else "wider")


class TestValues:
    """Listed values are sets, and null is told apart."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (["a", "b"], ["a"], "narrower"),
            (["a"], ["b"], "incomparable"),
            (GONE, ["a"], "narrower"),
            ([1], [1.0, 1], "same"),
            ([1], [True], "incomparable"),
            (["a"], "a", "incomparable"),
            ("a", ["a"], "incomparable"),
        ],
    )
    def test_enum(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.enum", before, after) == expected

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ({}, {}, "wider"),
            ({"schema.type": "string"}, {"schema.type": "string"}, "wider"),
            ({"schema.type": "string"}, {}, "wider"),
            ({}, {"schema.type": "string"}, "same"),
            ({"schema.enum": ["a", None]}, {"schema.type": "string"}, "same"),
            ({"schema.enum": ["a"]}, {"schema.type": "string"}, "wider"),
            ({"schema.type": "null"}, {"schema.type": "string"}, "same"),
            ({"schema.type": ["null", "string"]}, {"schema.type": "string"}, "same"),
        ],
    )
    def test_null(self, old: dict[str, Json], new: dict[str, Json], expected: Relation) -> None:
        assert relation("schema.nullable", GONE, HERE, old=old, new=new) == expected

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (GONE, "uuid", "narrower"),
            ("uuid", "uri", "incomparable"),
            ("int64", "int32", "narrower"),
            ("iri-reference", "uri", "narrower"),
            ("uuid", GONE, "wider"),
            (GONE, "int64", "same"),
            ("int64", GONE, "same"),
            ("double", GONE, "same"),
            (GONE, "int32", "narrower"),
            (GONE, 64, "narrower"),
        ],
    )
    def test_format(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.format", before, after) == expected

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("int32", "int64"),
            ("float", "double"),
            ("email", "idn-email"),
            ("hostname", "idn-hostname"),
            ("uri", "iri"),
            ("uri", "uri-reference"),
            ("uri", "iri-reference"),
            ("iri", "iri-reference"),
            ("uri-reference", "iri-reference"),
        ],
    )
    def test_a_format_that_takes_in_another(self, one: str, other: str) -> None:
        assert relation("schema.format", one, other) == "wider"

    @pytest.mark.parametrize("pattern", ["", ".*", "^.*", ".*$", "^.*$", "^", "$"])
    def test_a_pattern_of_every_text(self, pattern: str) -> None:
        assert relation("schema.pattern", GONE, pattern) == "same"

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (GONE, "^a$", "narrower"),
            ("^a$", "^b$", "incomparable"),
            (".*", "^a$", "narrower"),
            (GONE, ".*", "same"),
            (["a"], "^a$", "incomparable"),
        ],
    )
    def test_pattern(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.pattern", before, after) == expected

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ({"a": ["b"]}, {"a": ["b", "c"]}, "narrower"),
            ({"a": ["b"]}, {"c": ["b"]}, "incomparable"),
            (GONE, {"a": ["b"]}, "narrower"),
            (GONE, {"a": []}, "same"),
            ({"a": ["b"]}, {"a": "b"}, "incomparable"),
            ({"a": ["b"]}, ["a"], "incomparable"),
            (["a"], {"a": ["b"]}, "incomparable"),
        ],
    )
    def test_dependencies(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.dependentRequired", before, after) == expected
