"""Documents split over files: what is followed, what is refused, and how the whole is put together."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from compare import files as files_module
from compare import load
from compare.cursor import resolve

from .apis import Raw, api, returning

if TYPE_CHECKING:
    from pathlib import Path

    from compare.document import Document

ITEM = "type: object\nproperties: {name: {type: string}}\n"


def write(folder: Path, **texts: str | Raw) -> Path:
    """Files by name, `_` for `.` and `__` for `/`; the first of them is the document."""
    paths = [folder / name.replace("__", "/").replace("_", ".") for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if isinstance(text, str) else json.dumps(text))
    return paths[0]


def schema(document: Document) -> object:
    """What the schema of the one response comes to, references followed."""
    found = resolve(document.raw, "#/paths/~1items/get/responses/200/content/application~1json/schema")
    while found and "$ref" in found.mapping:
        found = resolve(document.raw, str(found.mapping["$ref"]))
    return found.value if found else None


def referring(reference: str) -> Raw:
    """A document whose one response has the schema that the reference leads to."""
    return returning({"$ref": reference})


def why(document: Document) -> str:
    """The document's one problem."""
    assert len(document.problems) == 1
    return document.problems[0].why


class TestFollowed:
    """References to files in the document's own folder."""

    @pytest.mark.parametrize(
        "reference", ["item.yaml", "./item.yaml", "item.yaml#", "item.yaml#/", "deep/../item.yaml", "./item%2Eyaml"]
    )
    def test_to_a_whole_file(self, tmp_path: Path, reference: str) -> None:
        document = load(write(tmp_path, api_json=referring(reference.removesuffix("/")), item_yaml=ITEM))
        assert schema(document) == {"type": "object", "properties": {"name": {"type": "string"}}}
        assert (document.files, document.problems) == (("item.yaml",), ())

    def test_to_a_part_of_a_file(self, tmp_path: Path) -> None:
        document = load(
            write(tmp_path, api_json=referring("all.json#/a~1b/c%20d"), all_json={"a/b": {"c d": {"type": "null"}}})
        )
        assert schema(document) == {"type": "null"}

    def test_from_another_file_relative_to_that(self, tmp_path: Path) -> None:
        one = {"$ref": "two.json#/x"}
        document = load(
            write(tmp_path, api_json=referring("in/one.json"), in__one_json=one, in__two_json={"x": {"type": "null"}})
        )
        assert schema(document) == {"type": "null"}
        assert document.files == ("in/one.json", "in/two.json")

    def test_within_another_file(self, tmp_path: Path) -> None:
        other = {"a": {"$ref": "#/b"}, "b": {"$ref": "#named"}, "c": {"$anchor": "named", "type": "null"}}
        assert schema(load(write(tmp_path, api_json=referring("o.json#/a"), o_json=other))) == {
            "$anchor": "named",
            "type": "null",
        }

    def test_back_into_the_document(self, tmp_path: Path) -> None:
        whole = returning({"$ref": "o.json"}, components={"schemas": {"A": {"type": "null"}}})
        document = load(write(tmp_path, api_json=whole, o_json={"$ref": "api.json#/components/schemas/A"}))
        assert schema(document) == {"type": "null"}
        assert document.files == ("o.json",)

    def test_in_circles(self, tmp_path: Path) -> None:
        a, b = {"properties": {"b": {"$ref": "b.json"}}}, {"properties": {"a": {"$ref": "a.json"}}}
        document = load(write(tmp_path, api_json=referring("a.json"), a_json=a, b_json=b))
        assert schema(document) == {"properties": {"b": {"$ref": "#/x-triptych-files/2"}}}
        assert document.problems == ()

    def test_of_a_path_item_and_a_mapping(self, tmp_path: Path) -> None:
        whole = api(paths={"/a": {"$ref": "paths.yaml#/~1a"}})
        kinds = "oneOf: [{$ref: dog.yaml}]\ndiscriminator: {propertyName: k, mapping: {d: dog.yaml, c: Cat}}\n"
        paths = "/a: {get: {requestBody: {content: {a/b: {schema: {$ref: kinds.yaml}}}}}}\n"
        document = load(write(tmp_path, api_json=whole, paths_yaml=paths, kinds_yaml=kinds, dog_yaml=ITEM))
        assert document.files == ("paths.yaml", "kinds.yaml", "dog.yaml")
        mapped = resolve(document.raw, "#/x-triptych-files/2/discriminator/mapping")
        assert mapped is not None
        assert mapped.value == {"d": "#/x-triptych-files/3", "c": "Cat"}

    def test_changes_the_hash_when_the_other_file_does(self, tmp_path: Path) -> None:
        path = write(tmp_path, api_json=referring("item.yaml"), item_yaml=ITEM)
        before = load(path).sha256
        assert load(path).sha256 == before
        (tmp_path / "item.yaml").write_text("type: 'null'\n")
        assert load(path).sha256 != before

    def test_is_spelled_as_the_reader_knows_it(self, tmp_path: Path) -> None:
        document = load(write(tmp_path, api_json=referring("in/o.json#/x"), in__o_json={"x": {}}))
        assert document.spelled("/x-triptych-files/1/x/type") == "in/o.json#/x/type"
        assert document.spelled("/x-triptych-files/1") == "in/o.json#"
        assert document.spelled("/x-triptych-files/2/x") == "/x-triptych-files/2/x"
        assert document.spelled("/paths/~1a") == "/paths/~1a"


