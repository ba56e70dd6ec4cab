"""Requests that hold for one state of a thing only (RFC 9110, section 13.1)."""

from django.utils.http import parse_etags
from rest_framework.request import Request

from shop.errors import PreconditionFailed


def is_known(request: Request, etag: str) -> bool:
    """Tell whether `If-None-Match` says that the client has this state; a weak tag will do."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return known == ["*"] or etag in [tag.removeprefix("W/") for tag in known]


def require_match(request: Request, etag: str) -> None:
    """Raise `PreconditionFailed` if there is an `If-Match` that isn't for this state; a weak tag never is."""
    wanted = request.headers.get("If-Match")
    if wanted is not None and parse_etags(wanted) != ["*"] and etag not in parse_etags(wanted):
        raise PreconditionFailed
