"""What no annotation of a Struct can tell Litestar.

https://docs.litestar.dev/2/usage/openapi/schema_generation.html
"""

from inspect import getdoc
from typing import Any, cast

from litestar.openapi.spec import Schema
from litestar.plugins import OpenAPISchemaPlugin
from litestar.typing import FieldDefinition
from msgspec import Struct


class DocumentedStructs(OpenAPISchemaPlugin):
    """Documents of a Struct what Litestar doesn't look at: its docstring, and that it forbids unknown fields."""

    def is_plugin_supported_field(self, field_definition: FieldDefinition) -> bool:
        """Whether it is a Struct."""
        return not field_definition.is_union and field_definition.is_subclass_of(Struct)

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: Any) -> Schema:  # noqa: ANN401 - Litestar's, and private there
        """What Litestar's own plugin makes of it, and more."""
        others = [one for one in schema_creator.plugins if one is not self]
        own = next(one for one in others if schema_creator.plugin_supports_field(one, field_definition))
        schema: Schema = own.to_openapi_schema(field_definition, schema_creator)
        config = field_definition.annotation.__struct_config__
        description = getdoc(field_definition.annotation) if field_definition.annotation.__doc__ else None
        if config.tag_field:
            # One of several: its docstring says what the tag stands for.
            cast("dict[str, Schema]", schema.properties)[config.tag_field].description = description
        else:
            schema.description = description
        if config.forbid_unknown_fields:
            schema.additional_properties = False
        return schema
