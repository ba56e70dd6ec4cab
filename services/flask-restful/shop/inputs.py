"""Types of arguments: each returns the value, or raises a ValueError that says what is wrong.

Flask-RESTful's own take more than they should: `str` turns numbers into text, and `inputs.natural` leaves the digits to
`int`, with `+1`, ` 1` and `1_000`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_INTEGER = re.compile("-?[0-9]+")
_PRICE = re.compile(r"([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # a null character, or half of a surrogate pair, which is no character


@dataclass(frozen=True, kw_only=True, slots=True)
class Integer:
    """An integer in decimal digits, from `minimum` to `maximum`."""

    minimum: int
    maximum: int | None = None

    def __call__(self, text: str) -> int:
        """Return the integer."""
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
    """Text without null characters, from `least` to `most` characters long."""

    least: int = 0
    most: int

    def __call__(self, value: object) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise ValueError("Must be text.")  # noqa: TRY004 - what reqparse takes for an error of the value
        if not self.least <= len(value) <= self.most:
            raise ValueError(f"Must have {self.least} to {self.most} characters.")
        if _NO_TEXT.search(value):
            raise ValueError("Must be text without null characters and lone surrogates.")
        return value


def price(value: object) -> Decimal:
    """Return the price."""
    if not isinstance(value, str):
        raise ValueError("Must be a decimal in a string, so that no digit is lost.")  # noqa: TRY004 - as above
    if not _PRICE.fullmatch(value):  # not `match` and `$`, which a line break at the end would pass
        raise ValueError("Must be a decimal above zero: at most eight digits before the point, and two after it.")
    return Decimal(value)
