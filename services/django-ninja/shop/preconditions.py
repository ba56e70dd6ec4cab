"""Requests that hold for one state of an item only (RFC 9110, section 13.1)."""

import re
from typing import Final

from shop.errors import ShopError

_TAG: Final = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_TAGS: Final = re.compile(rf"[ \t,]*{_TAG}(?:[ \t]*,[ \t,]*{_TAG})*[ \t,]*")


def is_known(etag: str, if_none_match: str | None) -> bool:
    """Whether the client has this state; a weak tag is as good here."""
    known = _entity_tags(if_none_match)
    return "*" in known or etag in {tag.removeprefix("W/") for tag in known}


def require_match(etag: str, if_match: str | None) -> None:
    """Refuse to change what is not what the client has; a weak tag is none here. Raises `ShopError`."""
    wanted = _entity_tags(if_match)
    if if_match is not None and "*" not in wanted and etag not in wanted:
        raise ShopError(412, "The item has another entity tag by now.")


def _entity_tags(header: str | None) -> list[str]:
    """The tags of a header, or `*` alone; none of one that isn't well formed, where Django's own finds some."""
    header = (header or "").strip(" \t")
    if header == "*":
        return ["*"]
    return re.findall(_TAG, header) if _TAGS.fullmatch(header) else []
