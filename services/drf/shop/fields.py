"""Serializer fields that take the JSON that the contract describes, and nothing that could be coerced to it.

`keywords` is what a field adds to its own schema in the document; `documented` makes them known to what makes that.
"""

import re
from datetime import UTC, datetime
from decimal import Decimal
from math import inf
from typing import Any, ClassVar
from uuid import UUID

from django.core.validators import ProhibitNullCharactersValidator
from rest_framework import serializers
from rest_framework.fields import empty

from documented import fields as docs
from shop.models.columns import MoreThan, MultipleOf

PRICE = re.compile(r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$")
CANONICAL_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
# RFC 3339, section 5.6. A fraction's digits beyond the sixth are cut off.
DATE_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt](([01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:(\.\d{1,6})\d*)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)


class Documented(serializers.Field):
    """A field with more to say about itself than can be seen from outside."""

    keywords: ClassVar[dict[str, Any]] = {}


class StrictCharField(Documented, serializers.CharField):
    """A JSON string as it stands: no number becomes one, and nothing is trimmed."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"trim_whitespace": False, **kwargs})
        # Where a null character is not allowed, a pattern says so, to the client as well.
        self.validators = [each for each in self.validators if not isinstance(each, ProhibitNullCharactersValidator)]

    def run_validation(self, data: object = empty) -> str | None:
        """Take "" where there is no least length.

        `allow_blank` would do it too, but drf-spectacular documents it beside a pattern as `oneOf` two strings,
        both of which "" matches: it would be documented as refused.
        """
        if data == "" and not self.min_length:
            # But for what `CharField` itself has against "": the other rules stand.
            self.run_validators("")
            return ""
        return super().run_validation(data)

    def to_internal_value(self, data: object) -> str:
        """Return the string."""
        if not isinstance(data, str):
            self.fail("invalid")
        return data


class UriField(StrictCharField):
    """A string that its pattern makes a URI."""

    keywords: ClassVar = {"format": "uri"}


class EmailField(StrictCharField):
    """A string that its pattern makes an address for mail."""

    keywords: ClassVar = {"format": "email"}


class PasswordField(StrictCharField):
    """A string that isn't to be seen."""

    keywords: ClassVar = {"format": "password"}


class StrictChoiceField(serializers.ChoiceField):
    """One of some strings; Django REST framework would look at `str(data)`."""

    def to_internal_value(self, data: object) -> str:
        """Return the choice."""
        if not isinstance(data, str):
            self.fail("invalid_choice", input=type(data).__name__)
        return super().to_internal_value(data)


class StrictIntegerField(Documented, serializers.IntegerField):
    """A JSON number without a fraction."""

    @property
    def keywords(self) -> dict[str, int]:
        """The number that it is to be a multiple of, which tools have no eye for."""
        bases = [each.base for each in self.validators if isinstance(each, MultipleOf)]
        return {"multipleOf": bases[0]} if bases else {}

    def to_internal_value(self, data: object) -> int:
        """Return the integer: 6.0 is 6."""
        if isinstance(data, float) and data.is_integer():
            return int(data)
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return data


class StrictFloatField(Documented, serializers.FloatField):
    """A JSON number."""

    @property
    def keywords(self) -> dict[str, Any]:
        """The limit that is itself too little."""
        limits = [each.limit_value for each in self.validators if isinstance(each, MoreThan)]
        return {"minimum": limits[0], "exclusiveMinimum": True} if limits else {}

    def to_internal_value(self, data: object) -> float:
        """Return the number; infinity, for a limit to refuse, where it is too long."""
        if not isinstance(data, int | float) or isinstance(data, bool):
            self.fail("invalid")
        try:
            return float(data)
        except OverflowError:
            return inf if data > 0 else -inf


class StrictUUIDField(serializers.UUIDField):
    """A UUID with its four hyphens, in either case."""

    def to_internal_value(self, data: object) -> UUID:
        """Return the UUID."""
        if not isinstance(data, str) or not CANONICAL_UUID.fullmatch(data):
            self.fail("invalid", value="This")
        return UUID(data)


class StrictDateTimeField(serializers.DateTimeField):
    """A time as RFC 3339 has it, in UTC thereafter."""

    default_error_messages: ClassVar = {"invalid": 'Not a time with an offset, such as "2026-03-01T09:00:00Z".'}

    def to_internal_value(self, data: object) -> datetime:
        """Return the time."""
        match = DATE_TIME.fullmatch(data) if isinstance(data, str) else None
        if match is None:
            self.fail("invalid")
        date, time, _, fraction, offset, _ = match.groups()
        try:
            return datetime.fromisoformat(f"{date}T{time}{fraction or ''}{offset.upper()}").astimezone(UTC)
        except (ValueError, OverflowError):  # There is no such day; or it is in the year 0 or 10000 of UTC.
            self.fail("invalid")


class UniqueListField(Documented, serializers.ListField):
    """A list with nothing in it twice."""

    keywords: ClassVar = {"uniqueItems": True}
    default_error_messages: ClassVar = {"repeated": "Something is in it twice."}

    def to_internal_value(self, data: object) -> list[object]:
        """Return the list."""
        values = super().to_internal_value(data)
        if len(set(values)) < len(values):
            self.fail("repeated")
        return values


class TextMapField(serializers.DictField):
    """A JSON object with text for every name."""

    def to_internal_value(self, data: object) -> dict[str, str]:
        """Return the texts by their names, which have to be Unicode as well."""
        if isinstance(data, dict):
            wrong = {name: ["Half a surrogate pair."] for name in data if not _is_unicode(name)}
            if wrong:
                raise serializers.ValidationError(wrong)
        return super().to_internal_value(data)


@docs.schema({"type": "string", "format": "decimal", "pattern": PRICE.pattern, "example": "19.99"})
class PriceField(serializers.DecimalField):
    """A price above zero, as a JSON string with two decimal places at the most."""

    default_error_messages: ClassVar = {
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


@docs.file
class UploadField(serializers.FileField):
    """A part of a multipart body that is a file; what Django answers for one is its address."""


@docs.uri_reference
class UriReferenceField(serializers.CharField):
    """A URI reference, for answers only: it isn't validated."""


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
