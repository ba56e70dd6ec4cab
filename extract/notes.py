"""What people noted of a stack's facts: its notes.toml."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Literal

import msgspec

from extract.errors import StackError

if TYPE_CHECKING:
    from pathlib import Path

NOTES = "notes.toml"
_LINK = re.compile(r"https://[!-~]+")


class NoteEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note, as a person writes it down.

    Attributes:
        fact: The fact: its id as the report shows it, or its name as the stack's results have it.
        verdict: What the stack's document makes of the fact while the note holds.
        text: What there is to say, as plain text.
        links: Where to read more; https only.
    """

    fact: str
    verdict: Literal["present", "different", "absent", "not-expressible", "added"]
    text: str
    links: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("the text is empty")
        for link in self.links:
            if not _LINK.fullmatch(link):
                raise ValueError(f"the link is {link!r}, and should begin with https:// and hold no space")


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    note: tuple[NoteEntry, ...] = ()


def read(folder: Path) -> tuple[NoteEntry, ...]:
    """Read the notes in a stack's folder, in their order; none where it holds no notes.toml.

    Raises:
        StackError: They can't be read.
    """
    path = folder / NOTES
    if not path.is_file():
        return ()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).note
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error
