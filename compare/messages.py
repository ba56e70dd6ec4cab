"""What a finding says to a person, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.document import DIALECT_TITLES, Document
from compare.values import Value, canonical
from compare.wording import STATES, listing, noun, one_line, place_words, shown, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Row


def message(row: Row, documents: Sequence[Document]) -> str:
    """One sentence that names each document with what it says."""
    named = list(zip(documents, row.values, row.limits, strict=True))
    silent = [document.name for document, value, limit in named if value is None and limit is None]
    parts = [_said(row, [(document.name, value) for document, value, _ in named if value is not None])]
    if silent:
        plain = row.aspect == "exists" or row.aspect in STATES
        parts.append(f"not in {listing(silent)}" if plain else f"{listing(silent)} {verb(silent, *_SILENCE)}")
    parts += [
        f"{document.name} can't ({DIALECT_TITLES[document.dialect]} {limit.because})"
        for document, _, limit in named
        if limit is not None
    ]
    return one_line("; ".join(parts) + ".")


_SILENCE = ("doesn't say", "don't say")


def _said(row: Row, said: Sequence[tuple[str, Value]]) -> str:
    words = place_words(row.operation, row.location)
    names = [name for name, _ in said]
    if row.aspect == "exists":
        return f"{_upper(words)} is in {listing(names)}"
    if row.aspect in STATES:
        return f"{_upper(words)} is {STATES[row.aspect]} in {listing(names)}"
    return f"The {noun(row.aspect)} of {words} is {_values(said)}"


def _values(said: Sequence[tuple[str, Value]]) -> str:
    grouped: dict[str, tuple[Value, list[str]]] = {}
    for name, value in said:
        grouped.setdefault(canonical(value.value), (value, []))[1].append(name)
    first, *others = (value.value for value, _ in grouped.values())
    return ", ".join(
        f"{shown(value.value, others[0] if others and value.value is first else first)} in {listing(names)}"
        for value, names in grouped.values()
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
