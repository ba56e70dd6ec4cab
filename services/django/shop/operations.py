"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

FOLDER = Path(__file__).parents[1]
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
METHODS = ("get", "put", "post", "delete", "patch")


def operations() -> list[dict[str, Any]]:
    """Return where the views' methods are, and what stands before the first one of their classes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    django.setup()
    # The views need the models, so not before `setup`.
    from shop.urls import urlpatterns  # noqa: PLC0415

    views = {
        f"/{each.pattern}": each.callback.view_class for each in urlpatterns if hasattr(each.callback, "view_class")
    }
    return [
        {"method": name.upper(), "path": CONVERTER.sub(r"{\1}", path), "file": file, "first": first, "last": last}
        for path, view in views.items()
        for name in METHODS
        if hasattr(view, name)
        for file, first, last in _written(view, name)
    ]


def _written(view: type, name: str) -> Iterator[tuple[str, int, int]]:
    file = Path(inspect.getfile(view)).relative_to(FOLDER).as_posix()
    lines, first = inspect.getsourcelines(view)
    yield file, first, first + _until_a_method(lines)
    lines, first = inspect.getsourcelines(getattr(view, name))
    yield file, first, first + len(lines) - 1


def _until_a_method(lines: list[str]) -> int:
    """Return how many lines after the first one the class's own part ends."""
    last = next(number for number, line in enumerate(lines) if line.startswith(("    def ", "    @"))) - 1
    while not lines[last].strip():
        last -= 1
    return last
