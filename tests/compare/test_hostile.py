"""Documents that are broken, deep or endless: what is readable is read, and nothing escapes but one clear line."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from compare import SourceError, inventory

from .apis import V2, V31, Raw, api, comparison, differences, getting, having, returning

if TYPE_CHECKING:
    from collections.abc import Iterator

ODD: tuple[object, ...] = (None, True, 7, 1.5, "text", [], {}, [[]], [None, 1], {"a": None}, {"$ref": 5}, {"$ref": "#"})

FULL_3: Raw = {
    "openapi": V31,
    "info": {"title": "T", "version": "1", "license": {"name": "MIT"}, "contact": {"name": "N"}},
    "servers": [{"url": "{a}/v1", "variables": {"a": {"default": "/b"}}}],
    "tags": [{"name": "t", "externalDocs": {"url": "u"}}],
    "security": [{"k": ["s"]}],
    "paths": {
        "/a/{b}": {
            "parameters": [{"name": "b", "in": "path", "schema": {"type": "string"}}],
            "post": {
                "tags": ["t"],
                "summary": "S",
                "parameters": [
                    {"name": "q", "in": "query", "content": {"a/b": {"schema": {}}}, "examples": {"e": {"value": 1}}}
                ],
                "requestBody": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/S"}, "example": 1}}},
                "responses": {
                    "200": {
                        "description": "D",
                        "headers": {"H": {"schema": {"type": "array", "items": {"type": "string"}}}},
                        "content": {"a/b": {"schema": {"$ref": "#/components/schemas/S"}}},
                        "links": {"l": {"operationId": "o"}},
                    }
                },
                "callbacks": {
                    "c": {
                        "e": {
                            "put": {
                                "requestBody": {
                                    "content": {
                                        "multipart/form-data": {
                                            "schema": {"properties": {"f": {"type": "string"}}},
                                            "encoding": {"f": {"contentType": "image/png"}},
                                        }
                                    }
                                }
                            }
                        }
                    }
                },
            },
        }
    },
    "components": {
        "schemas": {
            "S": {
                "type": ["object", "null"],
                "required": ["m"],
                "properties": {"m": {"enum": [1], "minimum": 1, "exclusiveMaximum": 3}},
                "allOf": [{"title": "A"}],
                "oneOf": [{"const": 1}, {"type": "string"}],
                "discriminator": {"propertyName": "m", "mapping": {"a": "b"}},
                "additionalProperties": {"$ref": "#/components/schemas/S"},
                "patternProperties": {"^a": {"not": {}}},
                "prefixItems": [{}],
                "examples": [1],
            }
        },
        "securitySchemes": {"k": {"type": "oauth2", "flows": {"implicit": {}}}},
    },
}
FULL_2: Raw = {
    "swagger": V2,
    "info": {"title": "T", "version": "1"},
    "basePath": "/v1",
    "consumes": ["a/b"],
    "produces": ["a/b", "c/d"],
    "securityDefinitions": {"k": {"type": "oauth2", "flow": "accessCode"}},
    "security": [{"k": []}],
    "paths": {
        "/a": {
            "post": {
                "parameters": [
                    {"name": "body", "in": "body", "schema": {"$ref": "#/definitions/S"}},
                    {"name": "f", "in": "formData", "type": "file", "required": True},
                    {
                        "name": "q",
                        "in": "query",
                        "type": "array",
                        "items": {"type": "string"},
                        "collectionFormat": "csv",
                    },
                ],
                "responses": {
                    "200": {"schema": {"type": "file"}, "headers": {"H": {"type": "string"}}, "examples": {"a/b": 1}}
                },
            }
        }
    },
    "definitions": {"S": {"properties": {"m": {"x-nullable": True}}, "discriminator": "m"}},
}


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of each value in it."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def replaced(raw: Raw, path: tuple[str | int, ...], value: object) -> Raw:
    """A copy of the document with another value in one place."""
    changed = copy.deepcopy(raw)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    holder[path[-1]] = value  # type: ignore[index]
    return changed


def broken(raw: Raw) -> list[tuple[str | int, ...]]:
    """The places to break; without the version there is no document."""
    return [path for path in places(raw) if path not in {("openapi",), ("swagger",)}]


class TestWrongTypes:
    """A value of the wrong type counts as none."""

    @pytest.mark.parametrize("raw", [FULL_3, FULL_2], ids=["openapi", "swagger"])
    @pytest.mark.parametrize("odd", ODD, ids=repr)
    def test_anywhere_they_dont_break_the_comparison(self, raw: Raw, odd: object) -> None:
        for path in broken(raw):
            changed = replaced(raw, path, odd)
            assert comparison(raw, changed, exclude_extensions=False).rows, path
            assert comparison(changed, changed).identical, path

    def test_a_list_for_the_paths_is_as_good_as_none(self) -> None:
        assert differences(api(paths={}), {**api(), "paths": [{"/a": {"get": {}}}]}) == []

    def test_one_broken_response_doesnt_hide_the_others(self) -> None:
        fine = {"200": {"description": "Fine."}, "404": {"description": "None."}}
        other = getting({"responses": {**fine, "404": ["None."]}})
        assert differences(getting({"responses": fine}), other) == ["response 404: response.exists absent"]


class TestDepth:
    """However far one schema leads to another, there is no stack to overflow."""

    LONG = 1500  # half as much again as Python's own stack has room for

    def chain(self, length: int, link: str) -> Raw:
        def step(number: int) -> Raw:
            target = {"$ref": f"#/components/schemas/S{number + 1}"}
            return {"properties": {"x": target}} if link == "properties" else {link: [target]} if link else target

        schemas = {f"S{number}": step(number) for number in range(length)}
        schemas[f"S{length}"] = {"type": "string"}
        return returning({"$ref": "#/components/schemas/S0"}, components={"schemas": schemas})

    @pytest.mark.parametrize("link", ["properties", "allOf", "oneOf"])
    def test_a_change_at_the_end_of_a_long_chain_is_found(self, link: str) -> None:
        one, other = self.chain(self.LONG, link), self.chain(self.LONG, link)
        assert comparison(one, self.chain(self.LONG, link)).identical
        other["components"]["schemas"][f"S{self.LONG}"]["maxLength"] = 9
        assert [finding.rule for finding in comparison(one, other).findings] == ["schema.maxLength"]

    def test_a_long_chain_of_references_only_is_read(self) -> None:
        assert differences(self.chain(self.LONG, ""), returning({"type": "string"})) == []


class TestLattices:
    """Many ways through a few schemas cost nothing, until somebody wants each way written out."""

    def lattice(self, levels: int, both: str, leaf: Raw) -> Raw:
        schemas: Raw = {"S0": leaf}
        for level in range(1, levels):
            below = {"$ref": f"#/components/schemas/S{level - 1}"}
            schemas[f"S{level}"] = (
                {"properties": {"a": below, "b": below}} if both == "properties" else {both: [below, below]}
            )
        return returning({"$ref": f"#/components/schemas/S{levels - 1}"}, components={"schemas": schemas})

    @pytest.mark.parametrize("both", ["properties", "allOf", "anyOf"])
    def test_two_references_at_each_of_40_levels(self, both: str) -> None:
        one, other = self.lattice(40, both, {"type": "string"}), self.lattice(40, both, {"type": "integer"})
        assert [finding.rule for finding in comparison(one, other).findings] == ["schema.type"]

    def test_are_not_written_out_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inventory, "MAX_ROWS", 2000)
        one = self.lattice(40, "properties", {"type": "string"})
        with pytest.raises(SourceError, match=r"^a: there are more than 2,000 facts once all references are written"):
            _ = comparison(one, one).rows


class TestReferencesInData:
    """In examples and enums a `$ref` is only text."""

    @pytest.mark.parametrize("keyword", ["example", "default", "const"])
    def test_it_isnt_followed(self, keyword: str) -> None:
        member = {keyword: {"$ref": "#/nowhere"}}
        assert differences(having(member), having(member)) == []
        rules = {row.rule for row in comparison(having(member), having(member)).rows}
        assert "schema.unresolved-reference" not in rules
