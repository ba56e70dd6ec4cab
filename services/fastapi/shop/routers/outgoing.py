"""What the shop itself sends when an order is shipped. These are documented, and never served."""

from fastapi import APIRouter, status

from shop.schemas.orders import ShippedEvent

callbacks = APIRouter(tags=["orders"])
webhooks = APIRouter(tags=["orders"])


@callbacks.post(
    "{$request.body#/callback_url}",
    name="orderShipped",
    operation_id="onOrderShipped",
    summary="Tell the customer that the order is shipped",
    status_code=status.HTTP_204_NO_CONTENT,
    response_description="The customer has taken note.",
    openapi_extra={"requestBody": {"description": "What was shipped."}},
)
def on_order_shipped(event: ShippedEvent) -> None:
    """Sent once, to the address given with the order, when the order is shipped."""


@webhooks.post(
    "orderShipped",
    operation_id="orderShippedWebhook",
    summary="An order was shipped",
    status_code=status.HTTP_204_NO_CONTENT,
    response_description="The receiver has taken note.",
    openapi_extra={"requestBody": {"description": "What was shipped."}},
)
def order_shipped_webhook(event: ShippedEvent) -> None:
    """Sent to the address that the shop is configured with, whenever an order is shipped."""
