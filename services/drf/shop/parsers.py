"""Request bodies: JSON, in UTF-8, and nothing else."""

from collections.abc import Mapping
from typing import Any, BinaryIO

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import JSONParser
from rest_framework.request import Request


class StrictJSONParser(JSONParser):
    """JSON in UTF-8, whatever `charset` says: the media type has no such parameter (RFC 8259, section 11)."""

    def parse(
        self,
        stream: BinaryIO,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> object:
        """Return the value in the body. Raises `ParseError`, for a value that is nested too deeply as well."""
        try:
            return super().parse(stream, media_type, {**(parser_context or {}), "encoding": "utf-8"})
        except RecursionError as error:
            message = "JSON parse error - nested too deeply"
            raise ParseError(message) from error


def require_body(request: Request) -> None:
    """Refuse a request without a body, which `request.data` would take for an empty form.

    Raises `UnsupportedMediaType` or `ParseError`.
    """
    parser = request.negotiator.select_parser(request, request.parsers)
    # The negotiator takes `*/*` for a match, as if a body could be of any type.
    if parser is None or "*" in request.content_type.partition(";")[0]:
        raise UnsupportedMediaType(request.content_type)
    if not request.body:
        message = "The body is empty."
        raise ParseError(message)
