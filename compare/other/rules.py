"""URL rules in OpenAPI's words: `/items/<int(min=1):item_id>` is `/items/{item_id}` with an integer in it.

Werkzeug and Django write them alike. See https://werkzeug.palletsprojects.com/en/stable/routing/, "Builtin Converters",
and https://docs.djangoproject.com/en/stable/topics/http/urls/, "Path converters".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.values import Json

_VARIABLE = re.compile(r"<(?:([A-Za-z_]\w*)(?:\(([^<>]*)\))?:)?([A-Za-z_]\w*)>", re.ASCII)
_NAMED = re.compile(r"\s*([a-z_]+)\s*=\s*([^\s].*)", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?", re.ASCII)

_TYPES: dict[str, dict[str, Json]] = {
    "": {},  # text, but a rule that doesn't say so says nothing of it
    "default": {"type": "string"},
    "string": {"type": "string"},
    "str": {"type": "string"},
    "slug": {"type": "string"},
    "path": {"type": "string"},
    "any": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "uuid": {"type": "string", "format": "uuid"},
}
_KEYWORDS = {
    "min": ("minimum",),
    "max": ("maximum",),
    "minlength": ("minLength",),
    "maxlength": ("maxLength",),
    "length": ("minLength", "maxLength"),
}
"""What the converters' arguments say, in JSON Schema's keywords."""

_WITHOUT_WORDS = {
    "path": "a parameter in the path may hold slashes (converter `path`)",
    "slug": "a parameter in the path holds letters, digits, hyphens and underscores (converter `slug`)",
    "fixed_digits": "a number in the path has so many digits (`fixed_digits`)",
    "signed": "a number in the path may be negative (`signed`)",
}


def read_rule(rule: str, lose: Callable[[str], object]) -> tuple[str, list[Json]]:
    """The path of a rule, and its parameters.

    Args:
        rule: such as `/items/<int:item_id>`.
        lose: is told what OpenAPI has no words for.
    """
    parameters: list[Json] = []
    for converter, arguments, name in _VARIABLE.findall(rule):
        parameter: dict[str, Json] = {"name": name, "in": "path", "required": True}
        schema = _schema(converter, arguments, lose)
        parameters.append(parameter | ({"schema": schema} if schema else {}))
    return _VARIABLE.sub(r"{\3}", rule), parameters


def _schema(converter: str, arguments: str, lose: Callable[[str], object]) -> dict[str, Json]:
    if converter not in _TYPES:
        lose(f"the converter `{converter}` is the application's own")
        return {}
    if converter in _WITHOUT_WORDS:
        lose(_WITHOUT_WORDS[converter])
    found = dict(_TYPES[converter])
    if converter == "any":
        values: list[Json] = [word.strip().strip("'\"") for word in arguments.split(",") if word.strip()]
        return found | ({"enum": values} if values else {})
    for word, value in _arguments(arguments):
        number = _number(value)
        if word in _KEYWORDS and number is not None:
            found |= dict.fromkeys(_KEYWORDS[word], number)
        elif word in _WITHOUT_WORDS:
            lose(_WITHOUT_WORDS[word])
        else:
            lose(f"the argument `{word or value}` of the converter `{converter}` can't be read")
    return found


def _arguments(text: str) -> Iterator[tuple[str, str]]:
    """By name; the only argument without one, the first of `string`, is its shortest length."""
    for part in filter(str.strip, text.split(",")):
        named = _NAMED.fullmatch(part)
        yield (named[1], named[2].strip()) if named else ("minlength", part.strip())


def _number(text: str) -> int | float | None:
    if not _NUMBER.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)
