"""What can be told of a handler from its source: its decorators, its arguments, what it calls. Nothing of it is run."""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from compare.paths import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compare.report import Subject
    from compare.source_code import Excerpt

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ROUTE_KEYWORDS = frozenset({"path", "route", "rule", "url_path"})
PARAMETER = re.compile(r"<(?:[^<>:]*:)?(?P<angled>[^<>:]+)>|\{(?P<braced>[^{}:]+)(?::[^{}]*)?\}")
"""A parameter in a route's text: `<int:item_id>`, `{item_id}`, `{item_id:int}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decorator:
    """A decorator.

    Attributes:
        name: The last part of its name: `get` of `router.get`.
        routes: The texts in it that can be a route.
    """

    name: str
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """The source of an operation.

    Attributes:
        method: The HTTP method.
        path: The path.
        decorators: Those of its functions and classes.
        functions: Its functions, by whether each is asynchronous; those inherited from a framework aren't there.
        arguments: The names of their arguments, and whether each is annotated; `self` and `cls` are none.
        calls: The last part of the name of all that is called in it.
    """

    method: str
    path: str
    decorators: tuple[Decorator, ...]
    functions: tuple[bool, ...]
    arguments: Mapping[str, bool]
    calls: frozenset[str]

    @property
    def routes(self) -> tuple[Decorator, ...]:
        """The decorators that name its path, or the end of it after a prefix."""
        return tuple(each for each in self.decorators if any(ends(text, self.path) for text in each.routes))


def ends(text: str, path: str) -> bool:
    """Whether a route is a path, or its end: the names and types of its parameters say nothing."""
    route, asked = _bare(PARAMETER.sub("{}", text)), _bare(path)
    return asked == route or not route or asked.endswith(f"/{route}")


def is_route(text: str, path: str) -> bool:
    """Whether any text can only be a route to a path: all of it, or its end with more in it than parameters.

    A parameter alone is no such text: `{0}` and `<b>` are found in formats and in HTML as well.
    """
    route = _bare(PARAMETER.sub("{}", text))
    return route == _bare(path) or (bool(route.replace("{}", "").strip("/")) and ends(text, path))


def _bare(path: str) -> str:
    return shape(path).strip("/")


def handlers(subject: Subject, operations: Iterable[str]) -> dict[str, Handler]:
    """The handlers of those operations whose source is there and can be read, by operation.

    Args:
        subject: What is known of the stack.
        operations: As the first document names them.
    """
    code = {_shape(name): excerpts for name, excerpts in subject.code.items()}
    found = {}
    for operation in operations:
        method, _, path = operation.partition(" ")
        trees = [tree for excerpt in code.get(_shape(operation), ()) if (tree := parsed(excerpt))]
        if trees:
            found[operation] = _handler(method, path, trees)
    return found


def texts(excerpts: Iterable[Excerpt]) -> frozenset[str]:
    """All text constants in some lines of source."""
    trees = (tree for excerpt in excerpts if (tree := parsed(excerpt)))
    return frozenset(
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def helpers(excerpts: Iterable[Excerpt]) -> Mapping[str, frozenset[str]]:
    """The functions in some lines, methods left out, by name, each with the last part of the name of all it calls."""
    trees = (tree for excerpt in excerpts if (tree := parsed(excerpt)))
    return {node.name: _calls(node) for tree in trees for node in tree.body if isinstance(node, FUNCTIONS)}


def writers(excerpts: Iterable[Excerpt]) -> frozenset[str]:
    """The names of what brings routes of its own into a table: `router` of `include(router.urls)`."""
    trees = (tree for excerpt in excerpts if (tree := parsed(excerpt)))
    return frozenset(
        argument.value.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for argument in node.args
        if isinstance(argument, ast.Attribute) and argument.attr == "urls" and isinstance(argument.value, ast.Name)
    )


def parsed(excerpt: Excerpt) -> ast.Module | None:
    """The tree of some lines, also of those that are indented, or end with the head of a class or with decorators.

    Returns:
        The tree; None where the lines make no sense on their own.
    """
    text = excerpt.text.rstrip("\n")
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    before = "if 1:\n" if indent else ""
    for after in ("", f"\n{indent}    pass", f"\n{indent}class _: pass"):
        try:
            with warnings.catch_warnings(action="ignore"):
                return ast.parse(f"{before}{text}{after}\n")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None


def _shape(operation: str) -> str:
    method, _, path = operation.partition(" ")
    return f"{method} {shape(path)}"


def _handler(method: str, path: str, trees: Iterable[ast.Module]) -> Handler:
    nodes = [node for tree in trees for node in ast.walk(tree)]
    functions = list(_functions(nodes, method, path))
    decorated = [*functions, *(node for node in nodes if isinstance(node, ast.ClassDef))]
    return Handler(
        method=method,
        path=path,
        decorators=tuple(_decorator(each) for node in decorated for each in node.decorator_list),
        functions=tuple(isinstance(node, ast.AsyncFunctionDef) for node in functions),
        arguments={
            argument.arg: argument.annotation is not None for node in functions for argument in _arguments(node)
        },
        calls=frozenset().union(*map(_calls, functions)),
    )


def _functions(nodes: Iterable[ast.AST], method: str, path: str) -> Iterator[Function]:
    """The functions among them that answer: those whose decorator names the path, or is called as the method; or all.

    What is written beside a handler, such as the callback that it announces, has a path of its own.
    """
    functions = [node for node in nodes if isinstance(node, FUNCTIONS)]
    routed = [
        node
        for node in functions
        if any(ends(text, path) for each in node.decorator_list for text in _decorator(each).routes)
    ]
    yield from routed or [node for node in functions if node.name == method.lower()] or functions


def _calls(function: Function) -> frozenset[str]:
    return frozenset(_name(node.func) for node in ast.walk(function) if isinstance(node, ast.Call))


def _arguments(function: Function) -> Iterator[ast.arg]:
    arguments = function.args
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if argument.arg not in {"self", "cls"}:
            yield argument


def _decorator(node: ast.expr) -> Decorator:
    if not isinstance(node, ast.Call):
        return Decorator(name=_name(node), routes=())
    first = node.args[:1]
    given = [each.value for each in node.keywords if each.arg in ROUTE_KEYWORDS]
    # By position, a route begins with a slash; else it might be any text, such as an operation's name.
    routes = [text for text in map(_text, first) if text is not None and text[:1] in {"", "/"}]
    routes += [text for text in map(_text, given) if text is not None]
    return Decorator(name=_name(node.func), routes=tuple(routes))


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
