"""JSON Schema as Swagger 2.0 has it, with errors that can be shown to a client.

jsonschema's own messages repeat the value, which may be long, secret, or nested too deeply to be written; its `$` lets
a line break pass; and it knows no `x-nullable`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from jsonschema import Draft4Validator, FormatChecker
from jsonschema.exceptions import FormatError, ValidationError
from jsonschema.validators import extend

from shop.models import models

Schema = Mapping[str, Any]
Errors = Iterator[ValidationError]
Keyword = Callable[[Draft4Validator, Any, Any, Schema], Errors]


def errors_in(value: object, schema: Schema, format_checker: FormatChecker | None) -> Errors:
    """Return everything that is wrong with a value."""
    return _Validator(schema, format_checker=format_checker).iter_errors(value)


def _is_text(value: object) -> bool:
    """Tell text from what only Python takes for a string: half of a surrogate pair is no character."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _type(validator: Draft4Validator, expected: str, value: object, schema: Schema) -> Errors:
    if value is None and schema.get("x-nullable"):
        return
    if not validator.is_type(value, expected):
        kind = "text (Unicode, no surrogates)" if expected == "string" else f"of type {expected}"
        yield ValidationError(f"Must be {kind}{' or null' if schema.get('x-nullable') else ''}.")


def _reference(validator: Draft4Validator, reference: str, value: object, _schema: Schema) -> Errors:
    """Go on with the rules of another model; a document's `$ref` leads to what it says of them."""
    yield from validator.descend(value, models.models[reference.rpartition("/")[2]].rules)


def _all_of(validator: Draft4Validator, parts: list[Schema], value: object, schema: Schema) -> Errors:
    if value is not None or not schema.get("x-nullable"):
        for part in parts:
            yield from validator.descend(value, part)


def _tagged(validator: Draft4Validator, union: Mapping[str, Any], value: object, _schema: Schema) -> Errors:
    """Hold an object to the one of several models that its tag names (see `bodies.TaggedUnion`)."""
    tag, variants = union["tag"], union["variants"]
    if not isinstance(value, dict):
        yield ValidationError("Must be of type object.")
    elif tag not in value:
        yield ValidationError("Is required.", path=[tag])
    elif not isinstance(value[tag], str) or value[tag] not in variants:
        yield ValidationError(f"Must be one of {', '.join(variants)}.", path=[tag])
    else:
        yield from validator.descend(value, variants[value[tag]].rules)


def _required(_validator: object, names: list[str], value: object, _schema: Schema) -> Errors:
    if isinstance(value, dict):
        yield from (ValidationError("Is required.", path=[name]) for name in names if name not in value)


def _others(validator: Draft4Validator, rule: Schema | Literal[False], value: object, schema: Schema) -> Errors:
    if not isinstance(value, dict):
        return
    for name in value:
        if name in schema.get("properties", ()):
            continue
        if rule is False:
            yield ValidationError("Is not a member of this body.", path=[name])
        elif not _is_text(name):
            yield ValidationError("Must have a name that is text (Unicode, no surrogates).", path=[name])
        else:
            yield from validator.descend(value[name], rule, path=name)


def _pattern(_validator: object, pattern: str, value: object, schema: Schema) -> Errors:
    # `fullmatch`, because Python's `$` matches before a line break at the end too.
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError(f"Is not as described: {schema.get('description', pattern)}")


def _format(validator: Draft4Validator, name: str, value: object, _schema: Schema) -> Errors:
    if validator.format_checker is not None and _is_text(value):
        try:
            validator.format_checker.check(value, name)
        except FormatError as error:
            yield ValidationError(str(error.cause))


def _enum(_validator: object, known: list[str], value: object, _schema: Schema) -> Errors:
    if isinstance(value, str) and value not in known:
        yield ValidationError(f"Must be one of {', '.join(known)}.")


def _minimum(validator: Draft4Validator, least: float, value: Any, schema: Schema) -> Errors:  # noqa: ANN401 - JSON
    if validator.is_type(value, "number"):
        if schema.get("exclusiveMinimum") and value <= least:
            yield ValidationError(f"Must be more than {least}.")
        elif value < least:
            yield ValidationError(f"Must be {least} or more.")


def _multiple_of(validator: Draft4Validator, divisor: int, value: Any, _schema: Schema) -> Errors:  # noqa: ANN401 - JSON
    if validator.is_type(value, "integer") and value % divisor:
        yield ValidationError(f"Must be a multiple of {divisor}.")


def _unique(_validator: object, _true: object, value: object, _schema: Schema) -> Errors:
    # Only texts are compared; another element is an error of its own.
    if isinstance(value, list):
        texts = [element for element in value if isinstance(element, str)]
        if len(set(texts)) < len(texts):
            yield ValidationError("Must not have the same element twice.")


def _bound(kind: str, of: str, *, least: bool) -> Keyword:
    """Return the keyword that bounds the length of values of a type from one side."""

    def keyword(validator: Draft4Validator, bound: int, value: Any, _schema: Schema) -> Errors:  # noqa: ANN401 - JSON
        if validator.is_type(value, of) and (len(value) < bound if least else len(value) > bound):
            yield ValidationError(f"Must have {bound} or {'more' if least else 'fewer'} {kind}.")

    return keyword


def _maximum(validator: Draft4Validator, most: float, value: Any, _schema: Schema) -> Errors:  # noqa: ANN401 - JSON
    if validator.is_type(value, "number") and value > most:
        yield ValidationError(f"Must be {most} or less.")


_Validator = extend(
    Draft4Validator,
    validators={
        "$ref": _reference,
        "additionalProperties": _others,
        "allOf": _all_of,
        "enum": _enum,
        "format": _format,
        "maxItems": _bound("elements", "array", least=False),
        "maxLength": _bound("characters", "string", least=False),
        "maxProperties": _bound("members", "object", least=False),
        "maximum": _maximum,
        "minItems": _bound("elements", "array", least=True),
        "minLength": _bound("characters", "string", least=True),
        "minProperties": _bound("members", "object", least=True),
        "minimum": _minimum,
        "multipleOf": _multiple_of,
        "pattern": _pattern,
        "required": _required,
        "type": _type,
        "uniqueItems": _unique,
        "x-tagged": _tagged,
    },
    type_checker=Draft4Validator.TYPE_CHECKER.redefine("string", lambda _checker, value: _is_text(value)),
)
