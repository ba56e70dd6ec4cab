"""Evidence packed into the report's one file, and the script that unpacks and shows it there."""

from __future__ import annotations

import base64
import gzip
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from compare.render.plain import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.render.evidence import Fragment

ROOM = 480_000
"""Bytes up to which evidence is packed; the rest lies beside the report only."""

_FOLDERS = ("documents", "evidence", "raw")
"""In the order in which there has to be room for them: the others' lines are cut out of the documents."""

_BREAK = "\f"
"""What each fragment begins with; nothing of a fragment has it, since it can't be printed."""

_CUT = re.compile(r'(<(figure|div) class="(?:cut|cut around|run)"[^>]*>).*?(</\2>)', re.DOTALL)
"""Lines of documents: the script cuts them out of the documents again, by the numbers on the element."""

_ROW = re.compile(r' <a class="row".*?</a>')
"""The way back to a fact's row, which the script knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """All fragments of one folder.

    Attributes:
        path: The folder.
        fragments: The fragments.
        data: What they say, compressed by gzip, as Base64: together they take half of what they take one by one.
            Empty where there is no room for them.
    """

    path: str
    fragments: tuple[Fragment, ...]
    data: str


def packed(fragments: Sequence[Fragment], room: int = ROOM) -> tuple[Packed, ...]:
    """Fragments for the report's own file, folder by folder; what has no room any more lies beside it only.

    Args:
        fragments: The evidence.
        room: How many bytes all of it may have.
    """
    found: list[Packed] = []
    for folder in _FOLDERS:
        these = tuple(fragment for fragment in fragments if fragment.path.startswith(f"{folder}/"))
        text = "".join(map(_text, these))
        data = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
        room -= len(data)
        found.append(Packed(path=folder, fragments=these, data=data if room >= 0 else ""))
    return tuple(found)


def script() -> str:
    """The script that shows packed evidence in the report."""
    return (resources.files("compare.render") / "templates" / "evidence.js").read_text(encoding="utf-8")


def _text(fragment: Fragment) -> str:
    body = "\n".join(fragment.lines) if fragment.lines else _ROW.sub("", _CUT.sub(r"\1\3", fragment.html))
    return f"{_BREAK}{fragment.path}\n{printable(fragment.title)}\n{body}"
