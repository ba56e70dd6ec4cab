"""Answers that aren't JSON."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@")


class CSVRenderer(BaseRenderer):
    """Rows as RFC 4180 has them, below a line of headings."""

    media_type = "text/csv"
    format = "csv"
    columns = ("id", "name", "price", "status")

    def render(self, data: Iterable[Mapping[str, Any]], *_: object, **__: object) -> bytes:
        """Return the rows in UTF-8."""
        text = io.StringIO(newline="")
        rows = csv.writer(text)
        rows.writerow(self.columns)
        rows.writerows([self._cell(row[column]) for column in self.columns] for row in data)
        return text.getvalue().encode()

    def _cell(self, value: object) -> str:
        cell = str(value)
        return f"'{cell}" if cell.startswith(FORMULA) else cell


class PNGRenderer(BaseRenderer):
    """An image as it is."""

    media_type = "image/png"
    format = "png"
    charset = None
    render_style = "binary"

    def render(self, data: bytes, *_: object, **__: object) -> bytes:
        """Return the image."""
        return data


class EventStreamRenderer(BaseRenderer):
    """Server-sent events: for the negotiation alone, as a stream is no one thing to render."""

    media_type = "text/event-stream"
    format = "events"


class ByQuality(DefaultContentNegotiation):
    """Heeds the quality values in `Accept`, which Django REST framework's own negotiation passes over."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,  # noqa: ARG002
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer that the client likes best. Raises `NotAcceptable` if it likes none."""
        by_type = {renderer.media_type: renderer for renderer in renderers}
        preferred = request.get_preferred_type(list(by_type))
        if preferred is None:
            raise NotAcceptable(available_renderers=renderers)
        return by_type[preferred], preferred
