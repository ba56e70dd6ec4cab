"""The keywords of a schema: which hold a plain value, which hold schemas, and which say nothing by themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from compare.values import Json, canonical, distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeGuard

    from compare.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """One keyword.

    Attributes:
        name: as in JSON Schema.
        kind: whether a client depends on it.
        default: what it means where it is left out, if that is a value.
        strictest: which of several values in one `allOf` holds.
        joined: what several different values in one `allOf` come to; without either, the outermost holds.
        modern: known only from OpenAPI 3.1 on; before, it is a keyword that nobody knows.
    """

    name: str
    kind: Kind = "contract"
    default: Json = None
    strictest: Callable[[Sequence[float]], float] | None = None
    joined: Callable[[Sequence[Json]], Json] | None = None
    modern: bool = False


def _all_of_them(values: Sequence[Json]) -> Json:
    """Each of several patterns and the like has to fit."""
    return [*sorted(values, key=canonical)]


def _whether_any(values: Sequence[Json]) -> Json:
    return any(value is True for value in values)


def _common_step(values: Sequence[Json]) -> Json:
    """The step of which all multiples are multiples of each one's."""
    steps = [Fraction(repr(value)) for value in values if is_number(value) and value > 0 and math.isfinite(value)]
    if len(steps) < len(values):
        return _all_of_them(values)
    over = math.gcd(*(step.denominator for step in steps))
    step = Fraction(math.lcm(*(step.numerator for step in steps)), over)
    return step.numerator if step.denominator == 1 else float(step)


PLAIN: dict[str, Keyword] = {
    keyword.name: keyword
    for keyword in (
        Keyword(name="format", joined=_all_of_them),
        Keyword(name="pattern", joined=_all_of_them),
        Keyword(name="minLength", default=0, strictest=max),
        Keyword(name="maxLength", strictest=min),
        Keyword(name="multipleOf", joined=_common_step),
        Keyword(name="minItems", default=0, strictest=max),
        Keyword(name="maxItems", strictest=min),
        Keyword(name="uniqueItems", default=False, joined=_whether_any),
        Keyword(name="minProperties", default=0, strictest=max),
        Keyword(name="maxProperties", strictest=min),
        Keyword(name="default"),
        Keyword(name="minContains", default=1, modern=True),
        Keyword(name="maxContains", modern=True),
        Keyword(name="contentEncoding", joined=_all_of_them, modern=True),
        Keyword(name="contentMediaType", joined=_all_of_them, modern=True),
        Keyword(name="deprecated", kind="documentation", default=False),
        Keyword(name="xml", kind="documentation", default={}),
    )
}

SINGLE_SUBSCHEMAS: dict[str, str] = {
    "items": "[]",
    "additionalProperties": "*",
    "not": "not",
    "if": "if",
    "then": "then",
    "else": "else",
    "contains": "contains",
    "propertyNames": "propertyNames",
    "unevaluatedItems": "unevaluatedItems",
    "unevaluatedProperties": "unevaluatedProperties",
    "contentSchema": "contentSchema",
}
"""Keywords that hold one schema each, and how that is called in a location."""

NAMED_SUBSCHEMAS: dict[str, str] = {"patternProperties": "/{}/", "dependentSchemas": "with {}"}
"""Keywords that hold schemas by name, beside `properties`, and how such a schema is called."""

CLOSED = ("additionalProperties", "unevaluatedProperties")
"""Keywords whose `false` is told as a fact of the schema around them."""

MODERN_SUBSCHEMAS = frozenset(
    {
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
        "contentSchema",
        "prefixItems",
        "patternProperties",
        "dependentSchemas",
    }
)
"""Those that OpenAPI knows only from 3.1 on."""

TYPES = frozenset({"type", "nullable", "x-nullable", "enum", "const", "oneOf", "anyOf", "allOf", "format"})
"""Keywords that say which values are allowed, one with an eye on the other."""

BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})

PROSE = frozenset({"title", "description", "example", "examples", "externalDocs"})

_STRUCTURE = frozenset(
    {
        "$ref",
        "x-sunset",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$schema",
        "$vocabulary",
        "$defs",
        "$comment",
        "definitions",
        "readOnly",
        "writeOnly",
        "required",
        "properties",
        "discriminator",
    }
)

KNOWN = (
    _STRUCTURE
    | TYPES
    | BOUNDS
    | PROSE
    | {name for name, keyword in PLAIN.items() if not keyword.modern}
    | (SINGLE_SUBSCHEMAS.keys() - MODERN_SUBSCHEMAS)
)
"""The keywords that readers of every dialect know; all others are facts for whoever looks for them."""

KNOWN_MODERN = KNOWN | PLAIN.keys() | MODERN_SUBSCHEMAS | {"dependentRequired"}

PARAMETER_WORDS = frozenset({"name", "in", "required", "collectionFormat", "allowEmptyValue"})
"""What stands beside a schema's keywords in the parameters of Swagger 2.0."""


class Held(NamedTuple):
    """What a keyword comes to in one `allOf`.

    Attributes:
        value: the value that holds.
        at: in which of the parts that have the keyword it stands, the first of several.
    """

    value: Json
    at: int


def choose(keyword: Keyword, values: Sequence[Json]) -> Held | None:
    """Which of the values given in the parts of one `allOf` holds; `None` where it says nothing."""
    index = 0
    value = values[0]
    if keyword.strictest is not None:
        numbers = [(value, place) for place, value in enumerate(values) if is_number(value)]
        if not numbers:
            return None
        best = keyword.strictest([number for number, _ in numbers])
        index = next(place for number, place in numbers if number == best)
        value = values[index]
    elif keyword.joined is not None and len(values) > 1 and len(different := distinct(values)[0]) > 1:
        value = keyword.joined(different)
    says_nothing = keyword.default is not None and canonical(value) == canonical(keyword.default)
    return None if says_nothing else Held(value, index)


def is_number(value: Json) -> TypeGuard[int | float]:
    """Whether it is a JSON number; Python's `True` isn't."""
    return isinstance(value, int | float) and not isinstance(value, bool)
