"""A report as JUnit XML, for CI systems that show test results: a suite a stack, a case a fact of the contract.

A case a fact, so that the counts of a CI view are those of the report (passed: present; failed: absent or different;
skipped: not expressible), and a fact keeps its name, and with it its history, from run to run. What a stack adds is no
case: nothing is asked of it. Same, True and Shown have a case an operation or page.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from compare.render.escaping import clipped
from compare.render.plain import plain
from compare.render.words import spelled
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.docs_pages import DocsPage
    from compare.report import Deviation, Report, Subject
    from compare.sheet import Fact, FactCell, FactSheet

_SHOWN = 500  # characters of a value
_NAMED = 20  # operations that a failure names

_NO_SERVICE = "nobody looked at the running service"
_NO_PAGES = "nobody looked at the docs pages"


def render(report: Report, sheet: FactSheet) -> str:
    """The report as XML, in the form that Jenkins publishes for its JUnit plugin; without times, which would differ.

    Args:
        report: The report.
        sheet: Its facts.
    """
    root = ET.Element("testsuites", name="triptych")
    for index, subject in enumerate(report.subjects):
        if index or subject.runs:
            _suite(root, subject, sheet, index)
    for failed in report.failed:
        suite = ET.SubElement(root, "testsuite", name=_fit(failed.name))
        case = ET.SubElement(suite, "testcase", classname="extract", name="bundle")
        ET.SubElement(case, "error", type="failed", message=_fit(failed.error))
    for element in (root, *root):
        _count(element)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, subject: Subject, sheet: FactSheet, index: int) -> None:
    suite = ET.SubElement(root, "testsuite", name=_fit(subject.document.name))
    if index:
        seen: Counter[tuple[str, str]] = Counter()
        for fact in sheet.facts():
            if fact.cells[0].verdict == "present" and fact.cells[index].verdict != "outside":
                _fact(suite, fact, sheet, index, seen)
    for kind, found, operations in _measured(subject):
        for operation in operations:
            _operation(suite, kind, operation, found)
    for kind, why in _not_looked_at(subject):
        ET.SubElement(_case(suite, kind, "the running service"), "skipped", message=why)
    for page in subject.docs.pages if subject.docs else ():
        _page(suite, page)
    if subject.docs is None and subject.runs:
        ET.SubElement(_case(suite, "shown", "the docs pages"), "skipped", message=_NO_PAGES)


def _not_looked_at(subject: Subject) -> Iterator[tuple[str, str]]:
    """Which question nobody asked of the running service, and why."""
    if subject.runs and subject.measured is None:
        yield "same", _NO_SERVICE
    if subject.runs and not subject.document.is_openapi:
        yield "true", "it has no document" if subject.document.dialect == "none" else "its document isn't OpenAPI"
    elif subject.runs and subject.measured is None:
        yield "true", _NO_SERVICE


def _fact(suite: ET.Element, fact: Fact, sheet: FactSheet, index: int, seen: Counter[tuple[str, str]]) -> None:
    owner = f"documented.{fact.group or 'document'}"
    name = " › ".join(filter(None, (fact.location, fact.aspect)))
    seen[owner, name] += 1
    again = f" ({seen[owner, name]})" if seen[owner, name] > 1 else ""  # CI systems take a case for its name
    case = _case(suite, owner, f"{name}{again}")
    cell = fact.cells[index]
    if cell.verdict == "not-expressible":
        why = f"can't {cell.limit.what}: it {cell.limit.because}" if cell.limit else "the dialect has no words for it"
        ET.SubElement(case, "skipped", message=_fit(why))
    elif cell.verdict != "present":
        failure = ET.SubElement(case, "failure", type=cell.verdict, message=_fit(fact.message or cell.verdict))
        failure.text = "\n".join(map(_fit, _detail(fact, cell, sheet, index)))


def _detail(fact: Fact, cell: FactCell, sheet: FactSheet, index: int) -> Iterator[str]:
    """What both documents say and where, and which operations it touches."""
    for name, said in ((sheet.documents[0], fact.cells[0]), (sheet.documents[index], cell)):
        value = "nothing" if said.value is None else clipped(spelled(said.value.value), _SHOWN)
        yield f"{name}: {value}" + (f" at {said.pointer}" if said.pointer else "")
    operations = [operation for number in cell.at if (operation := fact.places[number].operation)]
    if operations:
        yield f"met at {listing(list(dict.fromkeys(operations)), _NAMED)}"
    if cell.note:
        yield f"note: {cell.note.text}"
    yield f"index.html#f-{fact.id}"


_Measured: TypeAlias = "tuple[str, Sequence[Deviation], list[str]]"


def _measured(subject: Subject) -> Iterator[_Measured]:
    """The two questions to a running service, what was found, and the operations it was asked of."""
    measured = subject.measured
    if measured is None:
        return
    yield "same", measured.same, _operations((*measured.tests, *measured.requests), measured.same)
    if subject.document.is_openapi:
        yield "true", measured.true, _operations(measured.own_requests, measured.true)


def _operations(asked: Iterable[str], found: Iterable[Deviation]) -> list[str]:
    return sorted({*asked, *(name for each in found for name in each.operation.split(", "))})


def _operation(suite: ET.Element, kind: str, operation: str, found: Sequence[Deviation]) -> None:
    case = _case(suite, kind, operation or "the whole service")
    mine = [each for each in found if operation in each.operation.split(", ")]
    if mine:
        said = listing(list(dict.fromkeys(each.check for each in mine)))
        failure = ET.SubElement(case, "failure", type="deviation", message=_fit(said))
        failure.text = "\n".join(_fit(f"{each.check}: {clipped(each.message, _SHOWN)}") for each in mine)


def _page(suite: ET.Element, page: DocsPage) -> None:
    case = _case(suite, "shown", f"{page.name} at {page.path}")
    if page.fine:
        return
    visit = page.visit
    told = [visit.why] if visit.why else []
    told += [f"not shown: {operation}" for operation in visit.missing]
    told += [clipped(error, _SHOWN) for error in visit.errors]
    message = f"{len(visit.missing)} operations missing, {len(visit.errors)} errors"
    failure = ET.SubElement(case, "failure", type=visit.outcome, message=_fit(message))
    failure.text = "\n".join(map(_fit, told))


def _case(suite: ET.Element, owner: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=_fit(owner), name=_fit(name))


def _count(element: ET.Element) -> None:
    cases = list(element.iter("testcase"))
    if not cases and element.tag == "testsuite":  # CI takes an empty suite for a fault
        cases = [_case(element, "documented", "nothing to compare")]
    element.set("tests", str(len(cases)))
    for name in ("failure", "error", "skipped"):
        plural = name if name == "skipped" else f"{name}s"
        element.set(plural, str(sum(case.find(name) is not None for case in cases)))


def _fit(text: str) -> str:
    """The text on one line; all that XML 1.0 can't hold (section 2.2) isn't printable either."""
    return plain(" ".join(text.split()))
