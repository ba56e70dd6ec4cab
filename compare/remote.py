"""Documents from http(s) addresses, within one limit on time for all that a document needs."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from compare.errors import SourceError
from compare.parse import too_large

if TYPE_CHECKING:
    import httpx2

TIMEOUT = 20.0
"""Seconds that a server may take to connect, and between two parts of its answer."""
PATIENCE = 60.0
"""Seconds that all answers together may take, from the first request."""


class Remote:
    """Fetches what one document is made of."""

    def __init__(self) -> None:
        self._deadline: float | None = None

    def fetch(self, url: str, most: int) -> bytes:
        """What is at an address.

        Args:
            url: the address; a redirect may lead to http and https only.
            most: how many bytes it may be.

        Raises:
            SourceError: it can't be fetched, is too large, or takes too long.
        """
        import httpx2  # noqa: PLC0415 - slow to import, and only a URL needs it

        try:
            with httpx2.stream("GET", url, timeout=min(TIMEOUT, self._left(url)), follow_redirects=True) as answer:
                if not answer.is_success:
                    why = f"the server answered {answer.status_code}"
                    raise SourceError(url, why, "Check the address in a browser")
                return self._limited(answer, url, most)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:  # ValueError: a malformed address
            why = f"it can't be fetched: {str(error) or type(error).__name__}"
            raise SourceError(url, why, "Check the address, and that its server is running") from None

    def _left(self, url: str) -> float:
        now = monotonic()
        self._deadline = self._deadline or now + PATIENCE
        if now >= self._deadline:
            raise SourceError(url, f"it takes longer than {PATIENCE:.0f} s to fetch", "Fetch it to a file first")
        return self._deadline - now

    def _limited(self, answer: httpx2.Response, url: str, most: int) -> bytes:
        data = bytearray()
        for part in answer.iter_bytes():
            data += part
            if len(data) > most:
                raise too_large(url)
            self._left(url)
        return bytes(data)
