"""Tells those who asked for it that an order is shipped."""

import logging
import ssl
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import httpx2
from django.conf import settings

from shop.schemas.orders import ShippedEvent

_LOG: Final = logging.getLogger(__name__)
_SECONDS: Final = 2.0


def may_be_called(url: str) -> bool:
    """Whether the shop may send anything there: the configuration names the hosts."""
    address = urlsplit(url)
    try:
        _ = address.port
    except ValueError:  # there is no such port
        return False
    return address.hostname in settings.SHOP_CALLBACK_HOSTS


def tell(event: ShippedEvent, callback_url: str | None) -> None:
    """Send the event to the order's callback and to the shop's webhook, where there is any.

    That one can't be reached is logged, and nothing else.
    """
    # Asked again: the configuration may have been another when the order was placed.
    if callback_url is not None and may_be_called(callback_url):
        _post(callback_url, event)
    if settings.SHOP_WEBHOOK_URL:
        _post(settings.SHOP_WEBHOOK_URL, event)


def _post(url: str, event: ShippedEvent) -> None:
    try:
        # A redirect or a proxy would lead to where the configuration doesn't. Nor is the answer's body read.
        with (
            httpx2.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False, verify=_tls()) as client,
            client.stream("POST", url, json=event.model_dump(mode="json")) as answer,
        ):
            answer.raise_for_status()
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        _LOG.warning("Could not tell %s that order %s is shipped: %r", url, event.order_id, error)


@cache
def _tls() -> ssl.SSLContext:
    """Made once: to read all certificates takes longer than to tell somebody."""
    return httpx2.create_ssl_context(trust_env=False)
