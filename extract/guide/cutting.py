"""Lines of a stack's source, cut by the name of what they define."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, TypeAlias

from extract.errors import StackError
from extract.folders import file_of, told
from extract.guide.results import Cuts
from extract.means.results import Lines
from extract.stack import perhaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.guide.settings import Guide
    from extract.stack import Stack

Definition: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign
"""What has a name to be cut by."""

_COMMENT = re.compile(r"\s*#")


def cuts_of(stack: Stack, guide: Guide) -> Cuts | None:
    """The lines that stack.toml names under `[cuts]`, with its `[remarks]`; None where it has neither.

    Raises:
        StackError: There is no such topic, or no such thing in the source.
    """
    known = [topic.id for topic in guide.topics]
    config = stack.config
    for topic in (*config.cuts, *config.remarks):
        if topic not in known:
            what = f"{stack.folder / 'stack.toml'} is not as it should be"
            raise StackError(what, why=f"guide.toml has no topic {topic!r}", todo=perhaps(topic, known))
    topics = {topic: tuple(lines_of(stack, place) for place in places) for topic, places in config.cuts.items()}
    remarks = {topic: text.strip() for topic, text in config.remarks.items()}
    return Cuts(format=1, topics=topics, remarks=remarks) if topics or remarks else None


def lines_of(stack: Stack, place: str) -> Lines:
    """The lines that define something.

    Args:
        stack: The stack.
        place: The file, relative to the stack's folder or to its base's, and the name in it:
            `shop/items.py:Item.price`. Decorators belong to it, and so do the comments right above.

    Raises:
        StackError: The file can't be read, or defines no such thing; the error names what was perhaps meant.
    """
    file, _, name = place.partition(":")
    # Not `splitlines`: a form feed, which it takes for the end of a line, is none to Python.
    lines = _text(stack, file, place).split("\n")
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError) as error:
        raise _error(stack, place, f"{file} is no Python: {error}") from error
    node = _find(tree.body, name)
    if node is None:
        near = perhaps(name, sorted(_names(tree.body)))
        raise _error(stack, place, f"{file} defines no {name}", near)
    first, last = _first(node, lines), node.end_lineno or node.lineno
    text = "".join(f"{line}\n" for line in lines[first - 1 : last])
    return Lines(file=told(stack, file), first=first, last=last, text=text)


def _text(stack: Stack, file: str, place: str) -> str:
    path = file_of(stack, file)
    if path is None:
        raise _error(stack, place, f"the stack's folder holds no {file}")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _error(stack, place, f"{file} can't be read ({error})") from error


def _find(body: Sequence[ast.stmt], name: str) -> Definition | None:
    """The last definition of a dotted name: the one that counts when the module has run."""
    head, _, rest = name.partition(".")
    found = [node for node in _definitions(body) if head in _names_of(node)]
    if not found or not rest:
        return found[-1] if found else None
    return next((inner for node in reversed(found) if (inner := _find(_body(node), rest))), None)


def _definitions(body: Iterable[ast.stmt]) -> Iterator[Definition]:
    for node in body:
        if isinstance(node, Definition):
            yield node


def _names_of(node: Definition) -> tuple[str, ...]:
    match node:
        case ast.Assign(targets=targets):
            return tuple(target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=target):
            return (target.id,) if isinstance(target, ast.Name) else ()
        case _:
            return (node.name,)


def _body(node: Definition) -> Sequence[ast.stmt]:
    return () if isinstance(node, ast.Assign | ast.AnnAssign) else node.body


def _names(body: Sequence[ast.stmt], prefix: str = "") -> Iterator[str]:
    for node in _definitions(body):
        for name in _names_of(node):
            yield prefix + name
            if isinstance(node, ast.ClassDef):
                yield from _names(node.body, f"{prefix}{name}.")


def _first(node: Definition, lines: Sequence[str]) -> int:
    """The line where it begins, with its decorators and the comments right above."""
    decorators = [] if isinstance(node, ast.Assign | ast.AnnAssign) else node.decorator_list
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    while first > 1 and _COMMENT.match(lines[first - 2]):
        first -= 1
    return first


def _error(stack: Stack, place: str, why: str, todo: str = "") -> StackError:
    return StackError(f"{stack.name}: can't cut {place!r}", why=why, todo=todo or "See [cuts] in its stack.toml.")
