"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import django

_FOLDER: Final = Path(__file__).parents[1]


def operations() -> list[dict[str, Any]]:
    """Return where the views and their routers are; of an operation that calls back, where the callback is too."""
    django.setup()
    # The schemas are made of models, which aren't there before `setup`.
    from shop import outgoing  # noqa: PLC0415
    from shop.api import api  # noqa: PLC0415

    found = [_assigned("webhook orderShipped", "POST", "WEBHOOKS", outgoing)]
    for prefix, router in api._routers:  # noqa: SLF001 - Django Ninja lists them nowhere else
        for path, view in router.path_operations.items():
            for operation in view.operations:
                whole = f"{prefix}{path}"
                found += _written(whole, operation.methods[0], operation.view_func)
                if "callbacks" in (operation.openapi_extra or {}):
                    found.append(_assigned(whole, operation.methods[0], "CALLBACKS", outgoing))
    return found


def _written(path: str, method: str, view: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a function
    lines, first = inspect.getsourcelines(view)
    router = lines[0].strip().removeprefix("@").partition(".")[0]
    place = _assigned(path, method, router, inspect.getmodule(view))
    yield place
    yield {**place, "first": first, "last": first + len(lines) - 1}


def _assigned(path: str, method: str, name: str, module: ModuleType) -> dict[str, Any]:
    """Where a module makes what it calls so: what a router says holds for each of its operations."""
    file = Path(inspect.getfile(module)).relative_to(_FOLDER).as_posix()
    for statement in ast.parse(inspect.getsource(module)).body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
        if target is not None and ast.unparse(target) == name:
            lines = {"first": statement.lineno, "last": statement.end_lineno}
            return {"method": method, "path": path, "file": file, **lines}
    raise LookupError(f"{file} has no {name}")
