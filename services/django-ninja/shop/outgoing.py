"""What the shop itself sends when an order is shipped: documented, and never served."""

from typing import Any, Final

from shop.negotiation import JSON
from shop.schemas.orders import ShippedEvent

_BODY: Final[dict[str, Any]] = {
    "required": True,
    "description": "What was shipped.",
    "content": {JSON: {"schema": ShippedEvent.json_schema()}},
}

CALLBACKS: Final[dict[str, Any]] = {
    "orderShipped": {
        "{$request.body#/callback_url}": {
            "post": {
                "operationId": "onOrderShipped",
                "tags": ["orders"],
                "summary": "Tell the customer that the order is shipped",
                "description": "Sent once, to the address given with the order, when the order is shipped.",
                "requestBody": _BODY,
                "responses": {"204": {"description": "The customer has taken note."}},
            }
        }
    }
}

WEBHOOKS: Final[dict[str, Any]] = {
    "orderShipped": {
        "post": {
            "operationId": "orderShippedWebhook",
            "tags": ["orders"],
            "summary": "An order was shipped",
            "description": "Sent to the address that the shop is configured with, whenever an order is shipped.",
            "requestBody": _BODY,
            "responses": {"204": {"description": "The receiver has taken note."}},
        }
    }
}
