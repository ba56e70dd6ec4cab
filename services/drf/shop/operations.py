"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from rest_framework.views import APIView

FOLDER = Path(__file__).parents[1]


def operations() -> list[dict[str, Any]]:
    """Return where the views' methods and actions are, and what stands before the first one of their classes."""
    django.setup()
    # drf-spectacular reads the settings when it is imported, so not before `setup`.
    from drf_spectacular.generators import EndpointEnumerator  # noqa: PLC0415

    return [
        {"method": method, "path": path, "file": file, "first": first, "last": last}
        for path, _, method, view in EndpointEnumerator().get_api_endpoints()
        if view.cls.__module__.startswith("shop.")
        for file, first, last in _written(view.cls, (getattr(view, "actions", None) or {}).get(method.lower(), method))
    ]


def _written(view: type[APIView], name: str) -> Iterator[tuple[str, int, int]]:
    file = Path(inspect.getfile(view)).relative_to(FOLDER).as_posix()
    lines, first = inspect.getsourcelines(view)
    yield file, first, first + _until_a_method(lines)
    method = inspect.unwrap(getattr(view, name.lower()))
    # What is inherited from the framework is in no file of ours.
    if inspect.getfile(method) == inspect.getfile(view):
        lines, first = inspect.getsourcelines(method)
        yield file, first, first + len(lines) - 1


def _until_a_method(lines: list[str]) -> int:
    """Return how many lines after the first one the class's own attributes end."""
    starts = (number for number, line in enumerate(lines) if line.startswith(("    def ", "    @")))
    last = next(starts, len(lines)) - 1
    while not lines[last].strip():
        last -= 1
    return last
