"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from fastapi.routing import iter_route_contexts

from shop.main import app

_FOLDER: Final = Path(__file__).parents[1]


def operations() -> list[dict[str, Any]]:
    """Return where the handlers and their routers are; of an operation that calls back, where the callback is too."""
    found = []
    for route in iter_route_contexts(app.routes):
        if getattr(route.original_route, "include_in_schema", False) and route.endpoint.__module__.startswith("shop."):
            callbacks = iter_route_contexts(route.original_route.callbacks or ())
            for endpoint in (route.endpoint, *(callback.endpoint for callback in callbacks)):
                found += _written(route.methods, route.path_format, endpoint)
    for route in iter_route_contexts(app.webhooks.routes):
        found += _written(route.methods, f"webhook {route.path_format.strip('/')}", route.endpoint)
    return found


def _written(methods: set[str], path: str, endpoint: Callable[..., object]) -> Iterator[dict[str, Any]]:
    lines, first = inspect.getsourcelines(endpoint)
    router = lines[0].strip().removeprefix("@").partition(".")[0]
    file = Path(inspect.getfile(endpoint)).relative_to(_FOLDER).as_posix()
    for start, end in (*_assigned(router, inspect.getmodule(endpoint)), (first, first + len(lines) - 1)):
        for method in sorted(methods):
            yield {"method": method, "path": path, "file": file, "first": start, "last": end}


def _assigned(name: str, module: ModuleType | None) -> Iterator[tuple[int, int]]:
    """Where a module's router is made: what it says holds for each of its operations."""
    for statement in ast.parse(inspect.getsource(module)).body if module else ():
        if isinstance(statement, ast.Assign) and name in {ast.unparse(target) for target in statement.targets}:
            yield statement.lineno, statement.end_lineno or statement.lineno
