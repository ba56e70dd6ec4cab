"""Parameters of paths and queries, read by hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from shop.problems import Invalid, ValidationFailed

_INTEGER = re.compile("-?[0-9]+")  # `int` alone, and so `request.args.get(type=int)`, takes `+1`, ` 1` and `1_000`


@dataclass(frozen=True, kw_only=True, slots=True)
class Integer:
    """An integer in decimal digits, from `minimum` to `maximum`; without a default it has to be there."""

    minimum: int
    maximum: int | None = None
    default: int | None = None

    def read(self, text: str | None) -> int:
        """Return the integer; ValueError says what is wrong with the text."""
        if text is None and self.default is not None:
            return self.default
        if text is None or not _INTEGER.fullmatch(text):
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


def read_integers(values: Mapping[str, str], **parameters: Integer) -> dict[str, int]:
    """Return the parameters by name; ValidationFailed says what is wrong with each of them."""
    read: dict[str, int] = {}
    errors: list[Invalid] = []
    for name, parameter in parameters.items():
        try:
            read[name] = parameter.read(values.get(name))
        except ValueError as error:
            errors.append(Invalid(parameter=name, detail=str(error)))
    if errors:
        raise ValidationFailed(errors)
    return read
