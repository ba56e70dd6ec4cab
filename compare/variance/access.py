"""How what a client must show, and how long a thing is promised to stay, change what is allowed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from compare.variance.order import contained, ordered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.values import Json, Value
    from compare.variance.change import Change, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Needed:
    """One scheme of an alternative: its words, the scopes it asks for, and the ways to a token that it offers."""

    scopes: frozenset[str]
    words: str = "oauth2"
    flows: frozenset[str] = frozenset()

    def is_met_by(self, other: _Needed) -> bool:
        """Whether who shows the other shows enough for this."""
        return self.words == other.words and self.scopes <= other.scopes and self.flows >= other.flows


def alternatives(change: Change) -> Relation:
    """`security`: who is let in. Each alternative suffices; one that asks for less lets in whom another lets in."""
    before, after = _alternatives(change.before), _alternatives(change.after)
    kept = all(any(_suffices(old, new) for new in after) for old in before)
    held = all(any(_suffices(new, old) for old in before) for new in after)
    return contained(kept=kept, held=held)


def sunset(change: Change) -> Relation:
    """How long a thing is promised to stay: later is more. Deprecated without a date, it may go at any time."""
    old, new = change.facts()
    before, after = _stays(change, change.before, old), _stays(change, change.after, new)
    if before is None or after is None:
        return "incomparable"
    return ordered(after, before)


def _alternatives(value: Value | None) -> list[list[_Needed]]:
    stated: Json = [] if value is None else value.value
    listed = stated if isinstance(stated, list) else [stated]
    words = [word for word in listed if isinstance(word, str)]
    return [[_needed(part) for part in _AND.split(word) if part != "nothing"] for word in words or ["nothing"]]


_AND = re.compile(r" and (?=(?:http|apiKey|oauth2|openIdConnect|mutualTLS|undefined)\b)")
"""What stands between two schemes, unlike an "and" in the name of a key."""


def _needed(text: str) -> _Needed:
    words, _, scopes = text.partition(" (")
    wanted = frozenset(scopes.removesuffix(")").split(", ")) if scopes else frozenset[str]()
    kind, _, flows = words.partition(" ")
    if kind == "oauth2":
        return _Needed(scopes=wanted, flows=frozenset(flows.split(" or ")))
    return _Needed(words=words, scopes=wanted)


def _suffices(shown: list[_Needed], asked: list[_Needed]) -> bool:
    """Whether who shows the one shows enough for the other; two schemes in the same words are two things to show."""
    enough = Counter(need.words for need in asked) <= Counter(need.words for need in shown)
    return enough and all(any(need.is_met_by(other) for other in shown) for need in asked)


def _stays(change: Change, value: Value | None, facts: Mapping[str, Json]) -> date | None:
    """Until when it stays, `date.max` for no end; `None` for what is no date."""
    if value is None:
        told = any(facts.get(f"{owner}.deprecated") is True for owner in (change.element, "schema"))
        return date.min if told else date.max
    try:
        return date.fromisoformat(str(value.value)[:10])
    except ValueError:
        return None
