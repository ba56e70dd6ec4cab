"""Where each operation is written: for those who compare the stacks' code. The service doesn't use it."""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from flask_restful import Resource

from shop.api import make_api

_FOLDER = Path(__file__).parents[1]
_VARIABLE = re.compile(r"<(?:[^<>]*:)?(\w+)>")


def operations() -> list[dict[str, Any]]:
    """Return where the resources' methods are, and where each resource is put at its path."""
    return [
        {"method": method, "path": _VARIABLE.sub(r"{\1}", url), "file": file, "first": first, "last": last}
        for resource, urls, _ in make_api().resources
        for url in urls
        for method in sorted(resource.methods or ())
        for file, first, last in _written(resource, getattr(resource, method.lower()))
    ]


def _written(resource: type[Resource], method: Callable[..., object]) -> Iterator[tuple[str, int, int]]:
    lines, first = inspect.getsourcelines(make_api)
    added = first + next(number for number, line in enumerate(lines) if f"add_resource({resource.__name__}," in line)
    yield _file(make_api), added, added
    _, first = inspect.getsourcelines(resource)
    yield _file(resource), first, first  # a class without decorators begins with its name
    lines, first = inspect.getsourcelines(method)
    yield _file(resource), first, first + len(lines) - 1


def _file(written: type[Resource] | Callable[..., object]) -> str:
    return Path(inspect.getfile(written)).relative_to(_FOLDER).as_posix()