class TestRefused:
    """What is not followed is a problem of the document, and the rest is read."""

    @pytest.mark.parametrize(
        ("reference", "said"),
        [
            ("../secret.json", "outside the document's folder"),
            ("in/../../secret.json", "outside the document's folder"),
            ("%2e%2e/secret.json", "outside the document's folder"),
            ("/etc/hostname", "outside the document's folder"),
            ("//example.com/a.json", "outside the document's folder"),
            ("link.json", "outside the document's folder"),
            ("file:///proc/self/environ", "a file address is never followed"),
            ("data:,{}", "a data address is never followed"),
            ("http://127.0.0.1:9/x.json", "it is remote"),
            ("HTTPS://127.0.0.1:9/x.json", "it is remote"),
            ("http://[bad", "Invalid IPv6 URL"),
            ("none.json", "there is no such file or folder"),
            ("in", "it is no ordinary file"),
            ("a\0b", "there can be no such file"),
            ("broken.json", "it isn't valid JSON: Expecting value (line 2)"),
            ("item.yaml#/nowhere", "there is no /nowhere in item.yaml"),
            ("item.yaml#named", "there is no named in item.yaml"),
            ("#named", "there is no named in the document"),
        ],
    )
    def test_with_its_reason(self, tmp_path: Path, reference: str, said: str) -> None:
        folder = tmp_path / "api"
        path = write(folder, api_json=referring(reference), item_yaml=ITEM, broken_json="[\n,", in__x_json="{}")
        (tmp_path / "secret.json").write_text("{}")
        (folder / "link.json").symlink_to(tmp_path / "secret.json")
        document = load(path)
        assert said in why(document)
        assert why(document).startswith(f"the reference {reference} isn't followed: ")
        assert document.problems[0].pointer == "/paths/~1items/get/responses/200/content/application~1json/schema"
        assert schema(document) is None
        assert "secret" not in document.files

    def test_from_a_document_without_a_folder(self) -> None:
        assert "came without a folder" in why(load(referring("item.yaml")))

    def test_an_absolute_path_even_into_the_folder(self, tmp_path: Path) -> None:
        path = write(tmp_path, api_json=referring(f"{tmp_path}/item.yaml"), item_yaml=ITEM)
        assert "outside the document's folder" in why(load(path))

    def test_a_pipe_is_no_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.json")
        assert "no ordinary file" in why(load(write(tmp_path, api_json=referring("pipe.json"))))

    def test_too_many_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files_module, "MAX_FILES", 1)
        whole = returning({"anyOf": [{"$ref": "a.json"}, {"$ref": "b.json"}]})
        document = load(write(tmp_path, api_json=whole, a_json={}, b_json={}))
        assert "more than 1 files" in why(document)

    def test_too_many_bytes_in_all(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files_module, "MAX_BYTES", 1000)
        document = load(write(tmp_path, api_json=referring("a.json"), a_json={"x": "y" * 900}))
        assert "larger than" in why(document)


class TestData:
    """A `$ref` that refers to nothing because it isn't one."""

    @pytest.mark.parametrize(
        "schema",
        [
            {"example": {"$ref": "no.json"}},
            {"examples": [{"$ref": "no.json"}]},
            {"default": {"$ref": "no.json"}},
            {"enum": [{"$ref": "no.json"}]},
            {"const": {"$ref": "no.json"}},
            {"x-any": {"$ref": "no.json"}},
            {"properties": {"$ref": {"type": "string"}}},
            {"$ref": 5},
        ],
        ids=repr,
    )
    def test_isnt_followed(self, tmp_path: Path, schema: Raw) -> None:
        document = load(write(tmp_path, api_json=returning({"anyOf": [schema, {"$ref": "#"}]})))
        assert document.problems == ()

    @pytest.mark.parametrize("name", ["example", "default", "enum", "x-a", "properties", "examples"])
    def test_properties_may_have_such_names(self, tmp_path: Path, name: str) -> None:
        path = write(tmp_path, api_json=returning({"properties": {name: {"$ref": "item.yaml"}}}), item_yaml=ITEM)
        assert load(path).files == ("item.yaml",)

    def test_examples_by_name_are_references_and_their_values_arent(self, tmp_path: Path) -> None:
        media = {"examples": {"a": {"$ref": "item.yaml"}, "b": {"value": {"$ref": "no.json"}}}}
        whole = api(paths={"/a": {"get": {"responses": {"default": {"content": {"a/b": media}}}}}})
        document = load(write(tmp_path, api_json=whole, item_yaml=ITEM))
        assert (document.files, document.problems) == (("item.yaml",), ())


class TestSharing:
    """The same bytes are read once while they are in use."""

    def test_of_the_same_bytes(self, tmp_path: Path) -> None:
        path, other = tmp_path / "a.json", tmp_path / "b.json"
        path.write_text(json.dumps(api()))
        other.write_text(json.dumps(api()))
        first, second = load(path), load(other)
        assert first.raw is second.raw
        assert (first.name, second.name) == ("a", "b")

    def test_isnt_for_a_document_split_over_files(self, tmp_path: Path) -> None:
        paths = [write(tmp_path / name, api_json=referring("item.json"), item_json={"title": name}) for name in "ab"]
        assert [schema(load(path)) for path in paths] == [{"title": "a"}, {"title": "b"}]

    def test_isnt_for_dicts(self) -> None:
        raw = api()
        assert load(raw).raw is not raw
        assert load(raw).raw is not load(raw).raw
