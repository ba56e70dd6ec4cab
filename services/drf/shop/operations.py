"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import django
from rest_framework.schemas.generators import EndpointEnumerator
from rest_framework.views import APIView

Lines = tuple[str, int, int]


def operations() -> list[dict[str, Any]]:
    """Return where the views' methods and actions are, what stands before the first one, and what documents them."""
    django.setup()
    return [
        {"method": method, "path": path, "file": file, "first": first, "last": last}
        for path, method, callback in EndpointEnumerator().get_api_endpoints()
        if callback.cls.__module__.startswith("shop.")
        for file, first, last in _written(callback.cls, _handler(callback, method.lower()))
    ]


def _handler(callback: Callable[..., object], method: str) -> str:
    """Return the name of the action that answers a method of a view set; of a plain view it is the method's own."""
    return (getattr(callback, "actions", None) or {}).get(method, method)


def _written(view: type[APIView], name: str) -> Iterator[Lines]:
    module = sys.modules[view.__module__]
    lines, first = inspect.getsourcelines(view)
    yield _file(module), first, first + _until_a_method(lines)
    yield from _documented(module, lines)
    method = inspect.unwrap(getattr(view, name))
    # What is inherited from the framework is in no file of ours.
    if inspect.getfile(method) == inspect.getfile(view):
        lines, first = inspect.getsourcelines(method)
        yield _file(module), first, first + len(lines) - 1
        yield from _documented(module, lines)


def _file(module: ModuleType) -> str:
    return f"{module.__name__.replace('.', '/')}.py"


def _until_a_method(lines: list[str]) -> int:
    """Return how many lines after the first one the class's own attributes end."""
    starts = (number for number, line in enumerate(lines) if line.startswith(("    def ", "    @")))
    last = next(starts, len(lines)) - 1
    while not lines[last].strip():
        last -= 1
    return last


def _documented(module: ModuleType, lines: list[str]) -> Iterator[Lines]:
    """Find what the decorators before a class or a method, of the form `@docs.name`, stand for."""
    for line in lines:
        alias, _, name = line.strip().removeprefix("@").partition(".")
        if not line.strip().startswith("@"):
            return
        described = getattr(module, alias, None)
        if isinstance(described, ModuleType):
            yield from _assigned(described, name)


def _assigned(module: ModuleType, name: str) -> Iterator[Lines]:
    for node in ast.parse(Path(inspect.getfile(module)).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [name]:
            yield _file(module), node.lineno, node.end_lineno or node.lineno
