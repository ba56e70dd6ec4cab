"""Where each operation is written: for those who read the document beside the code. The service doesn't use it."""

import inspect
import re
from pathlib import Path
from typing import Any

from shop.app import create_app

_FOLDER = Path(__file__).parents[1]
_VARIABLE = re.compile(r"<(?:[^<>]*:)?(\w+)>")


def operations() -> list[dict[str, Any]]:
    """Return where the views are, decorators included."""
    app = create_app()
    return [
        {"method": method, "path": _VARIABLE.sub(r"{\1}", rule.rule), **_written(app.view_functions[rule.endpoint])}
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith("documentation.")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def _written(view: Any) -> dict[str, Any]:  # noqa: ANN401 - Flask's views take whatever their routes say
    lines, first = inspect.getsourcelines(view)
    file = Path(inspect.getfile(view)).relative_to(_FOLDER).as_posix()
    return {"file": file, "first": first, "last": first + len(lines) - 1}
