"""RESTX's fields, with what they lack: null in the document, and formats."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from flask_restx import fields
from flask_restx.fields import List

from shop.formats import format_time, parse_time, parse_uuid

__all__ = ["Decimals", "File", "Float", "Integer", "List", "Nested", "String", "TextMap", "Time", "Uuid"]

Schema = dict[str, Any]


class Nullable:
    """Puts `nullable=True` into the document.

    RESTX leaves it out, as Swagger 2.0 has no such word; `x-nullable` is what its tools read
    (https://github.com/python-restx/flask-restx/issues/156).
    """

    nullable: bool | None = None
    """As it was given; before 1.3.1, RESTX doesn't keep it."""

    def schema(self) -> Schema:
        """Return the field's schema."""
        schema: Schema = super().schema()  # type: ignore[misc] # of the field that this is mixed into
        return schema | ({"x-nullable": True} if self.nullable else {})


class String(Nullable, fields.String):
    """Text, of a format if it has one."""

    def __init__(self, *args: object, text_format: str | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - RESTX's
        super().__init__(*args, **kwargs)
        self.__schema_format__ = text_format or type(self).__schema_format__


class Integer(Nullable, fields.Integer):
    """An integer."""


class Float(Nullable, fields.Float):
    """A number."""


class Nested(fields.Nested):
    """Another model. RESTX writes a nullable one with `anyOf`, which Swagger 2.0 does not have."""

    def schema(self) -> Schema:
        """Return the field's schema."""
        schema: Schema = super().schema()
        if "anyOf" in schema:
            schema |= {"allOf": [schema.pop("anyOf")[0]], "x-nullable": True}
        return schema


class Decimals(String):
    """A decimal as a string, with exactly two places in an answer."""

    __schema_format__ = "decimal"

    def parse(self, value: str) -> Decimal:
        """Return the decimal."""
        return Decimal(value)

    def format(self, value: Decimal) -> str:
        """Return the decimal with two places."""
        return f"{value:.2f}"


class Uuid(String):
    """A UUID, in lower case."""

    __schema_format__ = "uuid"

    def parse(self, value: str) -> str:
        """Return the UUID in lower case."""
        return parse_uuid(value)


class Time(Nullable, fields.DateTime):
    """A time, in UTC with `Z`."""

    def parse(self, value: str | datetime | None) -> datetime | None:
        """Return the time."""
        return parse_time(value) if isinstance(value, str) else value

    def format_iso8601(self, dt: datetime) -> str:
        """Return the time as the contract writes it."""
        return format_time(dt)


class TextMap(fields.Raw):
    """An object of texts with names of the client's choice."""

    def __init__(self, text: fields.String, *, max_properties: int, **kwargs: Any) -> None:  # noqa: ANN401 - RESTX's
        super().__init__(**kwargs)
        self.text, self.max_properties = text, max_properties

    def schema(self) -> Schema:
        """Return the field's schema."""
        return super().schema() | {
            "additionalProperties": self.text.__schema__,
            "maxProperties": self.max_properties,
        }


class File(fields.Raw):
    """A whole answer that is a file."""

    __schema_type__ = "file"
