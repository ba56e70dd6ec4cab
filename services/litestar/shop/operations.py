"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from litestar.routes import HTTPRoute
from litestar.utils.helpers import unwrap_partial

from shop import outgoing
from shop.main import app

_FOLDER: Final = Path(__file__).parents[1]


def operations() -> list[dict[str, Any]]:
    """Return where the handlers and their controllers' own words are; of what the shop sends, where it is described."""
    found: list[dict[str, Any]] = []
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                function = unwrap_partial(handler.fn)
                if handler.resolve_include_in_schema() and function.__module__.startswith("shop.controllers."):
                    found += _written(sorted(handler.http_methods), route.path_format, function)
    for path, name in (("/orders", "CALLBACKS"), ("webhook orderShipped", "WEBHOOKS")):
        found += _at(["POST"], path, outgoing.__file__, *_assigned(outgoing, name))
    return found


def _written(methods: list[str], path: str, handler: Callable[..., object]) -> Iterator[dict[str, Any]]:
    lines, first = inspect.getsourcelines(handler)
    file = inspect.getfile(handler)
    controller = handler.__qualname__.partition(".")[0]
    for start, end in (*_said_by(controller, file), (first, first + len(lines) - 1)):
        yield from _at(methods, path, file, start, end)


def _at(methods: list[str], path: str, file: str, first: int, last: int) -> Iterator[dict[str, Any]]:
    written = Path(file).relative_to(_FOLDER).as_posix()
    for method in methods:
        yield {"method": method, "path": path, "file": written, "first": first, "last": last}


def _said_by(controller: str, file: str) -> Iterator[tuple[int, int]]:
    """The lines with what a controller says for each of its operations: its tags, guards and the like."""
    for node in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == controller:
            said = [one for one in node.body if isinstance(one, ast.Assign)]
            yield node.lineno, node.lineno
            yield said[0].lineno, said[-1].end_lineno or said[-1].lineno


def _assigned(module: ModuleType, name: str) -> tuple[int, int]:
    """The lines of a module in which a name is given its value."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name:
            return node.lineno, node.end_lineno or node.lineno
    raise LookupError(name)
