"""JSON, forms and cookies as they are specified, where Flask takes more or fails."""

import json
from functools import cached_property
from typing import Any, NoReturn

from flask import Request
from flask.json.provider import DefaultJSONProvider
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import UnsupportedMediaType
from werkzeug.formparser import FormDataParser

from shop.problems import Invalid, ValidationFailed


class StrictJSONProvider(DefaultJSONProvider):
    """Reads UTF-8 only, no `NaN` or `Infinity`, and refuses what is nested too deeply for Python."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:  # noqa: ANN401 (Flask's signature)
        """Return the value; ValueError says what is wrong with the text."""
        text = s.decode() if isinstance(s, bytes) else s
        try:
            return json.loads(text, parse_int=_integer, parse_float=_number, parse_constant=_refuse_constant, **kwargs)
        except RecursionError:
            raise ValueError("it is nested too deeply.") from None


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # Python reads 4,300 digits at the most, and its message is for programmers
        raise ValueError("an integer has too many digits.") from None


def _number(text: str) -> float:
    """Read `6.0` as the integer that it is (JSON Schema, validation, section 4.2.3)."""
    number = float(text)
    return int(number) if number.is_integer() else number


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON.")


class StrictRequest(Request):
    """A request whose JSON is `application/json` and nothing like it, and whose errors are ours."""

    @property
    def is_json(self) -> bool:
        """Whether the body is `application/json`; Flask takes `application/*+json` too."""
        return self.mimetype == "application/json"

    def on_json_loading_failed(self, e: ValueError | None) -> NoReturn:
        """Refuse the body: it is of another type (no error), or not JSON."""
        if e is None:
            raise UnsupportedMediaType("The body must be application/json.")
        raise ValidationFailed([Invalid(pointer="#", detail=f"Can't be read as JSON in UTF-8: {_reason(e)}")]) from e

    @cached_property
    def cookies(self) -> ImmutableMultiDict[str, str]:
        """The cookies by name, with any value: werkzeug leaves out odd ones, and fails with those not in UTF-8."""
        pairs = (pair.partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return ImmutableMultiDict((name.strip(), value.strip().strip('"')) for name, _, value in pairs)

    def make_form_data_parser(self) -> FormDataParser:
        """Return a parser that says when a form is malformed; Flask's takes it for an empty one."""
        parser = super().make_form_data_parser()
        parser.silent = False
        return parser


def _reason(error: ValueError) -> str:
    match error:
        case json.JSONDecodeError():
            return f"{error.msg.lower()} (line {error.lineno}, column {error.colno})."
        case UnicodeDecodeError():
            return f"byte {error.start} is not UTF-8."
        case _:
            return str(error)
