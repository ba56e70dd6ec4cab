"""Tells others that an order is shipped."""

import logging
import ssl
from datetime import datetime
from functools import cache

import httpx2
from django.conf import settings

from shop.models import Order
from shop.serializers.orders import ShippedEventSerializer, may_call

TIMEOUT = 2.0  # seconds
logger = logging.getLogger(__name__)


def tell_shipped(order: Order, shipped_at: datetime) -> None:
    """Tell the order's own address and the shop's webhook, where there are any. A failure is logged and that is it."""
    event = ShippedEventSerializer({"event": "order.shipped", "order_id": order.id, "shipped_at": shipped_at}).data
    # Asked again: the configuration may have been another when the order was placed.
    if order.callback_url and may_call(order.callback_url):
        _post(order.callback_url, event)
    if settings.SHOP_WEBHOOK_URL:
        _post(settings.SHOP_WEBHOOK_URL, event)


def _post(url: str, event: dict[str, str]) -> None:
    try:
        # A redirect or a proxy could lead elsewhere. Nor is the answer's body read, however long it may be.
        with (
            httpx2.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False, verify=_tls()) as client,
            client.stream("POST", url, json=event) as response,
        ):
            response.raise_for_status()
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        logger.warning("Couldn't tell %s of order %s: %s", url, event["order_id"], error)


@cache
def _tls() -> ssl.SSLContext:
    """Made once: to read all certificates takes longer than to tell somebody."""
    return httpx2.create_ssl_context(trust_env=False)
