"""The guide as Markdown for a wiki: the same topics, one stack below the other."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from compare.anchors import anchors
from compare.document import DIALECT_TITLES
from compare.guide import guide_sections
from compare.render.escaping import code, escaped
from compare.render.exchanges import answer_text, request_text
from compare.render.fitted import shortened
from compare.render.guide_words import CLAIMS, LONG, MOST, RULE, SIGNS, tally
from compare.render.own_words import as_markdown
from compare.render.plain import printable
from compare.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.claim import Claim, Link
    from compare.guide import Asked, Block, Column, Said, Section
    from compare.report import Report
    from compare.sheet import FactSheet

Words: TypeAlias = "Callable[[str], str]"
"""From our own words to Markdown, with the links that lead somewhere."""

LEGEND = (
    "In code and answers, <code>scrubbed</code> stands for what is another in each run, a name in braces for a "
    "credential, and <code>{…}</code> for what a document says in detail."
)


def render(report: Report, sheet: FactSheet, claims: Sequence[Claim]) -> str:
    """The guide.

    Args:
        report: What it is made of.
        sheet: The report's facts.
        claims: The sentences that were checked.
    """
    sections, words = guide_sections(report, sheet), partial(as_markdown, anchors=anchors(report, sheet))
    titles = ", ".join(subject.title for subject in report.subjects if subject.runs)
    links = [f"- [{escaped(section.topic.title)}](#{section.topic.id})" for section in sections]
    parts = [
        f"# {escaped(titles)}: the same API, side by side",
        words(report.guide.lead) if report.guide else "",
        "\n".join([*links, "- [What such comparisons say](#claims)"]),
        *(part for section in sections for part in _section(section, words)),
        *_claims(claims, words),
        LEGEND,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def fence(text: str, language: str) -> str:
    """A block of code that its own backticks don't end."""
    lines = "\n".join(map(printable, text.rstrip("\n").split("\n")))
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", lines)), 0)
    return f"{ticks}{language}\n{lines}\n{ticks}"


def _section(section: Section, words: Words) -> Iterator[str]:
    topic = section.topic
    yield f'<a id="{topic.id}"></a>\n\n## {escaped(topic.title)}'
    yield words(topic.text)
    yield "\n".join(filter(None, (_tally(section, column) for column in section.columns)))
    yield _heading(section, "code", "The code")
    for column in section.columns:
        yield from _code(column, words)
    yield _heading(section, "calls", "When it is called")
    for asked in section.asked:
        yield from _call(section, asked, words)
    yield _heading(section, "document", "What the document says")
    for column in section.columns:
        for said in column.said:
            yield _document(column, said)
    yield _heading(section, "page", "What the docs page shows")
    yield f"Its pictures are in [the guide’s other form](guide.html#{topic.id}-page)."


def _heading(section: Section, part: str, title: str) -> str:
    return f'<a id="{section.topic.id}-{part}"></a>\n\n### {title}'


def _tally(section: Section, column: Column) -> str:
    counts = ", ".join(f"[{words}]({address})" for words, address in tally(section, column))
    return f"- **{escaped(column.subject.title)}** documents {counts}" if counts else ""


def _code(column: Column, words: Words) -> Iterator[str]:
    yield f"#### {escaped(column.subject.title)}"
    yield words(column.remark)
    for block in column.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    label = " ".join(filter(None, (escaped(block.operation), code(block.where))))
    lines = fence(block.text, "python")
    return _folded(label, lines) if block.lines > LONG else f"{label}\n\n{lines}"


def _call(section: Section, asked: Asked, words: Words) -> Iterator[str]:
    yield f"**{words(asked.call.shows)}**"
    yield fence(request_text(asked), "")
    for column, answer in zip(section.columns, asked.answers, strict=True):
        title = escaped(column.subject.title)
        if answer is None:
            yield f"(Not asked: {title}.)"
        else:
            yield _folded(f"{title} answers <b>{answer.status}</b>", fence(answer_text(asked, answer), ""))


def _document(column: Column, said: Said) -> str:
    text, left_out = shortened(said.value, MOST)
    more = f"\n\n… and {left_out} more lines." if left_out else ""
    dialect = DIALECT_TITLES[column.subject.document.dialect]
    operation = escaped(said.operation) or "the document as a whole"
    label = f"{escaped(column.subject.title)}, {dialect}: {operation}"
    return _folded(label, fence(text, "json") + more)


def _folded(label: str, inner: str) -> str:
    return f"<details><summary>{label}</summary>\n\n{inner}\n\n</details>"


def _claims(claims: Sequence[Claim], words: Words) -> Iterator[str]:
    yield '<a id="claims"></a>\n\n## What such comparisons say, and whether it holds'
    yield f"{CLAIMS} {RULE}"
    rows = ["| verdict | sentence | why | evidence |", "|---|---|---|---|"]
    for claim in claims:
        verdict = f'<a id="claim-{claim.key}"></a>{SIGNS[claim.verdict]} {claim.verdict}'
        reservation = f" {words(one_line(claim.reservation))}" if claim.reservation else ""
        said, why = words(one_line(claim.sentence)), words(one_line(claim.why))
        links = ", ".join(f"[{escaped(link.text)}]({_href(link)})" for link in claim.evidence)
        rows.append(f"| {verdict}{reservation} | {said} | {why} | {links} |")
    yield "\n".join(rows) if claims else "None was checked."


def _href(link: Link) -> str:
    """Where a link leads; this guide's other form has the same parts as this one."""
    return quote(link.href.removeprefix("guide.html"), safe="#%&+,./=?-_~")
