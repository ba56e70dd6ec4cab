"""Telling others that an order is shipped: the order's `callback_url`, and the shop's own webhook."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

import urllib3
from flask import current_app, json

from shop.database.tables import Order
from shop.formats import format_time
from shop.problems import Invalid

SECONDS = 2  # for each address

# No redirects, or an allowed host could send the shop anywhere; urllib3 knows of no proxy that it isn't told of.
_http = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(total=SECONDS))


def check_callback(url: str | None) -> list[Invalid]:
    """Return what is wrong with the address of a callback; the model's pattern has been matched."""
    if url is None or _is_allowed(url):
        return []
    return [Invalid(pointer="#/callback_url", detail="Is not at a host that the shop is allowed to call.")]


def tell_shipped(order: Order, shipped_at: datetime) -> None:
    """Tell everybody concerned; whoever can't be reached is logged, and changes nothing."""
    event = {"event": "order.shipped", "order_id": order.id, "shipped_at": format_time(shipped_at)}
    for url in _addresses(order):
        try:
            _http.request(
                "POST",
                url,
                body=json.dumps(event).encode(),
                headers={"Content-Type": "application/json"},
                redirect=False,
                preload_content=False,  # nobody reads the answer
            ).close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            current_app.logger.warning("order %s: %s was not told that it is shipped: %s", order.id, url, error)


def _addresses(order: Order) -> Iterator[str]:
    if order.callback_url is not None and _is_allowed(order.callback_url):
        yield order.callback_url
    if current_app.config["SHOP"].webhook_url is not None:
        yield current_app.config["SHOP"].webhook_url


def _is_allowed(url: str) -> bool:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - ValueError if there is no such port
    except ValueError:
        return False
    return parts.hostname in current_app.config["SHOP"].callback_hosts
