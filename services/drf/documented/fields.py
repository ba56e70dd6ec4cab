"""What serializer fields are said to be, where the code doesn't show it: decorators for their classes."""

from collections.abc import Callable, Mapping

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

Decorator = Callable[[type[serializers.Field]], type[serializers.Field]]

schema = extend_schema_field
# drf-spectacular would document the address that Django gives a file.
file = extend_schema_field(OpenApiTypes.BINARY)
uri_reference = extend_schema_field(OpenApiTypes.URI_REF)


def one_of(name: str, kinds: Mapping[str, type[serializers.Serializer]], *, by: str) -> Decorator:
    """Document a choice of serializers, by a member of theirs. The proxy is for the document alone."""
    return extend_schema_field(PolymorphicProxySerializer(name, kinds, resource_type_field_name=by))
