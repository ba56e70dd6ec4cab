"""What the user's environment variables say."""

from __future__ import annotations

import math
import os

from extract.errors import SettingError


def seconds(name: str, default: float) -> float:
    """How long something may take, in seconds.

    Args:
        name: The variable.
        default: Where it isn't set.

    Raises:
        SettingError: It holds no number of seconds above zero.
    """
    said = os.environ.get(name)
    if said is None:
        return default
    try:
        found = float(said)
    except ValueError:
        found = math.nan
    if found > 0:  # which no NaN is
        return found
    raise SettingError(f"{name} is {said!r}", why="which is no number of seconds", todo="Say 60, say.")


def words(name: str) -> tuple[str, ...]:
    """The words of a list with commas between them; none where it isn't set."""
    return tuple(word.strip() for word in os.environ.get(name, "").split(",") if word.strip())
