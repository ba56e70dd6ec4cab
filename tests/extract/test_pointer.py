"""JSON Pointers into a document, and its references."""

from __future__ import annotations

from typing import Any

import pytest

from extract.pointer import MISSING, dangling_references, find, local_parts, pointer, true_parts

DOCUMENT: dict[str, Any] = {
    "paths": {"/a": {"$ref": "#/shared/one"}},
    "shared": {
        "one": {"get": {"parameters": [{"$ref": "#/shared/limit"}]}},
        "limit": {"schema": {"$ref": "#/shared/number"}},
        "number": {"type": "integer"},
        "ring": {"$ref": "#/shared/gnir"},
        "gnir": {"$ref": "#/shared/ring"},
        "away": {"$ref": "other.yaml#/one"},
    },
    "~": {"/": ["zero", "one"]},
}


class TestPointer:
    """RFC 6901, both ways."""

    @pytest.mark.parametrize(
        ("parts", "text"),
        [
            ((), ""),
            (("paths", "/a/{b}", "get"), "/paths/~1a~1{b}/get"),
            (("a", 0, 10), "/a/0/10"),
            (("",), "/"),
            (("~1",), "/~01"),
            (("~", "/"), "/~0/~1"),
        ],
    )
    def test_is_written_with_escapes(self, parts: tuple[str | int, ...], text: str) -> None:
        assert pointer(parts) == text

    @pytest.mark.parametrize(
        ("reference", "parts"),
        [
            ("#", ()),
            ("#/", ("",)),
            ("#/a/0", ("a", "0")),
            ("#/paths/~1a~1%7Bb%7D", ("paths", "/a/{b}")),
            ("#/~01", ("~1",)),
            ("", None),
            ("other.yaml#/a", None),
            ("https://example.org/#/a", None),
            ("#anchor", None),
        ],
    )
    def test_is_read_from_a_reference_within_the_document(self, reference: str, parts: tuple[str, ...] | None) -> None:
        assert local_parts(reference) == parts


class TestFind:
    """What stands at a path."""

    @pytest.mark.parametrize(
        ("parts", "found"),
        [
            ((), DOCUMENT),
            (("shared", "number", "type"), "integer"),
            (("~", "/", 1), "one"),
            (("~", "/", "1"), "one"),
            (("~", "/", "2"), MISSING),
            (("~", "/", "-1"), MISSING),
            (("~", "/", "01"), MISSING),
            (("~", "/", "-"), MISSING),
            (("~", "/", "²"), MISSING),
            (("~", "/", "9" * 5000), MISSING),
            (("shared", "nowhere"), MISSING),
            (("shared", "number", "type", "i"), MISSING),
        ],
        ids=lambda value: "missing" if value is MISSING else str(value)[:40],
    )
    def test_is_what_is_there_or_missing(self, parts: tuple[str | int, ...], found: object) -> None:
        assert find(DOCUMENT, parts) is found

    def test_tells_null_from_missing(self) -> None:
        assert find({"a": None}, ("a",)) is None


class TestTrueParts:
    """Where a path through references ends up."""

    @pytest.mark.parametrize(
        ("lexical", "parts"),
        [
            (("shared", "number", "type"), ("shared", "number", "type")),
            (("shared", "limit", "schema", "type"), ("shared", "number", "type")),
            (("paths", "/a", "get"), ("shared", "one", "get")),
            (("paths", "/a", "get", "parameters", 0, "schema", "type"), ("shared", "number", "type")),
            (("paths", "/a", "$ref"), ("paths", "/a", "$ref")),
            (("shared", "away", "x"), ("shared", "away", "x")),
            (("nowhere", "x"), ("nowhere", "x")),
        ],
    )
    def test_follow_each_reference(self, lexical: tuple[str | int, ...], parts: tuple[str | int, ...]) -> None:
        assert true_parts(DOCUMENT, lexical) == parts

    def test_come_to_an_end_in_a_ring(self) -> None:
        assert true_parts(DOCUMENT, ("shared", "ring", "x"))[-1] == "x"


class TestDanglingReferences:
    """References within the document that lead nowhere."""

    def test_are_none_in_a_whole_document(self) -> None:
        assert list(dangling_references(DOCUMENT)) == []

    @pytest.mark.parametrize(
        ("document", "places"),
        [
            ({"$ref": "#/x"}, ["/$ref"]),
            ({"a": [{"$ref": "#/x"}], "b": {"$ref": "#/y"}}, ["/a/0/$ref", "/b/$ref"]),
            ({"a": {"$ref": "other.yaml#/x"}}, []),
            ({"a": {"$ref": {"$ref": "#/x"}}}, ["/a/$ref/$ref"]),
            ({"a": {"$ref": 3}}, []),
            ({"properties": {"$ref": {"type": "string"}}}, []),
        ],
    )
    def test_are_found_in_the_documents_order(self, document: object, places: list[str]) -> None:
        assert [place for place, _ in dangling_references(document)] == places

    @pytest.mark.parametrize("word", ["example", "examples", "default", "const", "enum", "value", "x-notes"])
    def test_are_none_in_data_of_the_apis(self, word: str) -> None:
        nowhere = {"$ref": "#/x"}
        assert list(dangling_references({"schema": {word: nowhere}})) == []
        assert len(list(dangling_references({"properties": {word: nowhere}}))) == 1

    def test_are_found_however_deep(self) -> None:
        document: dict[str, Any] = {"$ref": "#/x"}
        for _ in range(5000):
            document = {"a": document}
        assert len(list(dangling_references(document))) == 1
