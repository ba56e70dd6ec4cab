"""What the document says wrongly, and FastAPI has no words at the operation to put right.

https://fastapi.tiangolo.com/how-to/extending-openapi/
"""

from typing import Any

from fastapi import FastAPI

from shop.negotiation import JSON
from shop.schemas.items import ITEM_EXAMPLES


class DocumentedShop(FastAPI):
    """An application whose document is put right."""

    def openapi(self) -> dict[str, Any]:
        """The document; made once."""
        if not self.openapi_schema:
            document = super().openapi()
            _require_both_credentials(document)
            _promise_no_validation(document)
            _keep_null(document)
        return super().openapi()


def _require_both_credentials(document: dict[str, Any]) -> None:
    """Two security dependencies are documented as alternatives, although both have to be satisfied.

    `openapi_extra` could only add a third: https://github.com/fastapi/fastapi/issues/2835
    """
    operation = document["paths"]["/me"]["get"]
    operation["security"] = [{name: scopes for one in operation["security"] for name, scopes in one.items()}]


def _promise_no_validation(document: dict[str, Any]) -> None:
    """Those who are called back need not answer as FastAPI would: with 422 and its own kind of errors."""
    callback = document["paths"]["/orders"]["post"]["callbacks"]["orderShipped"]
    for item in (*callback.values(), document["webhooks"]["orderShipped"]):
        del item["post"]["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        del document["components"]["schemas"][name]


def _keep_null(document: dict[str, Any]) -> None:
    """FastAPI drops every null from the document, those in examples too.

    https://github.com/fastapi/fastapi/issues/5559
    """
    content = document["paths"]["/items"]["post"]["requestBody"]["content"]
    content[JSON]["examples"] = ITEM_EXAMPLES
