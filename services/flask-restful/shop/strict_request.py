"""A body as RFC 8259 has JSON; Flask's own `json` also takes `NaN`, UTF-16 and `application/problem+json`."""

import json
from functools import cached_property
from typing import Any, NoReturn

from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from shop.problems import Invalid, ValidationFailed


class StrictRequest(Request):
    """A request whose `json`, where `reqparse` looks with `location="json"`, is an object or an error."""

    @cached_property
    def json(self) -> dict[str, Any]:
        """The members of the body.

        Raises:
            UnsupportedMediaType: It is not `application/json`.
            ValidationFailed: It can't be read, or is no object.
        """
        if self.mimetype != "application/json":
            raise UnsupportedMediaType("The body must be application/json.")
        body = _read(self.get_data())
        if not isinstance(body, dict):
            raise ValidationFailed([Invalid(pointer="#", detail="Must be an object.")])
        return body


def _read(content: bytes) -> object:
    try:
        return json.loads(content.decode(), parse_constant=_refuse_constant)
    except RecursionError:
        detail = "Can't be read as JSON: it is nested too deeply."
    except UnicodeDecodeError as error:
        detail = f"Can't be read as JSON: byte {error.start} is not UTF-8."
    except ValueError as error:
        detail = f"Can't be read as JSON: {error}"
    raise ValidationFailed([Invalid(pointer="#", detail=detail)])


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"there is no {constant} in it.")
