"""A copy of a stack without what is there for the documentation only."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from extract.folders import file_of
from extract.means.taking import sources, take_out
from extract.process import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

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
    """A copy of the stack with these files in the place of its own, beside copies of the files that stacks share.

    What it shares with its base is copied as well, and so may be among these files.
    """
    with scratch_folder() as scratch:
        services = scratch / "services"
        base = None if stack.base is None else _copy(stack.base, services)
        copy = replace(_copy(stack, services), base=base)
        for path in stack.folder.parent.iterdir():
            if path.is_file():
                shutil.copy(path, services)
        for file, text in files.items():
            path = file_of(copy, file) or copy.folder / file
            path.write_text(f"{text}\n", encoding="utf-8")
        yield copy


def _copy(stack: Stack, services: Path) -> Stack:
    folder = services / stack.name
    shutil.copytree(stack.folder, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    config = msgspec.structs.replace(stack.config, pages=(), operations=None, documentation=None)
    return replace(stack, folder=folder.resolve(), config=config)
