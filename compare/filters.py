"""Which findings are looked at: expressions such as `effect=breaking` or `rule=schema.* and operation=GET /items*`.

An expression is one condition or several joined by ` and `; a condition is `key=pattern`. In a pattern `*` stands for
any text and `?` for any one character; everything else stands for itself.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.errors import CompareError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from compare.comparison import Comparison, Finding

_AND = re.compile(r"\s+and\s+(?=[\w-]+\s*=)")

WORDS: dict[str, tuple[str, ...]] = {
    "kind": ("contract", "documentation"),
    "effect": ("breaking", "compatible", "none"),
    "origin": ("author", "framework"),
}
"""The keys whose values are one of a few words."""

_TOLD: dict[str, Callable[[Finding], Sequence[str]]] = {
    "kind": lambda finding: (finding.kind,),
    "effect": lambda finding: (finding.effect,),
    "origin": lambda finding: (finding.origin,),
    "rule": lambda finding: (finding.rule,),
    "location": lambda finding: (finding.location,),
    "fingerprint": lambda finding: (finding.fingerprint,),
    "operation": lambda finding: finding.used_by or ((finding.operation,) if finding.operation else ()),
}
"""What a finding says to each key; to `operation`, each operation that it touches."""

KEYS = tuple(_TOLD)


class FilterError(CompareError):
    """An expression that can't be read; `str(error)` is one line fit for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One `key=pattern`.

    Attributes:
        key: one of `KEYS`.
        pattern: what its value has to match as a whole.
    """

    key: str
    pattern: re.Pattern[str]

    def hits(self, finding: Finding, *, wholly: bool) -> bool:
        """Whether the finding is so, for one of the operations that it touches or, wholly, for all of them."""
        told = [self.pattern.fullmatch(each) is not None for each in _TOLD[self.key](finding)]
        return bool(told) and (all(told) if wholly else any(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Conditions that have to hold together.

    Attributes:
        text: as it was given.
        conditions: one or more.
    """

    text: str
    conditions: tuple[Condition, ...]

    def hits(self, finding: Finding, *, wholly: bool = False) -> bool:
        """Whether all conditions hold; for `wholly` see `Condition.hits`."""
        return all(condition.hits(finding, wholly=wholly) for condition in self.conditions)


def select(comparison: Comparison, only: Iterable[Expression] = (), ignore: Iterable[Expression] = ()) -> Comparison:
    """The comparison with some of its findings; whether the API is the same is then told of these alone.

    Args:
        comparison: what was compared.
        only: a finding stays if one of these holds; all stay where there is none. One operation that it touches is
            enough for `operation`.
        ignore: a finding goes if one of these holds. `operation` has to match all the operations that it touches, so
            that ignoring one doesn't hide what others suffer.
    """
    wanted, unwanted = tuple(only), tuple(ignore)
    kept = tuple(
        finding
        for finding in comparison.findings
        if (not wanted or any(each.hits(finding) for each in wanted))
        and not any(each.hits(finding, wholly=True) for each in unwanted)
    )
    return replace(comparison, findings=kept)


def idle(comparison: Comparison, only: Iterable[Expression] = (), ignore: Iterable[Expression] = ()) -> tuple[str, ...]:
    """The expressions that no finding of this comparison, as it was before `select`, matches."""
    asked = [(each, False) for each in only] + [(each, True) for each in ignore]
    return tuple(
        each.text for each, wholly in asked if not any(each.hits(found, wholly=wholly) for found in comparison.findings)
    )


def parse(text: str) -> Expression:
    """Read an expression.

    Raises:
        FilterError: it isn't one, or has a key or word that there is not.
    """
    return Expression(text=text, conditions=tuple(_condition(part, text) for part in _AND.split(text.strip())))


def parse_file(path: Path) -> tuple[Expression, ...]:
    """Read the expressions of a file, one a line; blank lines and those that begin with `#` are skipped.

    Raises:
        FilterError: it can't be read, or as `parse`, with the number of the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FilterError(f"{path}: it can't be read: {error}. Give a text file in UTF-8.") from None
    found = []
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#"):
            try:
                found.append(parse(line))
            except FilterError as error:
                raise FilterError(f"{path}, line {number}: {error}") from None
    return tuple(found)


def _condition(part: str, text: str) -> Condition:
    key, equals, value = (each.strip() for each in part.partition("="))
    if not equals or not value:
        raise FilterError(f"{text!r} is no expression. Write key=pattern, such as effect=breaking or rule=schema.*.")
    if key not in _TOLD:
        raise FilterError(f"There is nothing called {key!r} to filter by. {_nearest(key, KEYS)}")
    if key in WORDS and value not in WORDS[key]:
        raise FilterError(f"{key} is never {value!r}. {_nearest(value, WORDS[key])}")
    return Condition(key=key, pattern=_pattern(value))


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"Perhaps you meant {near[0]!r}." if near else f"There are: {', '.join(known)}."


def _pattern(value: str) -> re.Pattern[str]:
    """A glob with `*` and `?` alone: brackets stand in locations and paths."""
    wild = {"*": ".*", "?": "."}
    return re.compile("".join(wild.get(letter) or re.escape(letter) for letter in value), re.DOTALL)
