"""Badges: what a report says of a stack as small pictures, for a README."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from compare.render.escaping import clipped
from compare.render.file_names import file_name
from compare.render.plain import plain
from compare.render.questions import QUESTIONS, answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.render.questions import Answer, Mark
    from compare.report import Report
    from compare.sheet import FactSheet

OURS = '<svg xmlns="http://www.w3.org/2000/svg" data-made-by="triptych report"'
"""What each badge begins with, by which it is known as ours."""

_HEIGHT, _BASE, _PADDING, _GAP = 20, 14, 6, 1  # pixels; the base is where the letters stand
_LONGEST = 40  # letters of a stack's title
_GREY = "#4a4d52"
_COLOURS: Mapping[Mark, str] = {"yes": "#1f6f43", "partly": "#7a4a00", "no": "#a1242a", "unknown": "#6a6e76"}
"""Each with a contrast to white of 4.9 or more (WCAG asks for 4.5); none says anything that the text doesn't."""

_SIGNS: Mapping[Mark, str] = {"yes": "✓", "partly": "◐", "no": "✗", "unknown": "–"}
_WIDTHS = {
    **dict.fromkeys("ijl.,:;|!'` ", 4),
    **dict.fromkeys('frtI()[]{}/-\\"', 5),
    **dict.fromkeys("MWmw%@", 11),
    **dict.fromkeys("ABCDEGHKNOPQRUVXYZ&+=<>~#", 8),
}
"""Pixels of a letter in Verdana at 11 pixels, rounded up; the text is then stretched to just what they add up to."""
_LETTER = 7
_WIDE = 12  # whatever isn't ASCII


def render(report: Report, sheet: FactSheet) -> Mapping[str, str]:
    """A badge with all four answers for each stack, and one for each question.

    Args:
        report: The report.
        sheet: Its facts.

    Returns:
        SVG by file name: `fastapi.svg`, `fastapi-same.svg`, `fastapi-documented.svg`, …
    """
    badges: dict[str, str] = {}
    for one in answers(report, sheet):
        title = clipped(plain(one.subject.title), _LONGEST)
        name = file_name(one.subject.document.name, lambda found: _is_taken(found, badges))
        badges[f"{name}.svg"] = _badge(title, one.answers, units=False)
        for answer in one.answers:
            badges[f"{name}-{answer.question}.svg"] = _badge(title, (answer,))
    return {name: badges[name] for name in sorted(badges)}


def _is_taken(name: str, badges: Iterable[str]) -> bool:
    """Whether a badge is called so, or as one of that name's questions would be."""
    return not {f"{name}{end}.svg" for end in ("", *(f"-{question}" for question in QUESTIONS))}.isdisjoint(badges)


def _badge(title: str, found: Sequence[Answer], *, units: bool = True) -> str:
    fields = [(title, _GREY)]
    for answer in found:
        number, _, _ = answer.figures.rpartition(" ")
        figures = answer.told if units or not number[-1:].isdecimal() else f"{number} {answer.scope}".rstrip()
        fields.append((f"{answer.question} {_SIGNS[answer.mark]} {figures}", _COLOURS[answer.mark]))
    parts, start = [], 0
    for text, colour in fields:
        parts.append(_field(text, colour, start))
        start += _width(text) + 2 * _PADDING + _GAP
    start -= _GAP
    label = escape(", ".join([f"{title}: {_said(found[0])}", *map(_said, found[1:])]), {'"': "&quot;"})
    return (
        f'{OURS} width="{start}" height="{_HEIGHT}" viewBox="0 0 {start} {_HEIGHT}" role="img" aria-label="{label}">\n'
        f"<title>{label}</title>\n"
        f'<g font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" fill="#fff">\n{"".join(parts)}</g>\n'
        "</svg>\n"
    )


def _said(answer: Answer) -> str:
    """An answer as a screen reader says it, with what the picture has no room for."""
    return f"{answer.question} {answer.mark}, {answer.told}" + (f" ({answer.why})" if answer.why else "")


def _field(text: str, colour: str, start: int) -> str:
    width = _width(text)
    return (
        f'<path fill="{colour}" d="M{start} 0h{width + 2 * _PADDING}v{_HEIGHT}H{start}z"/>'
        f'<text x="{start + _PADDING}" y="{_BASE}" textLength="{width}">{escape(text)}</text>\n'
    )


def _width(text: str) -> int:
    return sum(_WIDTHS.get(letter, _LETTER if letter.isascii() else _WIDE) for letter in text)
