"""The kinds of field that RESTX does not have."""

from decimal import Decimal
from typing import Any

from flask_restx import fields


class Price(fields.String):
    """A decimal as a string, with exactly two places in an answer."""

    __schema_format__ = "decimal"

    def format(self, value: Decimal) -> str:
        """Return the decimal with two places."""
        return f"{value:.2f}"


class UriReference(fields.String):
    """A URI or a relative reference."""

    __schema_format__ = "uri-reference"


class NullableString(fields.String):
    """A string or null.

    RESTX leaves `nullable` out of the document, as Swagger 2.0 has no such word; `x-nullable` is what its tools read
    (https://github.com/python-restx/flask-restx/issues/156).
    """

    def schema(self) -> dict[str, Any]:
        """Return the field's schema."""
        return {**super().schema(), "x-nullable": True}
