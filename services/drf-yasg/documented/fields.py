"""What serializer fields are said to be, where the code doesn't show it: decorators for their classes.

They only note it; the inspectors read the notes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

Field = type[serializers.Field]
Decorator = Callable[[Field], Field]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of several serializers, by the value of a member that each of them has."""

    kinds: Mapping[str, type[serializers.Serializer]]
    by: str


def schema(keywords: Mapping[str, Any]) -> Decorator:
    """Document a field by these keywords, whatever drf-yasg takes it for."""

    def decorate(field: Field) -> Field:
        field.documented_as = keywords
        return field

    return decorate


def file(field: Field) -> Field:
    """Leave the field as it is: in a form, drf-yasg documents it as a file."""
    return field


uri_reference = schema({"type": "string", "format": "uri-reference"})


def one_of(_name: str, kinds: Mapping[str, type[serializers.Serializer]], *, by: str) -> Decorator:
    """Document a choice of serializers, by a member of theirs. Swagger 2.0 has no choices, and no use for its name."""

    def decorate(field: Field) -> Field:
        field.documented_choice = Choice(kinds=kinds, by=by)
        return field

    return decorate
