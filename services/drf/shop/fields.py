"""Serializer fields that take what the contract says, and nothing that Django REST framework would coerce to it."""

import re
from decimal import Decimal

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.fields import empty

INTEGER = re.compile(r"-?[0-9]+")
PRICE = re.compile(r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$")


class StrictCharField(serializers.CharField):
    """A JSON string as it stands: no number becomes one, and nothing is trimmed."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"trim_whitespace": False, **kwargs})

    def run_validation(self, data: object = empty) -> str | None:
        """Take "" where there is no least length.

        `allow_blank` would do it too, but drf-spectacular documents it beside a pattern as `oneOf` two strings,
        both of which "" matches: it would be documented as refused.
        """
        if data == "" and not self.min_length:
            return ""
        return super().run_validation(data)

    def to_internal_value(self, data: object) -> str:
        """Return the string."""
        if not isinstance(data, str):
            self.fail("invalid")
        return data


class StrictIntegerField(serializers.IntegerField):
    """An integer in a path or a query: decimal digits, with `-` before a negative one, and nothing else."""

    def to_internal_value(self, data: str) -> int:
        """Return the integer that the digits stand for."""
        if not INTEGER.fullmatch(data):
            self.fail("invalid")
        try:
            return int(data)
        except ValueError:  # More digits than Python converts (4300 by default).
            self.fail("max_string_length")


@extend_schema_field({"type": "string", "format": "decimal", "pattern": PRICE.pattern, "example": "19.99"})
class PriceField(serializers.DecimalField):
    """A price above zero, as a JSON string with two decimal places at the most."""

    default_error_messages = {  # noqa: RUF012
        "invalid": "Must be a string with a decimal number above zero, with eight digits before the point and two "
        'after it at the most, such as "19.99".',
    }

    def validate_empty_values(self, data: object) -> tuple[bool, object]:
        """Leave out `DecimalField`'s look at `str(data)`: of deeply nested data that is a RecursionError."""
        return serializers.Field.validate_empty_values(self, data)

    def to_internal_value(self, data: object) -> Decimal:
        """Return the price."""
        if not isinstance(data, str) or not PRICE.fullmatch(data):
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field(OpenApiTypes.URI_REF)
class UriReferenceField(serializers.CharField):
    """A URI reference, for answers only: it isn't validated."""
