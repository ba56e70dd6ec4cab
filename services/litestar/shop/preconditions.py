"""Entity tags: made for items, and compared with those that a client has (RFC 9110, section 13)."""

import hmac
import json
import re
from collections.abc import Set as AbstractSet
from typing import Final

from sqlalchemy import inspect

from shop.exceptions import PreconditionFailed
from shop.settings import Settings
from shop.tables import ItemRow

_TAG: Final = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_LIST: Final = re.compile(rf"[ \t,]*{_TAG}(?:[ \t]*,[ \t,]*{_TAG})*[ \t,]*")


def entity_tag(row: ItemRow, settings: Settings) -> str:
    """A strong entity tag of all that the shop knows of the item.

    It is keyed, so that nobody can find out by it what is never shown.
    """
    state = {name: getattr(row, name) for name in inspect(ItemRow).columns.keys()}  # noqa: SIM118 - no mapping
    text = json.dumps(state, default=str, sort_keys=True)
    return f'"{hmac.digest(settings.secret.encode(), text.encode(), "sha256").hex()[:32]}"'


def is_known(tag: str, if_none_match: str | None) -> bool:
    """Whether the client has what the tag stands for; a weak tag is as good here."""
    given = _tags(if_none_match)
    return "*" in given or tag in {one.removeprefix("W/") for one in given}


def check_if_match(tag: str, if_match: str | None) -> None:
    """Refuse to change what is not what the client has; a weak tag is none here."""
    given = _tags(if_match)
    if if_match is not None and "*" not in given and tag not in given:
        raise PreconditionFailed("The item has another entity tag by now.")


def _tags(header: str | None) -> AbstractSet[str]:
    """The tags in a header, or `*`; nothing where it is malformed."""
    if header is None:
        return frozenset()
    if header.strip() == "*":
        return frozenset("*")
    return frozenset(re.findall(_TAG, header)) if _LIST.fullmatch(header) else frozenset()
