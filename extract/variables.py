"""What the user's environment variables say."""

from __future__ import annotations

import math
import os

from extract.errors import SettingError

_YES = {"1", "true", "t", "yes", "y", "on"}
_NO = {"", "0", "false", "f", "no", "n", "off"}


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


def truth(name: str) -> bool:
    """Whether a variable says yes, as the command line reads it; no where it isn't set.

    Raises:
        SettingError: It says neither yes nor no.
    """
    said = os.environ.get(name, "").strip().lower()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise SettingError(f"{name} is {said!r}", why="which is neither yes nor no", todo="Say 1 or 0.")


def words(name: str) -> tuple[str, ...]:
    """The words of a list with commas between them; none where it isn't set."""
    return tuple(word.strip() for word in os.environ.get(name, "").split(",") if word.strip())
