"""Finds the constructs of a file that stack.toml names."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, TypeAlias

from extract.means.declared import UNLESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.means.declared import Constructs

Definition: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Found:
    """A construct that can be taken out.

    Attributes:
        node: The node of the tree; of a dict's entry, its key.
        end: The node it ends with: itself, but for a dict's entry.
        pattern: The pattern that it fits, with the key of stack.toml before it.
        what: What it is called in a list of constructs.
    """

    node: ast.AST
    end: ast.AST
    pattern: str
    what: str


class Finder(ast.NodeVisitor):
    """Goes through a file's tree: `found` is what fits the patterns, `replaced` what is called by another name.

    Args:
        file: The file's path, relative to the stack's folder.
        wanted: The patterns.
    """

    def __init__(self, file: str, wanted: Constructs) -> None:
        self.file, self.wanted = file, wanted
        self.found: list[Found] = []
        self.replaced: set[str] = set()
        self._names: list[str] = []
        self._classes: list[int] = []  # how many names there are down to each class that we are in

    @property
    def fitted(self) -> set[str]:
        """The patterns that something fits."""
        return {one.pattern for one in self.found} | {f"instead {name}" for name in self.replaced}

    def visit(self, node: ast.AST) -> None:
        """Look at a node, and at what is in it."""
        if isinstance(node, DEFINITIONS):
            self._enter(node)
            return
        match node:
            case ast.Call():
                self._look_at_arguments(node)
            case ast.Expr(value=ast.Call() as call):
                self._look_at_call(node, call)
            case ast.Tuple() | ast.List():
                for element in node.elts:
                    if isinstance(element, ast.Call):
                        self._look_at_call(element, element)
            case ast.Assign() | ast.AnnAssign():
                self._look_at_assignment(node)
            case ast.Return(value=ast.Dict() as value):
                self._look_at_entries(value, ".".join(self._names))
        self.generic_visit(node)

    def _enter(self, node: Definition) -> None:
        for decorator in node.decorator_list:
            self._look_at_decorator(decorator)
        self._names.append(node.name)
        self._look_at_definition(node, ".".join(self._names))
        if isinstance(node, ast.ClassDef):
            self._classes.append(len(self._names))
        docstring = _docstring(node)
        pattern = self._placed(self.wanted.docstrings, ".".join(self._names))
        if docstring is not None and pattern is not None:
            self._add(docstring, f"docstrings {pattern}", f"docstring of {'.'.join(self._names)}")
        self.generic_visit(node)
        if isinstance(node, ast.ClassDef):
            self._classes.pop()
        self._names.pop()

    def _look_at_decorator(self, decorator: ast.expr) -> None:
        call = decorator if isinstance(decorator, ast.Call) else None
        name = dotted(call.func if call else decorator)
        keywords = {keyword.arg for keyword in call.keywords if keyword.arg} if call else set()
        for pattern in self.wanted.decorators:
            parts = UNLESS.fullmatch(pattern)
            if parts and fnmatchcase(name, parts["name"]) and parts["keyword"] not in keywords:
                self._add(decorator, f"decorators {pattern}", f"@{name}")
                return

    def _look_at_definition(self, node: ast.stmt, name: str) -> None:
        pattern = self._placed(self.wanted.definitions, name)
        if pattern is not None:
            self._add(node, f"definitions {pattern}", name)

    def _look_at_arguments(self, call: ast.Call) -> None:
        name = dotted(call.func)
        if name in self.wanted.instead:
            self.replaced.add(name)
        for pattern, wanted in self.wanted.arguments.items():
            if not fnmatchcase(name, pattern):
                continue
            for one in wanted:
                for node, what in _arguments(call, one):
                    self._add(node, f"arguments {pattern} {one}", f"{name}({what})")

    def _look_at_call(self, node: ast.AST, call: ast.Call) -> None:
        name = dotted(call.func)
        pattern = next((one for one in self.wanted.calls if fnmatchcase(name, one)), None)
        if pattern is not None:
            self._add(node, f"calls {pattern}", f"{name}()")

    def _look_at_assignment(self, node: ast.Assign | ast.AnnAssign) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            own = dotted(target)
            if own.startswith("self.") and self._classes:
                name = ".".join([*self._names[: self._classes[-1]], own.removeprefix("self.")])
            else:
                name = ".".join([*self._names, own])
            self._look_at_definition(node, name)
            if node.value is not None and self.wanted.entries:
                self._look_at_entries(node.value, name)

    def _look_at_entries(self, value: ast.expr, name: str) -> None:
        for key, entry, last in _entries(value):
            below = f"{name}.{key}"
            pattern = self._placed(self.wanted.entries, below)
            if pattern is not None:
                self._add(entry, f"entries {pattern}", below, last)
            elif last is not entry:
                self._look_at_entries(last, below)

    def _placed(self, patterns: tuple[str, ...], name: str) -> str | None:
        """The first pattern that fits a name in this file."""
        for pattern in patterns:
            file, _, own = pattern.rpartition(":")
            if fnmatchcase(name, own) and fnmatchcase(self.file, file or "*"):
                return pattern
        return None

    def _add(self, node: ast.AST, pattern: str, what: str, end: ast.AST | None = None) -> None:
        self.found.append(Found(node=node, end=end or node, pattern=pattern, what=what))


def dotted(node: ast.AST) -> str:
    """A name as the source has it: `a.b.c`; what isn't a name is nothing."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case _:
            return ""


def patterns_of(wanted: Constructs) -> Iterator[str]:
    """All patterns, each with the key of stack.toml before it, as `Finder.fitted` has them."""
    for key in ("decorators", "calls", "definitions", "docstrings", "entries"):
        yield from (f"{key} {pattern}" for pattern in getattr(wanted, key))
    for name, arguments in wanted.arguments.items():
        yield from (f"arguments {name} {one}" for one in arguments)
    yield from (f"instead {name}" for name in wanted.instead)


def _arguments(call: ast.Call, wanted: str | int) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(wanted, int):
        yield from ((argument, f"{wanted}") for argument in call.args[wanted : wanted + 1])
        return
    for keyword in call.keywords:
        if keyword.arg is not None and fnmatchcase(keyword.arg, wanted):
            yield keyword, f"{keyword.arg}="
    for argument in call.args:
        if dotted(argument) and fnmatchcase(dotted(argument), wanted):
            yield argument, dotted(argument)


def _entries(value: ast.expr) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """What a dict or list is made of: what each entry is called, where it begins, and its value."""
    match value:
        case ast.Dict():
            for key, entry in zip(value.keys, value.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), key, entry
        case ast.List() | ast.Tuple():
            for element in value.elts:
                if isinstance(element, ast.Constant):
                    yield str(element.value), element, element
        case ast.Call():
            for argument in value.args:
                yield from _entries(argument)


def _docstring(node: Definition) -> ast.Expr | None:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return first
    return None
