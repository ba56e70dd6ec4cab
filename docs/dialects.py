"""`docs/dialects.md`: what each dialect has no words for, from the table by which facts are called not expressible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.document import DIALECT_TITLES, SPECIFIED
from compare.expressible import LIMITS
from compare.limits import ANY_RULE, METHODS
from docs.table import table

if TYPE_CHECKING:
    from compare.document import Dialect
    from compare.limits import Limit

_INTRO = """\
# What a dialect can't say

<!-- Made by `python -m docs` from `compare.expressible.LIMITS`; a test holds this page to it. -->

Where one document says something and another doesn't, that is *absent*: the author could have said it. Only where a row
here holds is it *not expressible*. Such a finding has no effect on a client, since nothing is known of what the API
does, and counts as documentation that was lost.

What all tools read in an extension (`x-nullable` in Swagger 2.0) can be expressed. A longer way round is not taken for
the thing itself: an example of a parameter in its description is no example.

A stack that has no document says nothing, and could have: all is absent. That has no effect on a client either.
"""

_HEADS = ("it can't", "since it", "where", "rule", "specification")


def dialects_page() -> str:
    """The whole page: a section for each set of dialects that have the same limits, the oldest first."""
    groups: dict[tuple[Dialect, ...], list[Limit]] = {}
    for limit in LIMITS:
        groups.setdefault(limit.dialects, []).append(limit)
    parts = [_INTRO]
    for dialects, limits in groups.items():
        parts += [f"## {_title(dialects)}\n", table(_HEADS, [_row(limit) for limit in limits]) + "\n"]
    parts.append(f"{_list([DIALECT_TITLES[dialect] for dialect in SPECIFIED if not _held(dialect)])} can say it all.\n")
    return "\n".join(parts)


def _held(dialect: Dialect) -> bool:
    return any(dialect in limit.dialects for limit in LIMITS)


def _title(dialects: tuple[Dialect, ...]) -> str:
    return _list([DIALECT_TITLES[dialect] for dialect in dialects])


def _list(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _row(limit: Limit) -> tuple[str, ...]:
    rule = "any" if limit.rule == ANY_RULE else f"`{limit.rule}`"
    return (limit.what, limit.because, _where(limit), rule, limit.section)


def _where(limit: Limit) -> str:
    """The condition in its own function's words; one that only asks for a name is told by what can't be done."""
    told = (limit.holds.__doc__ or "").removesuffix(".").replace("`METHODS`", ", ".join(METHODS))
    return "" if told == "Without a condition" else told[:1].lower() + told[1:]
