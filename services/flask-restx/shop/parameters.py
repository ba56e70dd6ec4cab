"""Integers in paths and queries: parsed, checked and documented by one declaration each."""

import re
from dataclasses import dataclass
from typing import Any

from flask_restx.reqparse import Argument, ParseResult, RequestParser
from werkzeug.exceptions import BadRequest

from shop.problems import Invalid, ValidationFailed

_INTEGER = re.compile("-?[0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Integer:
    """The type of an argument: an integer in decimal digits, from `minimum` to `maximum`.

    RESTX's `inputs.int_range` leaves the digits to `int()`, which takes `+1`, ` 1` and `1_000` too.
    """

    minimum: int
    maximum: int | None = None

    @property
    def __schema__(self) -> dict[str, Any]:
        """What RESTX puts into the document."""
        bounds = {"minimum": self.minimum, "maximum": self.maximum}
        return {"type": "integer"} | {word: bound for word, bound in bounds.items() if bound is not None}

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


class Parameter(Argument):
    """An argument whose errors are not its help text over again, and that knows path parameters."""

    def handle_validation_error(
        self, error: Exception | str, _bundle_errors: object
    ) -> tuple[ValueError, dict[str, str]]:
        """Return the error and its text by parameter, for the parser to collect."""
        return ValueError(error), {self.name: str(error)}

    @property
    def __schema__(self) -> dict[str, Any]:
        """What RESTX puts into the document: without this, a path parameter would be one of the query."""
        schema: dict[str, Any] = super().__schema__
        return {**schema, "in": "path", "required": True} if self.location == "view_args" else schema


class Parameters(RequestParser):
    """A parser that refuses a request with all of its errors, as ValidationFailed."""

    def __init__(self, *parameters: Parameter) -> None:
        super().__init__(argument_class=Parameter, bundle_errors=True)
        for parameter in parameters:
            self.add_argument(parameter)

    def parse_args(self, *args: object, **kwargs: object) -> ParseResult:
        """Return the values by name."""
        try:
            return super().parse_args(*args, **kwargs)
        except BadRequest as error:
            # RESTX's `abort` hangs its message and errors on the exception.
            errors: dict[str, str] = error.data["errors"]  # type: ignore[attr-defined]
        raise ValidationFailed([Invalid(parameter=name, detail=detail) for name, detail in errors.items()])


page_parameters = Parameters(
    Parameter(
        "limit",
        type=Integer(minimum=1, maximum=100),
        default=20,
        location="args",
        help="How many items the page holds at most.",
    ),
    Parameter(
        "offset",
        type=Integer(minimum=0),
        default=0,
        location="args",
        help="How many items come before the page.",
    ),
)

item_parameters = Parameters(
    Parameter("item_id", type=Integer(minimum=1), location="view_args", help="The id of the item."),
)
