"""What the shop itself sends when an order is shipped: documented, and served by others."""

from typing import Final, cast

import msgspec
from litestar.openapi.spec import (
    Callback,
    OpenAPIMediaType,
    OpenAPIResponse,
    Operation,
    PathItem,
    Reference,
    RequestBody,
    Schema,
)

from shop.media_types import JSON
from shop.models.orders import ShippedEvent


def _sent(operation_id: str, summary: str, description: str, answer: str) -> PathItem:
    return PathItem(
        post=Operation(
            operation_id=operation_id,
            tags=["orders"],
            summary=summary,
            description=description,
            request_body=RequestBody(
                required=True, description="What was shipped.", content={JSON: OpenAPIMediaType(schema=_event())}
            ),
            responses={"204": OpenAPIResponse(description=answer)},
        )
    )


def _event() -> Schema:
    """The event's schema, as msgspec has it: Litestar makes schemas of what handlers take and give only."""
    _, components = msgspec.json.schema_components([ShippedEvent])
    return cast("Schema", components["ShippedEvent"])  # Litestar passes on what is a dict already


CALLBACKS: Final[dict[str, Callback | Reference]] = {
    "orderShipped": {
        "{$request.body#/callback_url}": _sent(
            "onOrderShipped",
            "Tell the customer that the order is shipped",
            "Sent once, to the address given with the order, when the order is shipped.",
            "The customer has taken note.",
        )
    }
}
WEBHOOKS: Final[dict[str, PathItem | Reference]] = {
    "orderShipped": _sent(
        "orderShippedWebhook",
        "An order was shipped",
        "Sent to the address that the shop is configured with, whenever an order is shipped.",
        "The receiver has taken note.",
    )
}
