"""A document's own words made harmless where they are printed."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_HINGES = (("::", ": :"), ("##", "# #"))
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What makes the letters around it run the other way (Unicode, UAX 9, section 2): with it, text reads as it isn't."""


def plain(text: str) -> str:
    """One line that neither a terminal nor a CI system takes for a command, and that reads as it is written.

    GitHub Actions reads `::error::…` at the beginning of a printed line (wrapping can put it there) and `##[…]`
    anywhere in one; Azure Pipelines `##vso[…]`.
    """
    text = printable(text)
    for hinge, loose in _HINGES:
        while hinge in text:
            text = text.replace(hinge, loose)
    return text


def printable(text: str) -> str:
    """One line without commands to a terminal, and with the name of what would turn the text around."""
    if text.isprintable():
        return text
    text = _TURNING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return text.translate({ord(letter): " " for letter in set(text) if not letter.isprintable()})


def markup(text: str) -> Markup:
    """The same in HTML, line by line."""
    safe = str(escape("\n".join(map(printable, text.split("\n")))))
    return Markup(kept_apart(safe))  # noqa: S704 - it has just been escaped


def kept_apart(html: str) -> str:
    """HTML whose text holds no command in a log; entities keep it apart, so a reader sees the text as it is."""
    return html.replace("::", ":&#58;").replace("##", "#&#35;")
