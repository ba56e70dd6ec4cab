"""YAML aliases: how much the parser may repeat for them, and an anchor that holds its own alias.

The parser writes an alias out each time that it meets one, and counts what it writes, but not how long it is: a text of
100 kB that is repeated ten thousand times is a gigabyte. So the longest text in the document sets the count.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml_rs

from compare.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_EXPANDED = 128 * 1024 * 1024
"""The memory, in bytes, that the values which stand for aliases may take up."""
MAX_REPEATED = 1_000_000
_VALUE = 64
"""The bytes that a short value takes up, at least."""

_ANCHOR = re.compile(r"&(?<=[\s,\[{:]&)([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"\*(?<=[\s,\[{:]\*)([^\s,\[\]{}]+)")
_MARK = "triptych-alias-of-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """The aliases of a text.

    Attributes:
        limits: how much the parser may repeat for them.
        text: the YAML.
        marked: the value with a word in the place of each alias (and in prose of what only looks like one).
    """

    limits: yaml_rs.AliasLimits
    text: str
    marked: object

    def check(self, value: object, source: str) -> None:
        """Refuse an alias inside its own anchor.

        Args:
            value: what the parser made of the text.
            source: what the text is called in an error.
        """
        for name in _null_aliases(self.marked, value):
            if not re.search(rf"&{re.escape(name)}[ \t]+(?:~|null|Null|NULL)(?![^\s,\]}}])", self.text):
                why = f"the YAML alias *{name} stands inside its own anchor, or for nothing at all"
                raise SourceError(source, why, "Write it without that alias")


def find_aliases(text: str) -> Aliases | None:
    """The aliases of a YAML text, or `None` where it has none."""
    if not ("*" in text and "&" in text and _ALIAS.search(text) and _ANCHOR.search(text)):
        return None
    marked: object = None
    with suppress(yaml_rs.YAMLDecodeError, RecursionError, TypeError):  # the reading proper says what is wrong
        marked = yaml_rs.loads(
            _ALIAS.sub(lambda found: f"{_MARK}{found[1].rstrip(':')}{':' * found[1].endswith(':')}", text),
            parse_datetime=False,
            duplicate_key_policy=yaml_rs.DuplicateKeyPolicy.LastWins,
        )
    longest = len(text) if marked is None else max((len(item) for item in _texts(marked)), default=0)
    limits = yaml_rs.AliasLimits(max_total_replayed_events=min(MAX_REPEATED, MAX_EXPANDED // max(4 * longest, _VALUE)))
    return Aliases(limits=limits, text=text, marked=marked)


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _null_aliases(marked: object, value: object) -> Iterator[str]:
    """The names of the aliases in whose place there is null."""
    waiting = [(marked, value)]
    while waiting:
        before, after = waiting.pop()
        if after is None and isinstance(before, str) and before.startswith(_MARK):
            yield before.removeprefix(_MARK)
        elif isinstance(before, dict) and isinstance(after, dict):
            waiting.extend(zip(before.values(), after.values(), strict=False))
        elif isinstance(before, list) and isinstance(after, list):
            waiting.extend(zip(before, after, strict=False))
