"""What the facts of the report's page can be filtered by: the choices of its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.render.fact_lines import EFFECTS, LETTERS, MEANS, WORDS, topic_letters
from compare.sheet import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.sheet import CellVerdict, FactSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose.

    Attributes:
        value: What stands in the page's address.
        text: What the reader sees.
        letter: What the filter looks for in a fact's mark; empty where it isn't one letter.
    """

    value: str
    text: str
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A list to choose from.

    Attributes:
        name: Its key in the page's address.
        label: What the reader sees.
        any: The words for not choosing.
        options: What there is.
    """

    name: str
    label: str
    any: str
    options: tuple[Option, ...]


def choices(sheet: FactSheet) -> tuple[Choice, ...]:
    """The lists, in the order of the form."""
    topics = (Option(value=key, text=text, letter=letter) for letter, key, text in topic_letters(sheet))
    stacks = (Option(value=name, text=name) for name in sheet.documents[1:])
    told: tuple[CellVerdict, ...] = (*VERDICTS, "outside") if "slice" in sheet.profiles else VERDICTS
    verdicts = (Option(value=verdict, text=WORDS[verdict], letter=LETTERS[verdict]) for verdict in told)
    known = {cell.means for fact in sheet.facts() for cell in fact.cells[1:] if cell.value is not None}
    means = ((each or "unknown", letter) for each, letter in MEANS.items() if each in known)
    groups = (Option(value=group.slug, text=group.title) for group in sheet.groups)
    return (
        _choice("topic", "Topic", topics, nothing="all"),
        _choice("stack", "Document", stacks),
        _choice("verdict", "Its verdict", verdicts),
        _choice("means", "Its means", _words(means)),
        _choice("effect", "Effect", _words(EFFECTS.items())),
        _choice("kind", "Kind", _words((("contract", "c"), ("documentation", "d")))),
        _choice("origin", "Origin", _words((("author", "a"), ("framework", "f")))),
        _choice("group", "Where", groups, nothing="anywhere"),
    )


def _choice(name: str, label: str, options: Iterable[Option], nothing: str = "any") -> Choice:
    return Choice(name=name, label=label, any=nothing, options=tuple(options))


def _words(letters: Iterable[tuple[str, str]]) -> Iterable[Option]:
    return (Option(value=word, text=word, letter=letter) for word, letter in letters)
