"""Which requests our servers answer: those that call them by a name of the loopback interface."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
MISDIRECTED = 421  # RFC 9110, section 15.5.20


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer nobody who calls us otherwise: a foreign page whose name was made to lead here (DNS rebinding) does."""
    if not is_loopback(request.headers.get("Host", "")):
        return web.Response(status=MISDIRECTED, text="This server is for 127.0.0.1 and localhost only.\n")
    return await handler(request)


def is_loopback(host: str) -> bool:
    """Whether a Host header, with or without a port, names the loopback interface."""
    try:
        return urlsplit(f"//{host}").hostname in LOOPBACK
    except ValueError:
        return False
