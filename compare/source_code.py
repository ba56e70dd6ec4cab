"""Lines of a service's source, and what of it exists for documentation only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Some lines of a file.

    Attributes:
        file: Relative to the stack's folder.
        first: The first line's number, from 1.
        last: The last line's number.
        text: The lines.
    """

    file: str
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How many lines of a service's source exist for documentation only.

    Attributes:
        code_lines: All lines but blank ones and comments.
        annotation_lines: Those of them that only annotate.
        hook_lines: Those of them that belong to hooks over the whole document.
    """

    code_lines: int
    annotation_lines: int
    hook_lines: int
