"""What an operation answers with, and whether the client can read it."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse

from shop.errors import problem
from shop.parsing import Run

JSON: Final = "application/json"
CSV: Final = "text/csv"
PNG: Final = "image/png"
EVENT_STREAM: Final = "text/event-stream"


def answers(*media_types: str) -> Callable[[Run], Run]:
    """Make a decorator for views that answer with one of these; of two that a client likes as much, the first.

    A client that can't read any gets 406 before anything is done. `request.media_type` says which it is to get.
    """

    def decorate(run: Run) -> Run:
        @wraps(run)
        def negotiate(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.media_type = _preferred(request, media_types)
            if request.media_type is None:
                return problem(406, f"The answer is {' or '.join(media_types)}, which `Accept` rules out.")
            return run(request, *args, **kwargs)

        return negotiate

    return decorate


def _preferred(request: HttpRequest, media_types: tuple[str, ...]) -> str | None:
    if not request.headers.get("Accept", "").strip(" \t,"):
        return media_types[0]
    return request.get_preferred_type(media_types)
