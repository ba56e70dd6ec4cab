"""Of what a bundle was made: hashes that tell a stale bundle from a fresh one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from extract.notes import NOTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.stack import Stack


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Hashes (SHA-256) of what went into a bundle.

    Attributes:
        code: The stack's folder, but for what pins its environment and for people's notes, which no bundle holds;
            and its base's likewise.
        requirements: Its requirements.txt.
        shared: What all stacks share: the contract and the seed beside their folders.
    """

    code: str
    requirements: str
    shared: str

    def changed(self, now: Sources) -> tuple[str, ...]:
        """The names of the parts that are not what they were."""
        return tuple(name for name in self.__struct_fields__ if getattr(self, name) != getattr(now, name))


def sources_of(stack: Stack) -> Sources:
    """The hashes as they are now."""
    shared = sorted(path for path in stack.folder.parent.iterdir() if path.is_file() and not path.name.startswith("."))
    return Sources(
        code=_code(stack),
        requirements=_hash(stack.requirements.parent, [stack.requirements]),
        shared=_hash(stack.folder.parent, shared),
    )


def _code(stack: Stack) -> str:
    apart = {stack.requirements, stack.folder / NOTES}
    own = _hash(stack.folder, [path for path in _files(stack.folder) if path not in apart])
    return own if stack.base is None else hashlib.sha256(f"{own}{_code(stack.base)}".encode()).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """All files of a folder in one order, without hidden ones and Python's caches."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.suffix != ".pyc":
            yield path


def _hash(root: Path, files: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in files:
        content = path.read_bytes() if path.is_file() else b""
        whole.update(f"{path.relative_to(root).as_posix()}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()
