"""Request bodies, each of one kind and nothing else."""

from collections.abc import Mapping
from typing import Any, BinaryIO

from django.http import QueryDict
from django.utils.http import parse_header_parameters
from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser, DataAndFiles, JSONParser, MultiPartParser
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


class StrictFormParser(BaseParser):
    """A form, as the values that JSON would have: of a `QueryDict`, an empty value would count as none."""

    media_type = "application/x-www-form-urlencoded"

    def parse(self, stream: BinaryIO, *_: object, **__: object) -> dict[str, str | list[str]]:
        """Return the values by their names; a list, for the field to refuse, where one is there more than once."""
        form = QueryDict(stream.read(), encoding="utf-8")
        return {name: values if len(values) > 1 else values[0] for name, values in form.lists()}


class UploadParser(MultiPartParser):
    """A multipart body that is whole."""

    def parse(
        self,
        stream: BinaryIO,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> DataAndFiles:
        """Return the parts. Raises `ParseError` for a body without its last boundary, which Django is content with."""
        parts = super().parse(stream, media_type, parser_context)
        boundary = parse_header_parameters(media_type)[1]["boundary"]
        if f"--{boundary}--".encode() not in parser_context["request"].body:
            raise ParseError("The body has no end.")
        return parts


def require_type(request: Request) -> None:
    """Refuse a body of another kind. Raises `UnsupportedMediaType`.

    `request.data` takes no body at all for an empty form, whatever its kind.
    """
    parser = request.negotiator.select_parser(request, request.parsers)
    # The negotiator takes `*/*` for a match, as if a body could be of any type.
    if parser is None or "*" in request.content_type.partition(";")[0]:
        raise UnsupportedMediaType(request.content_type)


def require_body(request: Request) -> None:
    """Refuse a body of another kind, and one that isn't there. Raises `UnsupportedMediaType` or `ParseError`."""
    require_type(request)
    if not request.body:
        message = "The body is empty."
        raise ParseError(message)
