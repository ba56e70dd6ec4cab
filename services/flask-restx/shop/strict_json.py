"""JSON as RFC 8259 has it, where Flask takes more or fails."""

import json
from typing import Any, NoReturn

from flask import Request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import UnsupportedMediaType

from shop.problems import Invalid, ValidationFailed


class StrictJSONProvider(DefaultJSONProvider):
    """Reads UTF-8 only, no `NaN` or `Infinity`, and refuses what is nested too deeply for Python."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:  # noqa: ANN401 (Flask's signature)
        """Return the value; ValueError says what is wrong with the text."""
        text = s.decode() if isinstance(s, bytes) else s
        try:
            return json.loads(text, parse_int=_integer, parse_constant=_refuse_constant, **kwargs)
        except RecursionError:
            raise ValueError("it is nested too deeply.") from None


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # Python reads 4,300 digits at the most, and its message is for programmers
        raise ValueError("an integer has too many digits.") from None


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


def _reason(error: ValueError) -> str:
    match error:
        case json.JSONDecodeError():
            return f"{error.msg.lower()} (line {error.lineno}, column {error.colno})."
        case UnicodeDecodeError():
            return f"byte {error.start} is not UTF-8."
        case _:
            return str(error)
