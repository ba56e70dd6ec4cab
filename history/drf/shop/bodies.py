"""Bodies: `application/json` and nothing else, in UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import JSONParser

if TYPE_CHECKING:
    from rest_framework.request import Request


class StrictJSONParser(JSONParser):
    """JSON in UTF-8, whatever `charset` says; what is nested too deeply is no failure of the server's."""

    def parse(self, stream: object, media_type: object = None, parser_context: object = None) -> object:
        """Return the value in the body."""
        try:
            return super().parse(stream, media_type, {**(parser_context or {}), "encoding": "utf-8"})
        except RecursionError as error:
            raise ParseError("The body is nested too deeply.") from error


def body_of(request: Request) -> object:
    """What is in the body; Django REST framework would take `*/*` for JSON, and no body for an empty object.

    Raises:
        UnsupportedMediaType: It isn't `application/json`.
        ParseError: It can't be read.
    """
    if request.content_type.partition(";")[0].strip().lower() != StrictJSONParser.media_type:
        raise UnsupportedMediaType(request.content_type)
    if not request.body:
        raise ParseError("The body is empty.")
    return request.data
