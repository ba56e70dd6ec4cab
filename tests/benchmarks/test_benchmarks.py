"""The benchmarks' own parts: the documents that they make, and the verdict on a measurement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import table
from benchmarks.corpus import Bar, NoCorpusError, Pair, corpus
from benchmarks.derive import as_31, changed, reordered, schemas
from benchmarks.processes import Failed, Measured

if TYPE_CHECKING:
    from compare.values import Json


EXAMPLES: Json = {"x": {"value": {"schema": {"type": "string"}}}, "y": {"schema": {"type": "string"}}}


def document() -> dict[str, Json]:
    """Two schemas with something to change, one bare reference, and a property named like a keyword."""
    item: Json = {"type": "object", "properties": {"example": {"type": "string"}}}
    content: Json = {"application/json": {"schema": {"$ref": "#/components/schemas/Item", "nullable": True}}}
    responses: Json = {"200": {"description": "ok", "content": content}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": responses}}},
        "components": {"schemas": {"Item": item}, "examples": EXAMPLES},
    }


def measured(**other: float) -> Measured:
    """A measurement in which every figure is 1 and every count 0."""
    figures = dict.fromkeys(
        ("wall", "unit", "times", "work", "bare", "load", "compare", "write", "tidy", "peak", "grown"), 1.0
    )
    return Measured(**{**figures, "findings": 0, "json": 0, **other})  # type: ignore[arg-type]


class TestDerivedDocuments:
    """What the benchmarks make of a real document."""

    def test_schemas_are_found_under_names_like_keywords_but_not_in_data(self) -> None:
        assert len(schemas(document())) == 3

    def test_reordering_keeps_the_value(self) -> None:
        given = document()
        found = reordered(given)
        assert found == given
        assert isinstance(found, dict)
        assert list(found) == list(reversed(given))

    def test_every_schema_but_a_bare_reference_is_changed(self) -> None:
        given = document()
        changed(given)
        field: Json = {"type": "string", "maxLength": 1_000_000}
        item: Json = {"type": "object", "properties": {"example": field}, "description": "Changed."}
        assert given == {**document(), "components": {"schemas": {"Item": item}, "examples": EXAMPLES}}

    def test_a_reference_loses_its_ignored_siblings_in_3_1(self) -> None:
        given = document()
        as_31(given)
        found = schemas(given)
        assert {"$ref": "#/components/schemas/Item"} in found

    def test_so_does_one_that_stands_for_something_else_than_a_schema(self) -> None:
        responses: Json = {"200": {"$ref": "#/components/responses/Ok", "description": "ok"}}
        given: Json = {"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": responses}}}}
        as_31(given)
        assert responses == {"200": {"$ref": "#/components/responses/Ok"}}

    @pytest.mark.parametrize(
        ("spelled", "expected"),
        [
            ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
            ({"type": "string", "nullable": False}, {"type": "string"}),
            ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
            ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
            ({"oneOf": [{}], "nullable": True}, {"oneOf": [{}, {"type": "null"}]}),
            ({"type": "string", "example": "x"}, {"type": "string", "examples": ["x"]}),
        ],
    )
    def test_a_schema_is_respelled_for_3_1(self, spelled: Json, expected: Json) -> None:
        given: Json = {"openapi": "3.0.3", "components": {"schemas": {"Item": spelled}}}
        as_31(given)
        assert given == {"openapi": "3.1.0", "components": {"schemas": {"Item": expected}}}


class TestVerdicts:
    """Which measurements miss their bar."""

    @pytest.mark.parametrize(
        ("found", "expected"),
        [
            (measured(times=2, peak=9e6, wall=3), False),
            (measured(times=2.01), True),
            (measured(peak=9.1e6), True),
            (measured(wall=3.1), True),
            (measured(findings=1), True),
            (Failed(why="not today"), True),
        ],
    )
    def test_a_bar_is_missed(self, found: Measured | Failed, *, expected: bool) -> None:
        pair = Pair(name="x", first=Path("a"), second=Path("b"), bar=Bar(times=2, peak=9, seconds=3), findings=0)
        assert table.missed(pair, found) is expected
        assert ("**" in " ".join(table.pair_row(pair, found))) is expected


class TestCorpus:
    """Where real documents are looked for."""

    def test_its_absence_is_told_with_the_variable(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("TRIPTYCH_CORPUS", str(tmp_path))
        with pytest.raises(NoCorpusError, match="TRIPTYCH_CORPUS"):
            corpus()
