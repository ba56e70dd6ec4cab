"""Serializers that refuse members which they don't know; Django REST framework's own ignore them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError


# No docstring: every serializer below this one would be described by it.
class ClosedSerializer(serializers.Serializer):  # noqa: D101
    default_error_messages: ClassVar = {"invalid": "Not a JSON object."}
    # What the document says of it beyond what can be seen from outside; see `documented`.
    keywords: ClassVar[dict[str, Any]] = {"additionalProperties": False}

    def to_internal_value(self, data: object) -> dict[str, Any]:
        """Return the members' values. Raises `ValidationError`, with all that is wrong."""
        unknown = self._unknown(data)
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError({**error.detail, **unknown}) from error
        if unknown:
            raise ValidationError(unknown)
        return value

    def _unknown(self, data: object) -> dict[str, list[ErrorDetail]]:
        if not isinstance(data, Mapping):
            return {}
        error = ErrorDetail("There is no such member.", code="unknown")
        return {name: [error] for name in data if name not in self.fields}
