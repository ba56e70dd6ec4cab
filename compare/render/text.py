"""A comparison for a person at a terminal: what breaks clients first, each finding with its sentence."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from compare.render.headline import EFFECTS, TITLES, by_rule, counted, documents_line, headline, of_effect, users
from compare.render.plain import plain
from compare.render.words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Comparison, Finding
    from compare.render.options import Options
    from compare.variance import Effect

COLORS: dict[Effect, str] = {"breaking": "red", "compatible": "yellow", "none": "blue"}
LISTED = 10
"""How many documentation findings are listed before they are summed up by rule."""

NOTED = 3
"""How many losses and matches are listed."""

_NAME = 20  # columns of a document's name

MANY = 2
"""More documents than this get a table of values."""


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as lines of text."""
    return "".join(f"{line}\n" for line in Page(comparison, options).lines())


class Page:
    """The lines of one comparison.

    Args:
        comparison: what to show.
        options: how to show it.
    """

    def __init__(self, comparison: Comparison, options: Options) -> None:
        self._comparison = comparison
        self._options = options
        self._names = [plain(document.name) for document in comparison.documents]

    def lines(self) -> Iterator[str]:
        """Headline, findings by effect, and what else is worth knowing."""
        color = "green" if self._comparison.same_api else "red"
        for line in textwrap.wrap(headline(self._comparison), self._options.columns):
            yield self._style(line, color, bold=True)
        yield from self._wrapped(documents_line(self._comparison), "")
        for effect in EFFECTS:
            findings = of_effect(self._comparison, effect)
            if findings:
                yield from self._section(effect, findings)
        yield from self._matches()
        yield from self._losses()

    def _section(self, effect: Effect, findings: Sequence[Finding]) -> Iterator[str]:
        yield ""
        yield self._style(f"{TITLES[effect]} ({len(findings):,})", COLORS[effect], bold=True)
        if effect == "none" and len(findings) > LISTED and not self._options.everything:
            yield from self._summed_up(findings)
            return
        for finding in findings:
            yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[str]:
        yield from self._wrapped(finding.message, "  ", first="- ")
        if len(self._names) > MANY:
            yield from self._table(finding)
        by = users(finding, 3)
        if by:
            yield from self._wrapped(f"used by {by}", "    ", dim=True)
        yield from self._wrapped(f"{finding.rule} {finding.fingerprint}", "    ", dim=True)

    def _table(self, finding: Finding) -> Iterator[str]:
        """What each document says, a line each."""
        room = min(max(len(name) for name in self._names), _NAME)
        for index, name in enumerate(self._names):
            value, effect = finding.values[index], finding.effects[index]
            said = finding.verdicts[index].replace("-", " ") if value is None else spelled(value.value)
            told = f"    {name[:room]:<{room}}  {' '.join(plain(said).split())}"
            end = f"  {effect}" if effect != "none" else ""
            cut = self._options.columns - len(end)
            line = told if len(told) <= cut else f"{told[: cut - 1]}…"
            yield line + self._style(end, COLORS[effect])

    def _summed_up(self, findings: Sequence[Finding]) -> Iterator[str]:
        rules = by_rule(findings)
        width = len(f"{rules[0][1]:,}")
        for rule, number in rules[:LISTED]:
            yield from self._wrapped(rule, "  ", first=f"{number:>{width},} ")
        if len(rules) > LISTED:
            rest = sum(number for _, number in rules[LISTED:])
            yield f"  {rest:>{width},} of {counted(len(rules) - LISTED, 'other rule')}"
        yield from self._wrapped("--all lists them, --only rule=… some of them.", "  ", dim=True)

    def _matches(self) -> Iterator[str]:
        told = [
            f"{' = '.join(dict.fromkeys(operation for operation in match.operations if operation))} ({match.why})"
            for match in self._comparison.matches
        ]
        yield from self._notes("Taken for the same", told)

    def _losses(self) -> Iterator[str]:
        told = [f"{loss.document} {loss.pointer}: {loss.why}" for loss in self._comparison.losses]
        yield from self._notes("Not read as written", told)

    def _notes(self, title: str, told: Sequence[str]) -> Iterator[str]:
        if not told:
            return
        yield ""
        yield self._style(f"{title} ({len(told):,})", bold=True)
        most = len(told) if self._options.everything else NOTED
        for note in told[:most]:
            yield from self._wrapped(note, "  ", first="- ")
        if len(told) > most:
            yield self._style(f"  {len(told) - most:,} more: --all lists them.", dim=True)

    def _wrapped(self, text: str, indent: str, *, first: str = "", dim: bool = False) -> Iterator[str]:
        lines = textwrap.wrap(
            plain(text),
            self._options.columns,
            initial_indent=indent + first,
            subsequent_indent=indent + " " * len(first),
            break_on_hyphens=False,
        )
        for line in lines:
            yield self._style(line, dim=dim)

    def _style(self, text: str, color: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
        if not self._options.color or not text:
            return text
        return click.style(text, fg=color, bold=bold or None, dim=dim or None)
