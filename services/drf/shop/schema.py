"""What drf-spectacular is told about this project's own kinds of serializer."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction


class ClosedSerializerExtension(OpenApiSerializerExtension):
    """Says of a closed serializer that it takes no other members."""

    target_class = "shop.serializers.ClosedSerializer"
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        """Return the schema that drf-spectacular makes by itself, closed."""
        # The underscore is the tool's: its own guide to extensions calls this method.
        schema = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)  # noqa: SLF001
        return {**schema, "additionalProperties": False}
