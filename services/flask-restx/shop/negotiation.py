"""Which media type, and which language, a client is answered in."""

from collections.abc import Callable, Sequence
from functools import wraps
from operator import itemgetter
from typing import ParamSpec, TypeVar

from flask import request
from werkzeug.datastructures import LanguageAccept
from werkzeug.exceptions import NotAcceptable
from werkzeug.http import parse_accept_header

from shop.annotations import annotations

P = ParamSpec("P")
R = TypeVar("R")

JSON = "application/json"
PROBLEM = "application/problem+json"

Preference = tuple[float, int]  # quality, and how closely the range names the type


def negotiated(view: Callable[P, R]) -> Callable[P, R]:
    """Refuse a request whose `Accept` rules out what the operation is documented to produce, before it does anything.

    RESTX's own 406 (`default_mediatype=None`) comes after the handler: an item would have been created. Where nothing
    but problems is documented, the operation counts as one that answers with JSON.
    """
    produced = {
        method: [media_type for media_type in noted["produces"] if media_type != PROBLEM] or [JSON]
        for method, noted in annotations(view).items()
    }

    @wraps(view)
    def negotiating(*args: P.args, **kwargs: P.kwargs) -> R:
        if best(produced[request.method]) is None:
            raise NotAcceptable(f"This is answered as {' or '.join(produced[request.method])} only.")
        return view(*args, **kwargs)

    return negotiating


def best(offered: Sequence[str]) -> str | None:
    """Return the media type that the client likes best, the first of equals; None if it takes none of them."""
    chosen = max(offered, key=_preference)
    return chosen if _preference(chosen)[0] > 0 else None


def preferred_language(header: str) -> str:
    """Return `de` where an `Accept-Language` prefers German, else `en`."""
    accepted = sorted(parse_accept_header(header, LanguageAccept), key=itemgetter(1), reverse=True)
    for language_range, quality in accepted:  # werkzeug puts `*` last, however much it is liked
        language = language_range.partition("-")[0].lower()
        if quality > 0 and language in {"de", "en", "*"}:
            return "de" if language == "de" else "en"
    return "en"


def _preference(media_type: str) -> Preference:
    accepted = request.accept_mimetypes
    if not accepted:
        return 1, 0
    names = ["*/*", f"{media_type.partition('/')[0]}/*", media_type]  # from loose to close
    found = [
        (names.index(name), quality)
        for media_range, quality in accepted
        if (name := media_range.partition(";")[0].strip().lower()) in names
    ]
    closeness, quality = max(found, default=(0, 0.0))
    return quality, closeness
