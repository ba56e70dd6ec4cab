"""What the operations are documented to ask for and to produce, for those who hold requests to it."""

from collections.abc import Callable
from typing import Any


def annotations(view: Callable[..., object]) -> dict[str, dict[str, Any]]:
    """Return what RESTX's decorators have noted at each method of a view's resource, by method."""
    resource = view.view_class  # type: ignore[attr-defined] # Flask's views have it
    noted = {method: getattr(resource, method.lower()).__apidoc__ for method in resource.methods}
    return noted | ({"HEAD": noted["GET"]} if "GET" in noted else {})
