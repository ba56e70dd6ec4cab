"""Where a stack's code is: in its own folder, and in that of the base whose code it shares.

Python finds what a program imports in the first folder of `sys.path` that has it. So a package of the stack's own hides
the base's package of that name whole, and a file is told by its path in whichever of the two folders has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.stack import Stack


def folders(stack: Stack) -> tuple[Path, ...]:
    """The folders on `sys.path`: the stack's own, and its base's after it."""
    return (stack.folder,) if stack.base is None else (stack.folder, stack.base.folder)


def file_of(stack: Stack, file: str) -> Path | None:
    """The file of a relative path; None where neither folder has it, or only what lies outside of them."""
    for folder in folders(stack):
        path = (folder / file).resolve()
        inside = path.is_relative_to(folder.resolve()) and path.is_file()
        if inside and (folder == stack.folder or not _is_hidden(stack, path, folder.resolve())):
            return path
    return None


def told(stack: Stack, file: str) -> str:
    """How a file is told that either folder has: by its path from the stack's own folder."""
    path = file_of(stack, file)
    shared = stack.base is not None and path is not None and path.is_relative_to(stack.base.folder.resolve())
    return f"../{stack.base.name}/{file}" if stack.base and shared else file


def modules_of(stack: Stack) -> dict[str, Path]:
    """Every Python file that the stack can import, by its path in the folder that has it: own ones first."""
    found: dict[str, Path] = {}
    for folder in folders(stack):
        for path in _python_files(folder):
            if folder == stack.folder or not _is_hidden(stack, path, folder):
                found.setdefault(path.relative_to(folder).as_posix(), path)
    return found


def _python_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.py")):
        if not any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts):
            yield path


def _is_hidden(stack: Stack, path: Path, base: Path) -> bool:
    """Whether a module or package of the stack's own has the name of the base's that this file belongs to."""
    name = path.relative_to(base).parts[0].removesuffix(".py")
    return (stack.folder / f"{name}.py").is_file() or (stack.folder / name / "__init__.py").is_file()
