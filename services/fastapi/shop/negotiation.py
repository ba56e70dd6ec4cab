"""What an operation answers with, and whether the client can read it."""

from typing import Final

import mimeparse  # type: ignore[import-untyped]  # it has no types
from fastapi import HTTPException, Request, status

JSON: Final = "application/json"
CSV: Final = "text/csv"
PNG: Final = "image/png"
EVENT_STREAM: Final = "text/event-stream"


class Accepts:
    """A dependency: which of the operation's media types the client is to get.

    It refuses a client that can't read any. An `Accept` that nobody can make sense of rules nothing out.
    """

    def __init__(self, *media_types: str) -> None:
        """Offer these; of two that the client likes as much, the first."""
        self._offers = media_types

    async def __call__(self, request: Request) -> str:
        """The media type that the client likes best."""
        accept = ",".join(request.headers.getlist("accept")).lower()
        if not accept.strip(" \t,"):
            return self._offers[0]
        try:
            # Here the last of several equal ones wins.
            best: str = mimeparse.best_match(self._offers[::-1], accept)
        except mimeparse.MimeTypeParseException:
            return self._offers[0]
        if not best:
            offers = " or ".join(self._offers)
            raise HTTPException(status.HTTP_406_NOT_ACCEPTABLE, f"The answer is {offers}, which `Accept` rules out.")
        return best


accepts_json: Final = Accepts(JSON)
