"""Operations are matched by method and by the shape of their paths, and the comparison says where spellings differ."""

from __future__ import annotations

import pytest

from compare import Comparison, compare, load

from .apis import V2, Raw, api, comparison

FINE: Raw = {"responses": {"200": {"description": "Fine."}}}


def paths(*names: str, **members: object) -> Raw:
    """A document with a GET at each of these paths."""
    return {**api(paths={name: {"get": FINE} for name in names}), **members}


def under(prefix: str, first: Raw, second: Raw) -> Comparison:
    """The comparison where the second document is said to stand under a prefix."""
    return compare(load(first, name="a"), load(second, name="b"), prefixes={"b": prefix})


class TestPaths:
    """What in a path says nothing."""

    @pytest.mark.parametrize(
        ("one", "other", "why"),
        [
            (paths("/items"), paths("/items/"), "a trailing slash"),
            (paths("/items/{id}"), paths("/items/{item_id}"), "names of path parameters"),
            (paths("/items/{id}/"), paths("/items/{key}"), "a trailing slash, names of path parameters"),
            (paths("/items"), paths("/items", servers=[{"url": "/v1"}]), "what stands before all paths differs"),
        ],
    )
    def test_is_told_as_a_match(self, one: Raw, other: Raw, why: str) -> None:
        found = comparison(one, other)
        assert found.identical
        assert [match.why for match in found.matches] == [why]
        assert found.matches[0].operations[0] == f"GET {next(iter(one['paths']))}"

    def test_what_is_spelled_alike_is_no_match_to_tell_of(self) -> None:
        assert comparison(paths("/items"), paths("/items")).matches == ()

    def test_a_base_path_and_the_same_path_written_out_are_spelled_alike(self) -> None:
        older = {"swagger": V2, "info": {"title": "Shop", "version": "1"}, "basePath": "/v1", "paths": {}}
        older["paths"] = {"/items": {"get": FINE}}
        assert comparison(paths("/v1/items"), older).matches == ()

    def test_the_whole_path_goes_before_the_one_without_what_stands_before_it(self) -> None:
        one = paths("/v1/items")
        other = paths("/items", "/v1/items", servers=[{"url": "/"}])
        found = comparison(one, other)
        assert [finding.operation for finding in found.findings] == ["GET /items"]

    def test_other_paths_are_other_operations(self) -> None:
        found = comparison(paths("/items"), paths("/orders"))
        assert [(finding.operation, finding.effect) for finding in found.findings] == [
            ("GET /items", "breaking"),
            ("GET /orders", "compatible"),
        ]


class TestPrefixes:
    """What a document can't tell, whoever compares it can."""

    def test_one_that_every_path_begins_with_is_left_out(self) -> None:
        assert under("/api/v1", paths("/items"), paths("/api/v1/items")).identical

    def test_one_that_no_path_begins_with_is_put_before_all(self) -> None:
        assert under("/api/v1/", paths("/api/v1/items"), paths("/items")).identical

    def test_is_no_part_of_a_longer_word(self) -> None:
        assert not under("/api", paths("/items"), paths("/apiitems")).identical

    def test_of_a_document_that_isnt_there(self) -> None:
        with pytest.raises(ValueError, match="No document is called 'c'"):
            compare(load(paths("/a"), name="a"), load(paths("/a"), name="b"), prefixes={"c": "/api"})
