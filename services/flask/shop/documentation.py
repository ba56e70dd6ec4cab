"""What Flask-Selfdoc says of the routes that are marked with `@auto.doc()`: a page, and the list behind it."""

from pathlib import Path
from typing import Any

from flask import Blueprint
from flask_selfdoc import Autodoc

_FOLDER = Path(__file__).parents[1]

auto = Autodoc()
blueprint = Blueprint("documentation", __name__)


@blueprint.get("/docs")
def page() -> str:
    """Show the routes to a person."""
    return auto.html(title="Triptych Shop")


@blueprint.get("/docs.json")
def routes() -> list[dict[str, Any]]:
    """Return the routes as `auto.generate()` lists them, with the files named as seen from the service's folder."""
    return [{**route, "location": _relative(route["location"])} for route in auto.generate()]


def _relative(location: dict[str, Any]) -> dict[str, Any]:
    return {**location, "filename": Path(location["filename"]).relative_to(_FOLDER).as_posix()}
