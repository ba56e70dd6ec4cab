"""The raw difference, beside the comparison."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from compare import Value, load
from compare import raw as raw_module
from compare.raw import RawChange, raw_diff

from .apis import Raw, api

if TYPE_CHECKING:
    import pytest

PROGRAM = """
from compare import load
from compare.raw import raw_diff
def raw(offset):
    listed = [{"k": f"v{n}", "n": n, "m": [n, n + offset]} for n in range(30)]
    return {"openapi": "3.1.0", "x": listed, "y": list("abcde"[offset:])}
print(raw_diff(load(raw(0)), load(raw(2))).text)
"""


def changes(one: Raw, other: Raw) -> tuple[RawChange, ...]:
    """What differs between two documents with these extra members."""
    return raw_diff(load({**api(), **one}), load({**api(), **other})).changes


class TestChanges:
    """What was added, removed or changed, and where."""

    def test_are_sorted_by_pointer(self) -> None:
        found = changes({"x": {"b": 1, "c": 1}}, {"x": {"a/b": 1, "c": 2}})
        assert [(change.kind, change.pointer) for change in found] == [
            ("added", "/x/a~1b"),
            ("removed", "/x/b"),
            ("changed", "/x/c"),
        ]

    def test_hold_both_values(self) -> None:
        assert changes({"x": 1}, {"x": None}) == (
            RawChange(
                kind="changed",
                pointer="/x",
                before=Value(value=1),
                after=Value(value=None),
                text="Type of root['x'] changed from int to NoneType and value changed from 1 to None.",
            ),
        )

    def test_are_none_between_a_document_and_itself(self) -> None:
        document = load(api())
        assert raw_diff(document, document).changes == ()
        assert raw_diff(document, document).text == ""

    def test_dont_follow_the_meaning(self) -> None:
        assert [change.pointer for change in changes({"x": {"const": 1}}, {"x": {"enum": [1]}})] == [
            "/x/const",
            "/x/enum",
        ]


class TestOrder:
    """The order of lists counts only in large documents."""

    def test_not_in_small_ones(self) -> None:
        assert changes({"x": [1, 2, 3]}, {"x": [3, 1, 2]}) == ()

    def test_but_in_large_ones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(raw_module, "MAX_UNORDERED", 5)
        found = raw_diff(load({**api(), "x": [1, 2]}), load({**api(), "x": [2, 1]}))
        assert found.order_counts
        assert [change.pointer for change in found.changes] == ["/x/0", "/x/1"]


class TestDeterminism:
    """The same text in each process."""

    def test_whatever_the_hash_seed(self) -> None:
        texts = {
            subprocess.run(
                [sys.executable, "-c", PROGRAM],
                capture_output=True,
                check=True,
                cwd=Path(__file__).parents[2],
                env={**os.environ, "PYTHONHASHSEED": seed},
                text=True,
            ).stdout
            for seed in ("0", "1", "2")
        }
        assert len(texts) == 1
        assert texts.pop().count("\n") > 10
