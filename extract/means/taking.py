"""Takes out of a stack's source what is there for the documentation only."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from extract.errors import StackError
from extract.folders import modules_of
from extract.means.finding import DEFINITIONS, Finder, Found, patterns_of
from extract.means.removing import remove
from extract.means.unused import is_empty, unused
from extract.means.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.means.declared import Constructs
    from extract.means.uses import Uses
    from extract.stack import Stack


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Taken:
    """A construct that was taken out.

    Attributes:
        file: Relative to the stack's folder.
        start: The line, counted from 1, and the byte of it, from 0, where it begins.
        end: Where it ends: the byte after it.
        what: What it is called.
    """

    file: str
    start: tuple[int, int]
    end: tuple[int, int]
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Bare:
    """A stack's source without some constructs.

    Attributes:
        files: The new text of each file that something was taken out of.
        taken: What was.
    """

    files: Mapping[str, str]
    taken: tuple[Taken, ...]


def sources(stack: Stack) -> dict[str, str]:
    """The text of each Python file of a stack, its base's among them, by its path in the folder that has it.

    Raises:
        StackError: One of them can't be read, or is no Python.
    """
    texts = {}
    for file, path in modules_of(stack).items():
        try:
            texts[file] = path.read_text(encoding="utf-8")
            ast.parse(texts[file])
        except (OSError, ValueError, SyntaxError) as error:
            raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error
    return texts


def searched(texts: Mapping[str, str], leave_out: Sequence[str]) -> list[str]:
    """The files that are part of the service."""
    return [file for file in texts if not any(fnmatchcase(file, pattern) for pattern in leave_out)]


def take_out(texts: Mapping[str, str], groups: Iterable[Constructs], leave_out: Sequence[str]) -> Bare:
    """Take constructs out of the source, and whatever nothing uses without them.

    Args:
        texts: All files.
        groups: The constructs.
        leave_out: Files that nothing is taken out of.

    Raises:
        StackError: A pattern fits nothing.
    """
    trees = {file: ast.parse(text) for file, text in texts.items()}
    files, groups = searched(texts, leave_out), tuple(groups)
    finders = {file: [_searched(file, trees[file], group) for group in groups] for file in files}
    _check_patterns(groups, {pattern for some in finders.values() for finder in some for pattern in finder.fitted})
    found = {file: [one for finder in some for one in finder.found] for file, some in finders.items()}
    before = uses(trees)
    instead = {old: new for group in groups for old, new in group.instead.items()}
    for file in files:
        remove(trees[file], [one.node for one in found[file]], instead)
    _take_unused(trees, found, before)
    for file in files:
        if found[file] and is_empty(trees[file]):
            found[file] += [_unused(node, "what is left of the file") for node in trees[file].body]
    changed = [file for file in files if found[file] or instead]
    return Bare(
        files={file: ast.unparse(trees[file]) for file in changed},
        taken=tuple(sorted({_taken(file, one) for file in files for one in found[file]})),
    )


def _take_unused(trees: Mapping[str, ast.Module], found: Mapping[str, list[Found]], before: Uses) -> None:
    """Take out what nothing uses any more, and then what only that used, until there is no more."""
    more = True
    while more:
        more = False
        now = uses(trees)
        for file, known in found.items():
            idle = [_unused(node, what) for node, what in unused(file, trees[file], before, now)]
            remove(trees[file], [one.node for one in idle], {})
            known.extend(idle)
            more = more or bool(idle)


def _unused(node: ast.AST, what: str) -> Found:
    return Found(node=node, end=node, pattern="unused", what=what)


def _searched(file: str, tree: ast.Module, wanted: Constructs) -> Finder:
    finder = Finder(file, wanted)
    finder.visit(tree)
    return finder


def _check_patterns(groups: Iterable[Constructs], fitted: set[str]) -> None:
    idle = [pattern for group in groups for pattern in patterns_of(group) if pattern not in fitted]
    if idle:
        raise StackError(
            f"[documentation] of stack.toml has {', '.join(repr(one) for one in idle)}",
            why="nothing in the source fits",
            todo="Mend the pattern, or take it out.",
        )


def _taken(file: str, found: Found) -> Taken:
    node, end = found.node, found.end
    line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]  # all that is found has a place
    decorators = node.decorator_list if isinstance(node, DEFINITIONS) else []
    if decorators or found.what.startswith("@"):
        first = decorators[0] if decorators else node
        line, column = first.lineno, first.col_offset - 1  # type: ignore[attr-defined]  # with the `@`
    return Taken(
        file=file,
        start=(line, column),
        end=(end.end_lineno, end.end_col_offset),  # type: ignore[attr-defined]  # likewise
        what=found.what,
    )
