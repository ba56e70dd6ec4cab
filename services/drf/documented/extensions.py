"""What drf-spectacular is told about this project's own kinds of serializers, fields and authentication."""

from typing import Any

from drf_spectacular.extensions import (
    OpenApiAuthenticationExtension,
    OpenApiSerializerExtension,
    OpenApiSerializerFieldExtension,
)
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction

from shop.about import SCOPES
from shop.permissions import HasScope

API_KEY = {
    "type": "apiKey",
    "in": "header",
    "name": "X-API-Key",
    "description": "The key of those who keep the shop.",
}
BEARER = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "The same token, whatever its scopes.",
}
OAUTH2 = {
    "type": "oauth2",
    "description": "A token from `POST /token`, sent as a bearer token.",
    "flows": {
        "password": {
            "tokenUrl": "/token",
            "scopes": SCOPES,
        }
    },
}


class ClosedSerializerExtension(OpenApiSerializerExtension):
    """Adds a closed serializer's own keywords."""

    target_class = "shop.serializers.closed.ClosedSerializer"
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        """Return the schema that drf-spectacular makes by itself, and the keywords."""
        # The underscore is the tool's: its own guide to extensions calls this method.
        schema = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)  # noqa: SLF001
        return {**schema, **self.target.keywords}


class DocumentedFieldExtension(OpenApiSerializerFieldExtension):
    """Adds a field's own keywords."""

    target_class = "shop.fields.Documented"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        """Return the schema that drf-spectacular makes by itself, and the keywords."""
        schema = auto_schema._map_serializer_field(self.target, direction, bypass_extensions=True)  # noqa: SLF001
        return {**schema, **self.target.keywords}


class ApiKeyScheme(OpenApiAuthenticationExtension):
    """Documents the API key."""

    target_class = "shop.authentication.ApiKeyAuthentication"
    name = "ApiKey"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:  # noqa: ARG002
        """Return the scheme."""
        return API_KEY


class TokenScheme(OpenApiAuthenticationExtension):
    """Documents a token with the scope that the operation calls for."""

    target_class = "shop.authentication.TokenAuthentication"
    name = "OAuth2"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:  # noqa: ARG002
        """Return the scheme."""
        return OAUTH2

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        """Return the scheme with the scopes."""
        view = auto_schema.view
        scopes = [
            each.needed(view, auto_schema.method) for each in view.get_permissions() if isinstance(each, HasScope)
        ]
        return {self.name: scopes}


class KeyAndTokenScheme(OpenApiAuthenticationExtension):
    """Documents key and token together: two names in one requirement ask for both.

    With both as its `name` they would be so by default, but the key's scheme would belong to two classes.
    """

    target_class = "shop.authentication.KeyAndTokenAuthentication"
    name = "Bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:  # noqa: ARG002
        """Return the token's scheme."""
        return BEARER

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:  # noqa: ARG002
        """Return the requirement."""
        return {ApiKeyScheme.name: [], self.name: []}
