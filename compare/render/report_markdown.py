"""A report in GitHub's Markdown, short enough for a comment on a pull request and whole enough for a wiki."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.document import DIALECT_TITLES
from compare.render.escaping import clipped, code, escaped
from compare.render.headline import counted
from compare.render.parts import Part, joined
from compare.render.questions import QUESTIONS, answers
from compare.render.since_markdown import since_parts
from compare.render.words import spelled
from compare.topics import TOPICS, topic_title
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.claim import Claim
    from compare.render.questions import Answer
    from compare.report import Report, Subject
    from compare.sheet import Fact, FactCell, FactSheet
    from compare.since import Since

_TITLE, _TEXT, _WHERE, _VALUE = 60, 400, 160, 80  # characters of each that are shown
_MARKS = {"yes": "✓", "partly": "◐", "no": "✗", "unknown": "–"}
_TELLING = 3
_CLAIMS, _FAILED, _TOPICS = 20_000, 6_000, 12_000  # characters that a part may take


def render(report: Report, sheet: FactSheet, claims: Sequence[Claim], since: Since | None) -> str:
    """The report as Markdown; what there is no room for is counted.

    Args:
        report: The report.
        sheet: Its facts.
        claims: What was judged by them.
        since: What changed since a former report, which then comes first; None without one.
    """
    return joined(_parts(report, sheet, claims, since))


def _parts(report: Report, sheet: FactSheet, claims: Sequence[Claim], since: Since | None) -> Iterator[Part]:
    yield Part(what="", opening="## Who documents what\n")
    if since:
        yield from since_parts(since)
    yield _questions(report, sheet)
    if report.reused():
        yield Part(what="stacks", opening="\n", items=tuple(f"- {escaped(each)}\n" for each in report.reused()))
    if sheet.groups:
        yield _topics(report, sheet)
    yield _telling(report)
    if claims:
        yield _claims(claims)
    if report.failed:
        failed = tuple(
            f"- **{_short(one.title, _TITLE)}** ({_short(one.name, _TITLE)}): {_short(one.error, _TEXT)}\n"
            for one in report.failed
        )
        yield Part(what="stacks", opening="\n### What failed\n\n", items=failed, most=_FAILED)
    for index, subject in enumerate(report.subjects):
        if index:
            yield from _differing(subject, sheet, index)


def _questions(report: Report, sheet: FactSheet) -> Part:
    titles = (escaped(question) for question in QUESTIONS.values())
    opening = f"\n### The four questions\n\n| | {' | '.join(titles)} |\n|{'---|' * (len(QUESTIONS) + 1)}\n"
    rows = tuple(
        f"| **{_short(one.subject.title, _TITLE)}**<br>{_described(one.subject)} | "
        f"{' | '.join(map(_answer, one.answers))} |\n"
        for one in answers(report, sheet)
    )
    return Part(what="stacks", opening=opening, items=rows, most=_TOPICS)


def _described(subject: Subject) -> str:
    dialect = DIALECT_TITLES[subject.document.dialect]
    return dialect if subject.verdict is None or subject.verdict.valid else f"{dialect}, not valid"


def _answer(answer: Answer) -> str:
    return f"{_MARKS[answer.mark]} {escaped(answer.told)}{f'<br>{escaped(answer.why)}' if answer.why else ''}"


def _topics(report: Report, sheet: FactSheet) -> Part:
    titles = " | ".join(_short(subject.title, _TITLE) for subject in report.subjects[1:])
    opening = f"\n### Documented, by topic\n\n| Topic | {titles} |\n|{'---|' * len(report.subjects)}\n"
    rows: list[str] = []
    for key in (*TOPICS, None):
        facts = [fact for fact in sheet.facts() if fact.topic == key]
        if facts:
            cells = (_count(facts, index) for index in range(1, len(report.subjects)))
            rows.append(f"| {topic_title(key)} | {' | '.join(cells)} |\n")
    slices = [subject.title for subject in report.subjects if subject.scope]
    only = f" Of {_short(listing(slices), _TEXT)} its slice alone is asked for." if slices else ""
    note = f"\nOf the facts that the first document states; what else a document says is *added*.{only}\n"
    return Part(what="topics", opening=opening, items=tuple(rows), closing=note, most=_TOPICS)


def _count(facts: Sequence[Fact], index: int) -> str:
    found = Counter(fact.cells[index].verdict for fact in facts)
    total = sum(fact.cells[0].verdict == "present" for fact in facts) - found["outside"]
    words = (f"{number:,} {verdict.replace('-', ' ')}" for verdict, number in sorted(found.items()))
    told = [word for word in words if not word.endswith((" present", " silent", " outside"))]
    asked = f"{found['present']:,} of {total:,}" if total else "not asked" if found["outside"] else ""
    return "<br>".join(filter(None, (asked, ", ".join(told))))


def _telling(report: Report) -> Part:
    said = (*report.telling()[:_TELLING], *report.telling_of_pages()[:_TELLING])
    items = tuple(f"- {_short(sentence, _TEXT)}\n" for sentence in said)
    return Part(what="sentences", opening="\n### Most telling\n\n" if items else "", items=items)


def _claims(claims: Sequence[Claim]) -> Part:
    opening = "\n### What is often said\n\n| Claim | Verdict | Why |\n|---|---|---|\n"
    rows = tuple(
        f"| {_short(claim.sentence, _TEXT)} | {_verdict(claim)} | {_short(claim.why, _TEXT)} |\n" for claim in claims
    )
    return Part(what="claims", opening=opening, items=rows, most=_CLAIMS)


def _verdict(claim: Claim) -> str:
    with_what = f"<br>{_short(claim.reservation, _TEXT)}" if claim.reservation else ""
    return f"**{escaped(claim.verdict)}**{with_what}"


def _differing(subject: Subject, sheet: FactSheet, index: int) -> Iterator[Part]:
    """What a document says otherwise or not at all, a line each; what its dialect can't say, a line for each limit."""
    pairs = [(fact, fact.cells[index]) for fact in sheet.facts()]
    told = tuple(_fact(fact, cell) for fact, cell in pairs if cell.verdict in ("different", "absent"))
    title = _short(subject.title, _TITLE)
    if told:
        opening = f"\n<details><summary>{title}: different or absent ({len(told):,})</summary>\n\n"
        heading = "| Fact | The first document | Here |\n|---|---|---|\n"
        yield Part(what="facts", opening=opening + heading, items=told, closing="\n</details>\n")
    limits = Counter(
        f"can't {cell.limit.what} ({DIALECT_TITLES[subject.document.dialect]} {cell.limit.because})"
        for _, cell in pairs
        if cell.verdict == "not-expressible" and cell.limit
    )
    if limits:
        items = tuple(f"- {_short(why, _TEXT)}: {counted(number, 'fact')}\n" for why, number in limits.most_common())
        opening = f"\n<details><summary>{title}: not expressible ({limits.total():,})</summary>\n\n"
        yield Part(what="limits", opening=opening, items=items, closing="\n</details>\n")


def _fact(fact: Fact, cell: FactCell) -> str:
    where = _short(f"{fact.group or 'The whole document'} {fact.location}", _WHERE)
    note = f"<br>{_short(cell.note.text, _TEXT)}" if cell.note else ""
    return f"| {where} **{escaped(fact.aspect)}** | {_said(fact.cells[0])} | {_said(cell)}{note} |\n"


def _said(cell: FactCell) -> str:
    if cell.value is None:
        return cell.verdict.replace("-", " ")
    return "there" if cell.value.value is True else code(clipped(spelled(cell.value.value), _VALUE))


def _short(text: str, most: int) -> str:
    return escaped(clipped(text, most))
