"""What YAML says beyond JSON, and numbers in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare import SourceError, load

if TYPE_CHECKING:
    from pathlib import Path


class TestNumbers:
    """Numbers keep their value."""

    @pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 2**64, 10**30, -9223372036854776000])
    @pytest.mark.parametrize("name", ["shop.json", "shop.yaml"])
    def test_integers_of_any_size(self, tmp_path: Path, number: int, name: str) -> None:
        path = tmp_path / name
        path.write_text(
            f'{{"openapi": "3.0.0", "x": {number}}}' if name == "shop.json" else f"openapi: 3.0.0\nx: {number}"
        )
        found = load(path).raw["x"]
        assert (found, type(found)) == (number, int)


class TestYaml:
    """What YAML has and JSON hasn't."""

    def read(self, tmp_path: Path, text: str) -> object:
        path = tmp_path / "shop.yaml"
        path.write_text(f"openapi: 3.0.0\n{text}")
        return load(path).raw["x"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("a: &a {k: 1}\nx: {<<: *a, l: 2}", {"k": 1, "l": 2}),
            ("a: &a {k: 1}\nx: {k: 2, <<: *a}", {"k": 2}),
            ("a: &a {k: 1}\nb: &b {k: 2, l: 2}\nx: {<<: [*a, *b]}", {"k": 1, "l": 2}),
            ("a: &a {k: 1}\nb: &b {<<: *a, l: 2}\nx: {<<: *b}", {"k": 1, "l": 2}),
            ("x: {<<: 1}", {"<<": 1}),
            ("x: {'a': [yes, no, on, 1:30, 2001-01-01]}", {"a": ["yes", "no", "on", "1:30", "2001-01-01"]}),
            ("x: [1, !!str 1, !!int '1', ! 1]", [1, "1", 1, "1"]),
            ("x: a !tag, *alias & anchor # !comment", "a !tag, *alias & anchor"),
            ("a: &a ~\nx: *a", None),
            ("x: |\n  *a &b !c\n", "*a &b !c\n"),
        ],
    )
    def test_is_understood(self, tmp_path: Path, text: str, value: object) -> None:
        assert self.read(tmp_path, text) == value

    def test_a_long_text_may_not_be_repeated_without_end(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="aliases repeat too much"):
            self.read(tmp_path, f"a: &a '{'x' * 100_000}'\nx: [{', '.join(['*a'] * 5000)}]")
