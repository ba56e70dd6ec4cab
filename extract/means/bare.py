"""A copy of a stack without what is there for the documentation only."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from extract.means.taking import sources, take_out
from extract.process import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.stack import Stack


@contextlib.contextmanager
def bare(stack: Stack) -> Iterator[Stack]:
    """The stack without hooks and annotations, in a folder that is gone afterwards.

    Raises:
        StackError: Its source can't be read, or a pattern of `[documentation]` fits nothing there.
    """
    said = stack.config.documentation
    groups = () if said is None else (said.hooks, said.annotations)
    leave_out = () if said is None else said.leave_out
    with copied(stack, take_out(sources(stack), groups, leave_out).files) as copy:
        yield copy


@contextlib.contextmanager
def copied(stack: Stack, files: Mapping[str, str]) -> Iterator[Stack]:
    """A copy of the stack with these files in the place of its own, beside copies of the files that stacks share."""
    with scratch_folder() as scratch:
        folder = scratch / "services" / stack.name
        shutil.copytree(stack.folder, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        for path in stack.folder.parent.iterdir():
            if path.is_file():
                shutil.copy(path, folder.parent)
        for file, text in files.items():
            (folder / file).write_text(f"{text}\n", encoding="utf-8")
        config = msgspec.structs.replace(stack.config, pages=(), operations=None, documentation=None)
        yield replace(stack, folder=folder, config=config)
