"""A document's own words made harmless in GitHub's Markdown."""

from __future__ import annotations

import re

from compare.render.plain import plain

_SPECIAL = re.compile(r"[&<>|`*\[\]~$\\!\"]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=w)\.|:(?=//)")
_REFERENCE = re.compile(r"(?<=#)(?=\d)|(?<=GH-)(?=\d)", re.IGNORECASE)
_APART = "&#8203;"  # a space of no width: references are looked for in the page, where an entity is what it stands for


def escaped(text: str) -> str:
    """One line of Markdown that shows the text as it is: no markup, links, mentions or references to issues.

    Entities rather than backslashes: they hold in tables and between HTML tags alike (CommonMark 0.31.2, section 2.5).
    """
    safe = _REFERENCE.sub(_APART.replace("&", "\0"), plain(text))
    safe = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", safe).replace("\0", "&")
    return safe.replace("@", f"&#64;{_APART}")


def code(text: str) -> str:
    """The same in the type of code."""
    return f"<code>{escaped(text)}</code>"


def clipped(text: str, most: int) -> str:
    """The text on one line, cut where it is longer."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
