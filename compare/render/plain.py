"""A document's own words made harmless where they are printed."""

from __future__ import annotations

_HINGES = (("::", ": :"), ("##", "# #"))


def plain(text: str) -> str:
    """One line that neither a terminal nor a CI system takes for a command.

    GitHub Actions reads `::error::…` at the beginning of a printed line (wrapping can put it there) and `##[…]`
    anywhere in one; Azure Pipelines `##vso[…]`.
    """
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    for hinge, loose in _HINGES:
        while hinge in text:
            text = text.replace(hinge, loose)
    return text
