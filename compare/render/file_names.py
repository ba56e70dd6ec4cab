"""What files are called that are made of a document: its pages beside a report, its badges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 80  # letters: a path has an end


def file_name(document: str, is_taken: Callable[[str], bool]) -> str:
    """A name without an ending, of small letters, digits, `_` and single hyphens.

    Args:
        document: What the document is called.
        is_taken: Whether a name is another document's; a number then tells them apart.
    """
    base = found = re.sub(r"[^a-z0-9_]+", "-", document.lower())[:_LONGEST].strip("-") or "document"
    number = 1
    while is_taken(found):
        number += 1
        found = f"{base}-{number}"
    return found
