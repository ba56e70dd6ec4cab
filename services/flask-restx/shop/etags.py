"""Entity tags and what a client asks of them (RFC 9110, section 13.1)."""

import re
from dataclasses import dataclass

from shop.database.tables import Item

_TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_LIST = re.compile(rf"{_TAG}(?:[ \t]*,[ \t]*{_TAG})*")
_WEAK = "W/"


@dataclass(frozen=True, slots=True)
class EntityTags:
    """The type of an argument: a list of entity tags, or `*`. What is malformed matches nothing."""

    header: str

    def match(self, tag: str, *, weakly: bool) -> bool:
        """Tell whether the tag is among them; only the weak comparison takes weak ones for equal."""
        header = self.header.strip(" \t")
        if header == "*":
            return True
        if not _LIST.fullmatch(header):
            return False
        given = re.findall(_TAG, header)
        return tag in ([one.removeprefix(_WEAK) for one in given] if weakly else given)


def entity_tags(header: str) -> EntityTags:
    """Read a header of entity tags."""
    return EntityTags(header)


def etag(item: Item) -> str:
    """Return the item's entity tag."""
    return f'"{item.id}.{item.version}"'
