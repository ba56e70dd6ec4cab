"""The table of all that was measured on docs pages, a row a measure and a column a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.pages_telling import looked_for
from compare.paths import address
from compare.render.docs_tables import NOT_LOOKED_AT, Cell, Column, Group, Row, Table, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.docs_pages import Shipped, Visit
    from compare.render.docs_tables import Mark

Measure = tuple[str, str, "Callable[[Column], Cell]"]
"""What is measured, the same in a few more words, and what it is of one page."""

_UNITS = ((1_000_000, "MB"), (1_000, "kB"))
_ANSWERS: dict[str, Cell] = {
    "yes": Cell(mark="good", text="yes"),
    "no": Cell(mark="bad", text="no", part="ways"),
    "not asked": Cell(mark="unknown", text="not asked", part="ways"),
}


def measures(columns: Sequence[Column]) -> Table:
    """What was measured, over all pages."""
    groups = tuple(
        Group(
            heading=heading,
            rows=tuple(
                Row(label=label, about=about, cells=tuple(measure(column) for column in columns))
                for label, about, measure in found
            ),
        )
        for heading, found in _GROUPS
    )
    return Table(caption="What was measured, by page", corner="Measure", columns=tuple(columns), groups=groups)


def _outcome(column: Column) -> Cell:
    return _visited(column.page.visit, "outcome")


def _operations(column: Column) -> Cell:
    visit = column.page.visit
    if not column.page.known:
        return Cell(mark="unknown", text="unknown kind of page")
    if not visit.documented:
        return Cell(mark="unknown", text="none to show")
    text = f"{visit.found} of {visit.documented}"
    if visit.missing:
        return Cell(mark="bad", text=text, part="operations")
    if visit.surplus:
        return Cell(mark="part", text=f"{text}, {len(visit.surplus)} more", part="operations")
    return Cell(mark="good", text=text)


def _stranger(column: Column) -> Cell:
    stranger = column.page.stranger
    if stranger is None:
        return Cell(mark="plain", text="anyone")
    return Cell(mark="part", text="who signs in" if stranger.asked else "anyone", part="stranger")


def _errors(column: Column) -> Cell:
    number = len(column.page.visit.errors)
    if number:
        return Cell(mark="bad", text=f"{number:,}", part="errors")
    return Cell(mark="good", text="none") if column.page.visit.outcome != "failed" else NOT_LOOKED_AT


def _seconds(column: Column) -> Cell:
    seconds = column.page.visit.seconds
    return Cell(mark="unknown", text="never") if seconds is None else Cell(mark="plain", text=f"{seconds:.2f} s")


def _requests(column: Column) -> Cell:
    return Cell(mark="plain", text=f"{column.page.visit.requests:,}")


def _bytes(column: Column) -> Cell:
    number = column.page.visit.bytes
    for size, unit in _UNITS:
        if number >= size:
            return Cell(mark="plain", text=f"{number / size:.1f} {unit}")
    return Cell(mark="plain", text=f"{number} B")


def _hosts(column: Column) -> Cell:
    hosts = {address(each.url) for each in column.page.visit.other_hosts}
    if not hosts:
        return Cell(mark="good", text="none")
    return Cell(mark="part", text=f"asks {counted(len(hosts), 'host')}", part="hosts")


def _axe(column: Column) -> Cell:
    broken = column.page.violations
    if broken:
        nodes = sum(each.nodes for each in broken)
        return Cell(mark="bad", text=f"{counted(len(broken), 'rule')}, {counted(nodes, 'place')}", part="wcag")
    failed = {"accessibility", "reading"} & column.page.unmeasured.keys()
    looked = column.axe and column.page.visit.outcome == "shown" and not failed
    return Cell(mark="good", text="none") if looked else NOT_LOOKED_AT


def _asked(question: str) -> Callable[[Column], Cell]:
    def answer(column: Column) -> Cell:
        check = column.page.checks.get(question)
        return _ANSWERS[check.answer] if check else NOT_LOOKED_AT

    return answer


def _shipped(which: Callable[[Shipped], Visit | None]) -> Callable[[Column], Cell]:
    def cell(column: Column) -> Cell:
        shipped = column.page.shipped
        visit = which(shipped) if shipped else None
        if visit is None and shipped and shipped.same:
            return Cell(mark="plain", text="as served")
        if visit is None:
            why = bool(shipped and shipped.why_not)
            return Cell(mark="unknown", text="not looked at", part="shipped" if why else "")
        return _visited(visit, "shipped")

    return cell


def _visited(visit: Visit, part: str) -> Cell:
    if visit.outcome != "shown":
        return Cell(mark="bad", text=visit.outcome, part=part)
    if visit.missing and part == "shipped":
        return Cell(mark="bad", text=f"{visit.found} of {visit.documented}", part=part)
    return Cell(mark="good", text="shown")


def _facts(column: Column) -> Cell:
    facts = looked_for(column.page)
    if not facts:
        return Cell(mark="unknown", text="none to look for" if column.page.facts else "not looked at")
    shown = sum(fact.verdict == "shown" for fact in facts)
    clicked = sum(fact.verdict == "behind a click" for fact in facts)
    mark: Mark = "good" if shown == len(facts) else "part" if shown + clicked == len(facts) else "bad"
    more = f", {clicked} behind a click" if clicked else ""
    return Cell(mark=mark, text=f"{shown} of {len(facts)}{more}")


def _examples(column: Column) -> Cell:
    sent = [each for each in column.page.tried if each.sent]
    worked = sum(each.worked for each in sent)
    return _share(worked, len(sent), "none filled in" if column.page.tried else "no forms")


def _tried(column: Column) -> Cell:
    formed = [each for each in column.page.tried if each.outcome != "no form"]
    return _share(sum(each.worked for each in formed), len(formed), "no forms")


def _share(number: int, total: int, none: str) -> Cell:
    if not total:
        return Cell(mark="unknown", text=none)
    return Cell(mark="good" if number == total else "part", text=f"{number} of {total}", part="tried")


_GROUPS: tuple[tuple[str, tuple[Measure, ...]], ...] = (
    (
        "Is it there?",
        (
            ("Outcome", "what came of opening it", _outcome),
            ("Readers", "who gets to see it", _stranger),
            ("Operations", "on the page, of those in the document", _operations),
            ("Errors", "on the console, or not caught", _errors),
            ("Facts shown", "of a sample of those documented, once their operation is opened", _facts),
        ),
    ),
    (
        "Can it be used?",
        (
            ("Filled-in bodies", "that the service takes as the page sends them", _examples),
            ("Tried out", "answered with 2xx, of the operations that have a form", _tried),
            ("Deep link", "leads to an operation", _asked("deep link")),
            ("Search", "finds an operation", _asked("search")),
            ("Keyboard", "reaches an operation", _asked("keyboard")),
            ("Phone", "fits a width of 390 pixels", _asked("phone")),
            ("Dark", "where the reader prefers it", _asked("dark")),
            ("WCAG", "rules broken, as far as axe-core can tell", _axe),
        ),
    ),
    (
        "What does it take?",
        (
            ("First operation", "seconds until it is shown; only told, not judged", _seconds),
            ("Requests", "to the service", _requests),
            ("Bytes", "of what those brought", _bytes),
            ("Other hosts", "asked, and kept out of reach here", _hosts),
        ),
    ),
    (
        "As the framework ships it",
        (
            ("Offline", "other hosts out of reach", _shipped(lambda shipped: shipped.offline)),
            ("Online", "their files brought by npm", _shipped(lambda shipped: shipped.online)),
        ),
    ),
)
