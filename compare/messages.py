"""What a finding, or a row of a report, says to a person, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.changes import change, not_said_by
from compare.comparison import Finding
from compare.consequences import consequence
from compare.values import Value, canonical
from compare.wording import STATES, briefly, is_or_are, listing, noun, one_line, place_words, shown, upper, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Row
    from compare.document import Document


def message(told: Row | Finding, documents: Sequence[Document]) -> str:
    """One sentence that names each document with what it says, and for a finding what that means to a client.

    Args:
        told: what to say; its own `message` is not looked at.
        documents: those compared, in their order.
    """
    if not isinstance(told, Finding):
        return one_line(f"{_stated(told, documents)}.")
    said = change(told, documents) if len(documents) == 2 else _stated(told, documents)  # noqa: PLR2004
    effect = consequence(told, documents)
    users = f" (used by {briefly(told.used_by)})" if told.operation is None and told.used_by else ""
    return one_line(f"{said}{effect and f': {effect}'}{users}.")


def _stated(told: Row | Finding, documents: Sequence[Document]) -> str:
    """What each of any number of documents says."""
    named = list(zip(documents, told.values, told.limits, strict=True))
    silent = [document.name for document, value, limit in named if value is None and limit is None]
    parts = [_said(told, [(document.name, value) for document, value, _ in named if value is not None])]
    if silent:
        plain = told.aspect == "exists" or told.aspect in STATES
        parts.append(f"not in {listing(silent)}" if plain else f"{listing(silent)} {verb(silent, *_SILENCE)}")
    parts += [
        f"{document.name} can't ({not_said_by(document, limit)})" for document, _, limit in named if limit is not None
    ]
    return "; ".join(parts)


_SILENCE = ("doesn't say", "don't say")


def _said(told: Row | Finding, said: Sequence[tuple[str, Value]]) -> str:
    words = place_words(told.operation, told.location)
    names = [name for name, _ in said]
    if told.aspect == "exists":
        return f"{upper(words)} is in {listing(names)}"
    if told.aspect in STATES:
        return f"{upper(words)} is {STATES[told.aspect]} in {listing(names)}"
    return f"The {noun(told.aspect)} of {words} {is_or_are(told.aspect)} {_values(said)}"


def _values(said: Sequence[tuple[str, Value]]) -> str:
    grouped: dict[str, tuple[Value, list[str]]] = {}
    for name, value in said:
        grouped.setdefault(canonical(value.value), (value, []))[1].append(name)
    first, *others = (value.value for value, _ in grouped.values())
    return ", ".join(
        f"{shown(value.value, others[0] if others and value.value is first else first)} in {listing(names)}"
        for value, names in grouped.values()
    )
