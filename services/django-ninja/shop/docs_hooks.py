"""What the document says wrongly, and Django Ninja has no words at the operation to put right."""

from typing import Any, Final

from ninja.openapi.schema import OpenAPISchema

from shop.framework import ShopAPI

_REQUIREMENTS: Final[dict[str, dict[str, list[str]]]] = {
    "createOrder": {"OAuth2": ["orders:write"]},
    "getOrder": {"OAuth2": ["orders:read"]},
    "cancelOrder": {"OAuth2": ["orders:write"]},
    "shipOrder": {"OAuth2": ["orders:write"]},
    "getOrderLine": {"OAuth2": ["orders:read"]},
    "getMe": {"ApiKey": [], "Bearer": []},
}


class DocumentedAPI(ShopAPI):
    """An API whose document is put right."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:  # noqa: ANN401 - as they are handed on
        """The document.

        Of an authenticator it has the name alone: not what a token has to be good for, nor that another is needed as
        well. `openapi_extra` can only add an alternative.
        """
        document = super().get_openapi_schema(**options)
        for path in document["paths"].values():
            for operation in path.values():
                if requirement := _REQUIREMENTS.get(operation["operationId"]):
                    operation["security"] = [requirement]
        return document
