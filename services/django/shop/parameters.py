"""Integers in paths and queries: decimal digits, with `-` before a negative one, and nothing else."""

import re

INTEGER = re.compile(r"-?[0-9]+")


def integer(text: str, *, least: int, most: int | None = None) -> int:
    """Return the integer that a text stands for. Raises `ValueError`, with a sentence that says what is wrong."""
    if not INTEGER.fullmatch(text):
        raise ValueError("This is no integer.")
    try:
        number = int(text)
    except ValueError:  # More digits than Python converts (4300 by default).
        raise ValueError("This has too many digits.") from None
    if number < least:
        raise ValueError(f"This is below {least}.")
    if most is not None and number > most:
        raise ValueError(f"This is above {most}.")
    return number
