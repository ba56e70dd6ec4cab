"""Requests that hold for one state of a thing only (RFC 9110, section 13.1)."""

import re

from rest_framework.request import Request

from shop.errors import PreconditionFailed

TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
TAGS = re.compile(rf"{TAG}(?:[ \t]*,[ \t]*{TAG})*")


def entity_tags(header: str) -> list[str]:
    """The tags of a header, or `*` alone; none of a header that isn't well formed.

    Django's own `parse_etags` takes the good tags out of a header that is spoilt.
    """
    header = header.strip(" \t")
    if header == "*":
        return ["*"]
    return re.findall(TAG, header) if TAGS.fullmatch(header) else []


def is_known(request: Request, etag: str) -> bool:
    """Tell whether `If-None-Match` says that the client has this state; a weak tag will do."""
    known = entity_tags(request.headers.get("If-None-Match", ""))
    return known == ["*"] or etag in [tag.removeprefix("W/") for tag in known]


def require_match(request: Request, etag: str) -> None:
    """Raise `PreconditionFailed` if there is an `If-Match` that isn't for this state; a weak tag never is."""
    wanted = request.headers.get("If-Match")
    if wanted is not None and entity_tags(wanted) != ["*"] and etag not in entity_tags(wanted):
        raise PreconditionFailed
