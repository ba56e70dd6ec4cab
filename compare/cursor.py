"""A place in a parsed document: a value with its JSON pointer, read tolerantly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from compare.values import Json


class Cursor(NamedTuple):
    """A value and where it stands. A value of the wrong type reads as if it weren't there.

    Attributes:
        value: the value.
        pointer: its JSON pointer in the document.
        owner: the pointer of what a reference led to on the way here, empty where none was followed.
    """

    value: Json
    pointer: str
    owner: str = ""

    @property
    def mapping(self) -> dict[str, Json]:
        """The members, or none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def is_object(self) -> bool:
        """Whether there is a JSON object here, be it empty."""
        return isinstance(self.value, dict)

    def get(self, key: str) -> Cursor | None:
        """The member's place, or `None` where there is no such member."""
        members = self.value
        if not isinstance(members, dict) or key not in members:
            return None
        return Cursor(members[key], f"{self.pointer}/{escape(key)}", self.owner)

    def at(self, key: str) -> Cursor:
        """The member's place, holding null where there is no such member."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Cursor(value, f"{self.pointer}/{escape(key)}", self.owner)

    def text(self, key: str) -> str | None:
        """The member, if it is text."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else None

    def only(self, keys: Container[str]) -> Cursor:
        """The same place, with some of its members."""
        return Cursor({key: value for key, value in self.mapping.items() if key in keys}, self.pointer, self.owner)

    def entries(self) -> Iterator[tuple[str, Cursor]]:
        """Each member's name and place."""
        members = self.value
        for key, value in members.items() if isinstance(members, dict) else ():
            yield key, Cursor(value, f"{self.pointer}/{escape(key)}", self.owner)

    def listed(self) -> Iterator[Cursor]:
        """Each place in a list."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Cursor(value, f"{self.pointer}/{index}", self.owner)


def unescape(step: str) -> str:
    """One step of a JSON pointer as the name that it is."""
    return step.replace("~1", "/").replace("~0", "~")


def escape(key: str) -> str:
    """A name as one step of a JSON pointer (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def resolve(root: Json, reference: str) -> Cursor | None:
    """What a reference within the same document points at, or `None` where it points at nothing."""
    if not reference.startswith("#"):
        return None
    pointer = unquote(reference[1:])
    if pointer and not pointer.startswith("/"):
        return None
    value = root
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return Cursor(value, pointer)
