"""Documents from files, standard input, URLs, bundles and dicts; what can't be read ends in one clear line."""

from __future__ import annotations

import gc
import hashlib
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from compare import SourceError, load
from compare import settle as settle_module
from compare import sources as sources_module

from .apis import V2, V30, V31, V32, api

if TYPE_CHECKING:
    from pathlib import Path

YAML = """\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get:
      responses:
        200: {description: Fine.}
"""


def refusal(path: Path) -> str:
    """What is said of a file that can't be read, without the path."""
    with pytest.raises(SourceError) as caught:
        load(path)
    text = str(caught.value)
    assert "\n" not in text
    assert text.startswith(f"{path}: ")
    return text.removeprefix(f"{path}: ")


class TestWhatIsRead:
    """Name, dialect, version and hash."""

    @pytest.mark.parametrize(
        ("version", "dialect"),
        [(V2, "swagger-2.0"), (V30, "openapi-3.0"), (V31, "openapi-3.1"), (V32, "openapi-3.2"), ("3.1", "openapi-3.1")],
    )
    def test_the_dialect(self, version: str, dialect: str) -> None:
        document = load(api(version))
        assert (document.dialect, document.version) == (dialect, version)

    def test_a_file_is_called_by_its_name(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.json"
        path.write_text(json.dumps(api()))
        assert load(path).name == "shop"
        assert load(str(path), name="mine").name == "mine"

    def test_the_hash_is_of_the_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.yaml"
        path.write_text(YAML)
        assert load(path).sha256 == hashlib.sha256(YAML.encode()).hexdigest()

    def test_a_dicts_hash_doesnt_depend_on_its_order(self) -> None:
        raw = api()
        assert load(raw).sha256 == load(dict(reversed(raw.items()))).sha256

    def test_a_dict_is_taken_as_it_is_at_the_time(self) -> None:
        raw = api()
        document = load(raw)
        raw["paths"]["/late"] = {}
        assert document.raw["paths"] == {}


class TestJsonOrYaml:
    """Told apart by content, not by the file's name."""

    def test_yaml_in_a_json_file(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.json"
        path.write_text(YAML)
        assert load(path).dialect == "openapi-3.0"

    def test_json_in_a_yaml_file(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.yaml"
        path.write_text(json.dumps(api()))
        assert load(path).dialect == "openapi-3.1"

    def test_statuses_without_quotes_become_text(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.yaml"
        path.write_text(YAML)
        assert load(path).raw["paths"] == {"/a": {"get": {"responses": {"200": {"description": "Fine."}}}}}

    def test_a_version_without_quotes_is_understood(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.yaml"
        path.write_text("swagger: 2.0\npaths: {}\n")
        assert load(path).dialect == "swagger-2.0"

    def test_a_byte_order_mark_is_no_matter(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.json"
        path.write_bytes(b"\xef\xbb\xbf" + json.dumps(api()).encode())
        assert load(path).name == "shop"

    def test_anchors_and_aliases_are_written_out(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.yaml"
        path.write_text(YAML + "x-a: &here [1, '*no & alias*']\nx-b: *here\nx-c: {<<: *here}\n")
        assert load(path).raw["x-b"] == [1, "*no & alias*"]


class TestRefusals:
    """One line: what, why and where, what to do."""

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "it is empty. "),
            (b" \n ", "it is empty. "),
            (b"[]", "it holds a list, not an OpenAPI document. "),
            (b"null", "it holds nothing, not an OpenAPI document. "),
            (b"hello", "it holds only text, not an OpenAPI document. "),
            (b"{}", "it has neither `openapi` nor `swagger`. "),
            (b'{"openapi": "4.0.0"}', "`openapi` is '4.0.0'. "),
            (b'{"openapi": ["3.0.0"]}', "`openapi` is ['3.0.0']. "),
            (b'{"openapi": true}', "`openapi` is True. "),
            (b'{"swagger": "1.2"}', "`swagger` is '1.2'. "),
            (b'{"swagger": "2.0", "openapi": "3.0.0"}', "it has both `swagger` and `openapi`. "),
            (b'{"a": 1,\n "b": }', "it isn't valid JSON: Expecting value (line 2, column 7). "),
            (b'{"openapi": NaN}', "it holds NaN, which isn't JSON. "),
            (b'{"openapi": "3.0.0", "x": 1e999}', "the number at #/x is not a JSON number. "),
            (b'{"openapi": "3.0.0", "x": "\\ud800"}', "it holds half of a surrogate pair. "),
            (b'{"a": ' + b"9" * 5000 + b"}", "it holds a number that is too long to read. "),
            (b"\xff\xfe{", "it is UTF-16, not UTF-8. "),
            (b'{"openapi": "3.0.0",\n "x": "\xff"}', "it isn't text in UTF-8 (line 2, column 8). "),
            (b"openapi: 3.0.0\nx: \xff\n", "it isn't text in UTF-8 (line 2, column 4). "),
            (b"openapi: 3.0.0\nx: \0\n", "it holds a null character. "),
            (b'{"a": 1,\n "x": {"k": 1, "k": 2}}', "the key `k` stands twice in one object (line 2, column 16). "),
            (b'{"a": 1, "\\u0061": [{}]}', "the key `a` stands twice in one object (line 1, column 10)"),
            (b'{"a": "\\u003a", "b": {"c": 1, "c": 2}}', "the key `c` stands twice in one object (line 1, column 31)"),
            (b"openapi: 3.0.0\nx:\n  k: 1\n  'k': 2\n", "the key `k` stands twice in one object (line 4). "),
            (b"a: {k: 1}\nb: {k: 1, k: 2}\n", "the key `k` stands twice in one object. "),
            (b"openapi: 3.0.0\nx: {200: a, '200': b}\n", "the key `200` stands twice in one object. "),
            (b"a: b\n  c: [\n", "it isn't valid YAML: "),
            (b"a:\n\t- b\n", "(line 2, column 2). "),
            (b"a: 1\n---\nb: 2\n", "it holds 2 YAML documents. "),
            (b"openapi: 3.0.0\nx: !mine 1\n", "it has the YAML tag !mine, which a document can't hold (line 2). "),
            (b"openapi: 3.0.0\nx: !!python/name:os.system ''\n", "it has the YAML tag !!python/name:os.system, "),
            (b"openapi: 3.0.0\nx:\n  ? [a, b]\n  : 1\n", "a key at #/x is not text. "),
            (b"openapi: 3.0.0\nx: {{a: {b: c}}: 1}\n", "it has a key that is not text. "),
            (b"openapi: 3.0.0\nx: .inf\n", "the number at #/x is not a JSON number. "),
            (b"x: &a [*a]\n", "the YAML alias *a stands inside its own anchor, or for nothing at all. "),
            (b"[" * 5000 + b"]" * 5000, "it is nested more than 250 levels deep. "),
            (b'{"a":' * 400 + b"1" + b"}" * 400, "it is nested more than 250 levels deep. "),
            (b"-   " * 100_000 + b"a", "it is nested more than 250 levels deep. "),
            (b"- " * 400 + b"a", "it is nested more than 250 levels deep. "),
        ],
        ids=lambda value: str(value)[:30],
    )
    def test_a_file(self, tmp_path: Path, data: bytes, said: str) -> None:
        path = tmp_path / "shop"
        path.write_bytes(data)
        assert said in refusal(path)

    def test_no_such_file(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "no.json") == "there is no such file or folder. Check the path."

    def test_a_name_that_no_file_can_have(self) -> None:
        with pytest.raises(SourceError, match="can't be read"):
            load("a\0b")

    def test_a_file_of_just_the_limit_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        data = json.dumps(api()).encode()
        monkeypatch.setattr(sources_module, "MAX_BYTES", len(data))
        path = tmp_path / "shop.json"
        path.write_bytes(data)
        assert load(path).name == "shop"

    def test_too_many_values(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(settle_module, "MAX_NODES", 10)
        with pytest.raises(SourceError, match="more than 10 values"):
            load({**api(), "x": list(range(10))})

    @pytest.mark.parametrize("text", ["{}", "[", "openapi: 3.0.0"])
    def test_the_garbage_collector_is_as_it_was(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "shop"
        path.write_text(text)
        with suppress(SourceError):
            load(path)
        assert gc.isenabled()

    @pytest.mark.parametrize("number", ["1", "9" * 30])
    def test_nesting_up_to_the_limit_is_read(self, tmp_path: Path, number: str) -> None:
        path = tmp_path / "shop.json"
        path.write_text('{"openapi": "3.0.0", "x": ' + "[" * 249 + number + "]" * 249 + "}")
        assert load(path).name == "shop"
        path.write_text('{"openapi": "3.0.0", "x": ' + "[" * 250 + number + "]" * 250 + "}")
        assert refusal(path) == "it is nested more than 250 levels deep. Give a flatter document."

    def test_a_large_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sources_module, "MAX_BYTES", 100)
        path = tmp_path / "shop.json"
        path.write_bytes(b" " * 101)
        assert refusal(path) == "it is larger than 64 MiB. Give a smaller document."

    def test_aliases_that_fill_the_memory(self, tmp_path: Path) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
        path = tmp_path / "bomb.yaml"
        path.write_text("\n".join(lines))
        assert refusal(path) == "its YAML aliases repeat too much. Write it with fewer aliases, or as JSON."

    def test_the_same_with_names_meant_to_mislead(self, tmp_path: Path) -> None:
        lines = ["- &a'0 [x, x, x, x, x, x, x, x, x]"]
        lines += [f"- &a'{level} [{', '.join([f'''*a'{level - 1}'''] * 9)}]" for level in range(1, 12)]
        path = tmp_path / "bomb.yaml"
        path.write_text("\n".join(lines))
        assert refusal(path).startswith(("its YAML aliases repeat too much", "it isn't valid YAML"))

    def test_control_characters_dont_reach_the_terminal(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.json"
        path.write_text('{"openapi": "\\u001b[31m\\n"}')
        assert refusal(path).isprintable()

    @pytest.mark.parametrize("value", [{1, 2}, b"bytes", object()])
    def test_a_dict_with_what_json_lacks(self, value: object) -> None:
        with pytest.raises(SourceError, match=r"document: the value at #/x is a Python \w+, which JSON doesn't have"):
            load({**api(), "x": value})

    def test_a_dict_that_holds_itself(self) -> None:
        raw = api()
        raw["x"] = raw
        with pytest.raises(SourceError, match="nested more than 250 levels"):
            load(raw)


class TestStandardInput:
    """`-` is standard input."""

    def test_it_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.TextIOWrapper(io.BytesIO(json.dumps(api()).encode()))
        monkeypatch.setattr("sys.stdin", stream)
        assert load("-").name == "stdin"

    def test_a_refusal_names_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
        with pytest.raises(SourceError, match=r"^-: it is empty"):
            load("-")
