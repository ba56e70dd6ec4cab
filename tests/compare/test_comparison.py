"""Rows, findings, verdicts and figures of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import compare as package
from compare import Comparison, Finding, Value, compare, load

from .apis import V2, Raw, api, asking, comparison, differences, getting, having

if TYPE_CHECKING:
    from collections.abc import Callable


def only(found: Comparison) -> Finding:
    """The one finding there is."""
    assert len(found.findings) == 1
    return found.findings[0]


class TestVerdicts:
    """One a document, against the first."""

    @pytest.mark.parametrize(
        ("maxima", "verdicts"),
        [
            ((9, 9, 8), ("present", "present", "different")),
            ((9, None, 8), ("present", "absent", "different")),
            ((None, 9, None), ("absent", "added", "absent")),
            ((None, 9, 8), ("absent", "added", "added")),
        ],
    )
    def test_of_three(self, maxima: tuple[int | None, ...], verdicts: tuple[str, ...]) -> None:
        found = only(comparison(*(having({} if value is None else {"maximum": value}) for value in maxima)))
        assert found.verdicts == verdicts
        assert found.values == tuple(None if value is None else Value(value=value) for value in maxima)

    def test_null_is_told_from_absence(self) -> None:
        assert only(comparison(having({"default": None}), having({}))).values == (Value(value=None), None)

    @pytest.mark.parametrize(
        ("one", "rule"),
        [
            (having({"type": ["string", "null"]}), "schema.nullable"),
            (asking({"required": True}), "parameter.required"),
            (asking({"in": "path"}), "parameter.required"),
            (having({}), "operation.exists"),
        ],
    )
    def test_a_yes_is_true(self, one: Raw, rule: str) -> None:
        found = next(row for row in comparison(one, one).rows if row.rule == rule)
        assert found.values == (Value(value=True), Value(value=True))

    def test_one_is_never_true(self) -> None:
        assert differences(having({"default": 1}), having({"default": True})) == [
            "answer › x: schema.default different"
        ]

    def test_one_is_one_with_a_point(self) -> None:
        assert differences(having({"default": [1]}), having({"default": [1.0]})) == []


class TestRows:
    """All facts, the ones that are the same too."""

    def test_what_is_the_same_is_a_row_without_a_message(self) -> None:
        found = comparison(having({"type": "string"}), having({"type": "string"}))
        assert found.identical
        assert all(row.message == "" and not row.differs for row in found.rows)
        assert "schema.type" in {row.rule for row in found.rows}

    def test_what_is_in_something_missing_is_a_row_but_no_finding(self) -> None:
        found = comparison(asking({"description": "Q."}), getting({"responses": {"200": {"description": "Fine."}}}))
        inner = next(row for row in found.rows if row.rule == "parameter.description")
        assert inner.verdicts == ("present", "absent")
        assert not inner.differs

    def test_those_who_have_it_are_compared_all_the_same(self) -> None:
        without = getting({"responses": {"200": {"description": "Fine."}}})
        assert differences(asking({"description": "Q."}), asking({"description": "R."}), without) == [
            "query q: parameter.description different absent",
            "query q: parameter.exists present absent",
        ]

    def test_are_sorted_by_operation_location_and_rule(self) -> None:
        paths = {path: {"get": {"summary": "S", "responses": {}}} for path in ("/b", "/a")}
        places = [(row.operation or "", row.location, row.rule) for row in comparison(api(paths=paths), api()).rows]
        assert places == sorted(places)

    def test_point_into_each_document(self) -> None:
        one = having({"$ref": "#/components/schemas/A~1B"}, components={"schemas": {"A/B": {"maximum": 1}}})
        found = only(comparison(one, having({"maximum": 2}, V2)))
        assert found.pointers == (
            "/components/schemas/A~1B/maximum",
            "/paths/~1items/get/responses/200/schema/properties/x/maximum",
        )

    def test_have_a_fingerprint_for_their_place_whatever_the_values(self) -> None:
        found = only(comparison(having({"maximum": 1}), having({"maximum": 2})))
        again = only(comparison(having({"maximum": 3}, V2), having({}, V2)))
        other = only(comparison(having({"minimum": 1}), having({"minimum": 2})))
        assert found.fingerprint == again.fingerprint == "f6e66fb01d8b7457"
        assert found.fingerprint != other.fingerprint


class TestExtensions:
    """They count only where they are asked for."""

    def test_not_by_default(self) -> None:
        assert differences(having({}), having({"x-mine": 1})) == []

    @pytest.mark.parametrize(
        ("holder", "finding"),
        [
            (lambda **x: getting({"responses": {}, **x}), "GET /items: operation.x-mine added"),
            (lambda **x: asking(x), "query q: parameter.x-mine added"),
            (lambda **x: {**api(), "info": {"title": "Shop", "version": "1", **x}}, "info: info.x-mine added"),
            (lambda **x: api(tags=[{"name": "t", **x}]), "tag t: tag.x-mine added"),
            (lambda **x: getting({"responses": {"200": x}}, V2), "response 200: response.x-mine added"),
            (lambda **x: getting({"responses": {}, "requestBody": x}), "request body: request-body.x-mine added"),
        ],
    )
    def test_in_each_place(self, holder: Callable[..., Raw], finding: str) -> None:
        assert differences(holder(), holder(**{"x-mine": 1}), exclude_extensions=False) == [finding]

    def test_where_asked_for(self) -> None:
        found = differences(having({}), having({"x-mine": 1}), exclude_extensions=False)
        assert found == ["answer › x: schema.x-mine added"]

    @pytest.mark.parametrize("name", ["x-triptych-profile", "x-nullable"])
    def test_never_those_that_are_the_projects_or_read_otherwise(self, name: str) -> None:
        assert differences(having({}), having({name: 1}), exclude_extensions=False) == []


class TestFigures:
    """Facts counted one by one."""

    def test_of_each_document(self) -> None:
        one = asking({"description": "Q.", "schema": {"type": "string", "maxLength": 9}, "example": "a"})
        other = asking({"description": "R.", "type": "string", "pattern": "a"}, V2)
        first, second = comparison(one, other).summary()
        assert (first.document, first.operations, first.present) == ("a", 1, len(comparison(one, one).rows))
        assert (second.different, second.absent, second.not_expressible, second.added) == (1, 1, 1, 1)
        assert second.present + second.different + second.absent + second.not_expressible == first.present
        assert first.added == 0


class TestDocuments:
    """Two or more, each with a name of its own."""

    def test_one_is_too_few(self) -> None:
        with pytest.raises(ValueError, match="two documents or more"):
            compare(load(api()))

    def test_names_that_repeat_get_a_number(self) -> None:
        found = compare(*(load(api(), name=name) for name in ("a", "a", "a (2)", "a")))
        assert [document.name for document in found.documents] == ["a", "a (2)", "a (2) (2)", "a (3)"]


class TestExports:
    """`compare.__all__` is the public interface."""

    def test_each_name_is_there(self) -> None:
        assert sorted(package.__all__) == package.__all__
        assert all(hasattr(package, name) for name in package.__all__)
