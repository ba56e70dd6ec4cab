"""Bodies as RFC 8259 has JSON; Flask's `get_json` also takes `NaN`, UTF-16 and `application/problem+json`."""

import json
from typing import NoReturn

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from shop.problems import Invalid, ValidationFailed


def read_json() -> object:
    """Return the request's body.

    Raises:
        UnsupportedMediaType: It is not `application/json`.
        ValidationFailed: It can't be read.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("The body must be application/json.")
    try:
        return json.loads(request.get_data().decode(), parse_constant=_refuse_constant)
    except RecursionError:
        detail = "Can't be read as JSON: it is nested too deeply."
    except UnicodeDecodeError as error:
        detail = f"Can't be read as JSON: byte {error.start} is not UTF-8."
    except ValueError as error:
        detail = f"Can't be read as JSON: {error}"
    raise ValidationFailed([Invalid(pointer="#", detail=detail)])


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"there is no {constant} in it.")
