"""All items as a file."""

import csv
import io
from typing import Any

from flask import Response, json
from flask_restx import Resource, marshal
from sqlalchemy import select

from shop.database.session import get_session
from shop.database.tables import Item
from shop.fields import File
from shop.models.items import item
from shop.namespaces import items
from shop.negotiation import JSON, PROBLEM, best
from shop.responses import NOT_ACCEPTABLE, Body, header

CSV = "text/csv"

_COLUMNS = ("id", "name", "price", "status")
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would run


@items.route("/items/export")
@items.response(*NOT_ACCEPTABLE)
class Export(Resource):
    """All items."""

    @items.doc(
        "exportItems",
        produces=[CSV, JSON, PROBLEM],
        description=(
            "All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. "
            "The successor of the reports."
        ),
    )
    @items.response(200, "All items.", File, headers=header("Content-Disposition", "A name for the file."))
    def get(self) -> Response:
        """Export the items."""
        rows: list[Body] = marshal(list(get_session().scalars(select(Item).order_by(Item.id))), item)
        if best([CSV, JSON]) == CSV:
            return _file(_csv(rows), f"{CSV}; charset=utf-8", "items.csv")
        return _file(json.dumps(rows), JSON, "items.json")


def _file(content: str, media_type: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=media_type, headers=disposition)


def _csv(rows: list[Body]) -> str:
    """Write a line of headings and a line an item (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_cell(row[column]) for column in _COLUMNS] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401 - of JSON
    """Write a cell; what begins like a formula is made text."""
    return f"'{value}" if str(value).startswith(_FORMULA) else str(value)
