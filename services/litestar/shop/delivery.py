"""Tells those who asked for it that an order is shipped."""

import logging
import ssl
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import httpx
import msgspec

from shop.models.orders import ShippedEvent
from shop.settings import Settings

_LOG: Final = logging.getLogger(__name__)
_SECONDS: Final = 2


def may_be_called(url: str, settings: Settings) -> bool:
    """Whether the shop may send anything there: the configuration names the hosts."""
    parts = urlsplit(url)
    try:
        parts.port  # noqa: B018 - a port that is none is a ValueError
    except ValueError:
        return False
    return parts.hostname in settings.callback_hosts


def tell(event: ShippedEvent, callback_url: str | None, settings: Settings) -> None:
    """Send the event to the order's callback and to the shop's webhook, where there is any.

    That one can't be reached is logged, and nothing else.
    """
    if callback_url is not None and may_be_called(callback_url, settings):
        _post(callback_url, event)
    if settings.webhook_url is not None:
        _post(settings.webhook_url, event)


def _post(url: str, event: ShippedEvent) -> None:
    try:
        # A redirect or a proxy would lead to where the configuration doesn't.
        with (
            httpx.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False, verify=_tls()) as client,
            client.stream("POST", url, json=msgspec.to_builtins(event)) as answer,
        ):
            answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        _LOG.warning("Could not tell %s that order %s is shipped: %r", url, event.order_id, error)


@cache
def _tls() -> ssl.SSLContext:
    """Made once: to read all certificates takes longer than to tell somebody."""
    return httpx.create_ssl_context(trust_env=False)
