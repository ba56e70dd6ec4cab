"""A docstring as summary and description, as PEP 257 has it: a line of its own, a blank one, and then the rest.

Each form that shows docstrings shows them whole, the first paragraph above the others, so nothing of it is said twice.
"""

from __future__ import annotations

import inspect


def split(docstring: str) -> tuple[str, str]:
    """The first paragraph on one line, and the others as they are; either may be empty.

    Args:
        docstring: as the source has it, indented or not.
    """
    lines = [line.rstrip() for line in inspect.cleandoc(docstring).split("\n")]
    blank = lines.index("") if "" in lines else len(lines)
    return " ".join(line.strip() for line in lines[:blank]), "\n".join(lines[blank:]).strip("\n")
