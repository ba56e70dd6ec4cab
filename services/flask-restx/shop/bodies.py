"""Bodies, checked by the schema that documents them.

RESTX's own check puts a body's errors into a dict: one a place, dots between the members of a path, 400. It knows no
`x-nullable` either, and its `$` lets a line break pass.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from flask_restx import Model
from jsonschema import Draft4Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from shop.problems import Invalid, ValidationFailed

Schema = Mapping[str, Any]
Errors = Iterator[ValidationError]

# What RFC 3986 allows in a fragment beside letters, digits and `-._~`.
_FRAGMENT = "!$&'()*+,;=:@/?"


class BodyModel(Model):
    """The model of a body: `expect(…, validate=True)` makes RESTX call `validate` before the handler."""

    def validate(self, data: object, *_resolver_and_format_checker: object) -> None:
        """Raise ValidationFailed with everything that is wrong with the body."""
        found = _Validator(self.__schema__).iter_errors(data)
        errors = [Invalid(pointer=pointer(error.absolute_path), detail=error.message) for error in found]
        if errors:
            raise ValidationFailed(errors)


def pointer(path: Iterable[str | int]) -> str:
    """Write a path into a body as a JSON Pointer in a URI fragment (RFC 6901, section 6)."""
    tokens = (str(part).replace("~", "~0").replace("/", "~1") for part in path)
    return "#" + "".join("/" + quote(token, safe=_FRAGMENT, errors="replace") for token in tokens)


def _is_text(_checker: object, value: object) -> bool:
    """Tell text from what only Python takes for a string: half of a surrogate pair is no character."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _type(validator: Draft4Validator, expected: str, value: object, schema: Schema) -> Errors:
    if value is None and schema.get("x-nullable"):
        return
    if not validator.is_type(value, expected):
        # jsonschema's message repeats the value, which may be nested too deeply for that.
        kind = "text (Unicode, no surrogates)" if expected == "string" else f"of type {expected}"
        yield ValidationError(f"Must be {kind}{' or null' if schema.get('x-nullable') else ''}.")


def _required(_validator: object, names: list[str], value: object, _schema: Schema) -> Errors:
    if isinstance(value, dict):
        yield from (ValidationError("Is required.", path=[name]) for name in names if name not in value)


def _no_others(_validator: object, _false: object, value: object, schema: Schema) -> Errors:
    if isinstance(value, dict):
        unknown = (name for name in value if name not in schema["properties"])
        yield from (ValidationError("Is not a member of this body.", path=[name]) for name in unknown)


def _min_length(_validator: object, least: int, value: object, _schema: Schema) -> Errors:
    if isinstance(value, str) and len(value) < least:
        yield ValidationError(f"Must have {least} or more characters.")


def _max_length(_validator: object, most: int, value: object, _schema: Schema) -> Errors:
    if isinstance(value, str) and len(value) > most:
        yield ValidationError(f"Must have {most} or fewer characters.")


def _pattern(_validator: object, pattern: str, value: object, schema: Schema) -> Errors:
    # `fullmatch`, because Python's `$` matches before a line break at the end too.
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError(f"Is not as described: {schema['description']}")


_Validator = extend(
    Draft4Validator,
    validators={
        "type": _type,
        "required": _required,
        "additionalProperties": _no_others,
        "minLength": _min_length,
        "maxLength": _max_length,
        "pattern": _pattern,
    },
    type_checker=Draft4Validator.TYPE_CHECKER.redefine("string", _is_text),
)
