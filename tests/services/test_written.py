"""Each stack says where its operations are written, and leaves none out: of its document, or of its slice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from extract.environments import interpreter
from extract.means.operations import cut
from extract.pull import made_in_process
from extract.stack import load

from .contract import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class TestWritten:
    """The source of each operation."""

    @pytest.mark.slice
    def test_is_there_for_all_that_there_is(self, root: Path, stack_name: str) -> None:
        stack = load(root / "services" / stack_name)
        made = made_in_process(stack, interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n")))
        found = cut(stack.name, stack.folder, made.places or ()).operations
        documented = held().document if stack.config.profile == "slice" else made.document
        assert {one.operation for one in found} == set(_operations(documented))
        assert all(one.code for one in found)


def _operations(document: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Iterator[str]:
    for path, methods in document["paths"].items():
        yield from (f"{method.upper()} {path}" for method in methods if method != "parameters")
    for name, methods in document.get("webhooks", {}).items():
        yield from (f"{method.upper()} webhook {name}" for method in methods)
