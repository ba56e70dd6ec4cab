"""Types of arguments: each reads the text of a parameter, and says in `__schema__` what RESTX puts into the document.

RESTX's own `inputs` take more than the contract does: `int_range` leaves the digits to `int()`, with `+1` and `1_000`;
`boolean` takes `1` and `TRUE`; `datetime_from_iso8601` a day without a time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shop.formats import parse_day, parse_time, parse_uuid

Schema = dict[str, Any]

_INTEGER = re.compile("-?[0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Integer:
    """An integer in decimal digits, from `minimum` to `maximum`."""

    minimum: int
    maximum: int | None = None

    @property
    def __schema__(self) -> Schema:
        """What RESTX puts into the document."""
        return _without_none({"type": "integer", "minimum": self.minimum, "maximum": self.maximum})

    def __call__(self, text: str) -> int:
        """Return the integer; ValueError says what is wrong with the text."""
        if not _INTEGER.fullmatch(text):
            raise ValueError("Must be an integer, written in decimal digits.")
        try:
            number = int(text)
        except ValueError:  # Python reads 4,300 digits at the most
            raise ValueError("Has too many digits.") from None
        if number < self.minimum:
            raise ValueError(f"Must be {self.minimum} or more.")
        if self.maximum is not None and number > self.maximum:
            raise ValueError(f"Must be {self.maximum} or less.")
        return number


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Text within bounds."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None

    @property
    def __schema__(self) -> Schema:
        """What RESTX puts into the document."""
        return _without_none(
            {
                "type": "string",
                "format": self.format,
                "minLength": self.min_length,
                "maxLength": self.max_length,
                "pattern": self.pattern,
            }
        )

    def __call__(self, text: str) -> str:
        """Return the text; ValueError says what is wrong with it."""
        if self.min_length is not None and len(text) < self.min_length:
            raise ValueError(f"Must have {self.min_length} or more characters.")
        if self.max_length is not None and len(text) > self.max_length:
            raise ValueError(f"Must have {self.max_length} or fewer characters.")
        if self.pattern is not None and not re.fullmatch(self.pattern, text):
            raise ValueError(f"Must match {self.pattern}")
        return text


@dataclass(frozen=True, slots=True, eq=False)  # each is only itself: RESTX looks types up in a dict
class Formatted:
    """Text of a format, read by a function."""

    schema: Schema
    read: Callable[[str], object]

    @property
    def __schema__(self) -> Schema:
        """What RESTX puts into the document."""
        return self.schema

    def __call__(self, text: str) -> object:
        """Return the value; ValueError says what is wrong with the text."""
        return self.read(text)


def _boolean(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError("Must be true or false.")
    return text == "true"


def _price(text: str) -> Decimal:
    return Decimal(_PRICE(text))


def _without_none(schema: Schema) -> Schema:
    return {word: value for word, value in schema.items() if value is not None}


_PRICE = Text(format="decimal", pattern=r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0(\.[0-9]{1,2})?)$")

boolean = Formatted({"type": "boolean"}, _boolean)
price = Formatted(_PRICE.__schema__, _price)
day = Formatted({"type": "string", "format": "date"}, parse_day)
time = Formatted({"type": "string", "format": "date-time"}, parse_time)
uuid = Formatted({"type": "string", "format": "uuid"}, parse_uuid)
