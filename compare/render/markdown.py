"""A comparison as a comment on a pull request, in GitHub's Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.render.escaping import clipped, code, escaped
from compare.render.headline import EFFECTS, TITLES, documents_line, headline, of_effect, users
from compare.render.words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Comparison, Finding
    from compare.render.options import Options
    from compare.variance import Effect

LONGEST = 65_536
"""How many characters GitHub takes in one comment."""

OPEN = 10
"""More compatible findings than this are folded."""

_RESERVE = 400  # for the lines that close what is open and say what was left out
_SHOWN = 60  # characters of a value


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the comment.

    Attributes:
        title: what it holds.
        opening: its text before the first item.
        items: a line or more each.
        closing: its text after the last item.
    """

    title: str
    opening: str
    items: tuple[str, ...]
    closing: str


def render(comparison: Comparison, options: Options) -> str:  # noqa: ARG001 - a comment has one form
    """The comparison as Markdown, cut where a comment can't be longer, with a line that counts what is left out."""
    text = f"### {escaped(headline(comparison))}\n\n{escaped(documents_line(comparison))}\n"
    left_out: list[str] = []
    for section in _sections(comparison):
        room = LONGEST - _RESERVE - len(text) - len(section.opening) - len(section.closing)
        fitting = 0 if left_out else _fitting(section.items, room)  # nothing that matters less takes the room
        if fitting:
            text += f"{section.opening}{''.join(section.items[:fitting])}{section.closing}"
        if fitting < len(section.items):
            left_out.append(f"{len(section.items) - fitting:,} of {section.title}")
    if left_out:
        text += f"\nLeft out, since a comment can't be longer: {', '.join(left_out)}.\n"
    return text


def _fitting(items: Sequence[str], room: int) -> int:
    """How many items have room."""
    for number, item in enumerate(items):
        room -= len(item)
        if room < 0:
            return number
    return len(items)


def _sections(comparison: Comparison) -> Iterator[Section]:
    for effect in EFFECTS:
        findings = of_effect(comparison, effect)
        if findings:
            yield _of_findings(comparison, effect, findings)
    if comparison.matches:
        told = [" = ".join(dict.fromkeys(filter(None, match.operations))) for match in comparison.matches]
        items = [
            f"- {code(text)}: {escaped(match.why)}\n" for text, match in zip(told, comparison.matches, strict=True)
        ]
        yield _section("operations taken for the same", items, folded=True)
    if comparison.losses:
        items = [
            f"- {escaped(loss.document)} {code(clipped(loss.pointer, 200))}: {escaped(loss.why)}\n"
            for loss in comparison.losses
        ]
        yield _section("places not read as written", items, folded=True)


def _of_findings(comparison: Comparison, effect: Effect, findings: Sequence[Finding]) -> Section:
    table = len(comparison.documents) > 2  # noqa: PLR2004 - the sentences tell of two
    items = [_row(finding) if table else _item(finding) for finding in findings]
    heading = _heading(comparison) if table else ""
    folded = effect == "none" or (effect == "compatible" and len(findings) > OPEN)
    return _section(TITLES[effect].lower(), items, folded=folded, heading=heading)


def _section(title: str, items: Sequence[str], *, folded: bool, heading: str = "") -> Section:
    name = f"{title[:1].upper()}{title[1:]} ({len(items):,})"
    opening = f"\n<details><summary>{name}</summary>\n\n" if folded else f"\n#### {name}\n\n"
    closing = "\n</details>\n" if folded else ""
    return Section(title=title, opening=opening + heading, items=tuple(items), closing=closing)


def _item(finding: Finding) -> str:
    by = users(finding, 10)
    return f"- {escaped(finding.message)}{f' Used by {escaped(by)}.' if by else ''}<br>{_ids(finding)}\n"


def _heading(comparison: Comparison) -> str:
    names = [escaped(document.name) for document in comparison.documents]
    return f"| | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}\n"


def _row(finding: Finding) -> str:
    """A row of the table of what each document says."""
    where = clipped(f"{finding.operation or ''} {finding.location}", 200)
    by = users(finding, 3)
    what = (
        f"{escaped(where)} **{escaped(finding.aspect)}**{f', used by {escaped(by)}' if by else ''}<br>{_ids(finding)}"
    )
    cells = [_cell(finding, index) for index in range(len(finding.values))]
    return f"| {what} | {' | '.join(cells)} |\n"


def _cell(finding: Finding, index: int) -> str:
    value, effect = finding.values[index], finding.effects[index]
    verdict = finding.verdicts[index].replace("-", " ")
    said = verdict if value is None else code(clipped(spelled(value.value), _SHOWN))
    return said if effect == "none" else f"{said}<br>**{effect}**"


def _ids(finding: Finding) -> str:
    return f"<sub>{code(finding.rule)} {finding.fingerprint}</sub>"
