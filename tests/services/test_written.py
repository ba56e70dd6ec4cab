"""Each stack says where its operations are written, and leaves none of its document out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from extract.environments import interpreter
from extract.means.operations import cut
from extract.pull import made_in_process
from extract.stack import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class TestWritten:
    """The source of each operation."""

    def test_is_there_for_all_that_is_documented(self, root: Path, stack_name: str) -> None:
        stack = load(root / "services" / stack_name)
        made = made_in_process(stack, interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n")))
        found = cut(stack, made.places or ()).operations
        assert {one.operation for one in found} == set(_operations(made.document))
        assert all(one.code for one in found)


def _operations(document: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Iterator[str]:
    for path, methods in document["paths"].items():
        yield from (f"{method.upper()} {path}" for method in methods if method != "parameters")
    for name, methods in document.get("webhooks", {}).items():
        yield from (f"{method.upper()} webhook {name}" for method in methods)
