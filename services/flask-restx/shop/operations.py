"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from flask_restx import Resource
from flask_restx.swagger import extract_path

from shop.api import api

_FOLDER = Path(__file__).parents[1]


def operations() -> list[dict[str, Any]]:
    """Return where the methods of the resources are, and the resources' own decorators."""
    return [
        {"method": method, "path": extract_path(url), "file": file, "first": first, "last": last}
        for namespace in api.namespaces
        for resource, urls, *_ in namespace.resources
        for url in urls
        for method in sorted(resource.methods or ())
        for file, first, last in _written(resource, getattr(resource, method.lower()))
    ]


def _written(resource: type[Resource], method: Callable[..., object]) -> Iterator[tuple[str, int, int]]:
    file = Path(inspect.getfile(resource)).relative_to(_FOLDER).as_posix()
    lines, first = inspect.getsourcelines(resource)
    yield file, first, first + _until_a_member(lines)
    lines, first = inspect.getsourcelines(method)
    yield file, first, first + len(lines) - 1


def _until_a_member(lines: list[str]) -> int:
    """Return how many lines after the first one a class's docstring begins: decorators and name come before it."""
    return next(number for number, line in enumerate(lines) if line.startswith("class "))
