"""A comparison as JUnit XML, for CI systems that show test results: a suite a document, a case a finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from compare.gate import concerns, reaches_in
from compare.render.escaping import clipped
from compare.render.plain import plain
from compare.render.words import spelled
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.comparison import Comparison, Finding
    from compare.render.options import Options

_SHOWN = 500  # characters of a value
_USERS = 50


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as XML; a finding at or above the bar fails, the others pass and say what they are.

    The form is the one that Jenkins publishes for its JUnit plugin, without times, which would differ from run to run.
    """
    root = ET.Element("testsuites", name="triptych")
    for index in range(1, len(comparison.documents)):
        _suite(root, comparison, index, options)
    _count(root, root.iter("testcase"))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(root: ET.Element, comparison: Comparison, index: int, options: Options) -> None:
    baseline, document = comparison.documents[0].name, comparison.documents[index].name
    suite = ET.SubElement(root, "testsuite", name=_fit(f"{document} against {baseline}"))
    concerned = [finding for finding in comparison.findings if concerns(finding, index)]
    seen: Counter[tuple[str, str]] = Counter()
    for finding in concerned:
        owner, name = _named(finding)
        seen[owner, name] += 1
        again = f" ({seen[owner, name]})" if seen[owner, name] > 1 else ""
        case = ET.SubElement(suite, "testcase", classname=owner, name=f"{name}{again}")
        if reaches_in(finding, options.bar, index):
            effect = finding.effects[index].replace("none", "documentation")
            failure = ET.SubElement(case, "failure", type=effect, message=_fit(finding.message))
            failure.text = _detail(comparison, finding)
        else:
            ET.SubElement(case, "system-out").text = _fit(finding.message)
    if not concerned:
        ET.SubElement(suite, "testcase", classname="API", name="no finding")  # CI takes an empty suite for a fault
    _count(suite, suite.iter("testcase"))


def _count(element: ET.Element, cases: Iterable[ET.Element]) -> None:
    found = list(cases)
    element.set("tests", str(len(found)))
    element.set("failures", str(sum(case.find("failure") is not None for case in found)))
    element.set("errors", "0")


def _named(finding: Finding) -> tuple[str, str]:
    """The place that a case belongs to, and its own name."""
    owner = finding.operation or finding.location.partition(" ")[0] or "API"
    return _fit(owner), _fit(f"{finding.rule} at {finding.location}" if finding.location else finding.rule)


def _detail(comparison: Comparison, finding: Finding) -> str:
    """What each document says and where, and which operations it touches."""
    lines = [finding.message, f"rule {finding.rule}, fingerprint {finding.fingerprint}"]
    for document, value, pointer in zip(comparison.documents, finding.values, finding.pointers, strict=True):
        said = "nothing" if value is None else clipped(spelled(value.value), _SHOWN)
        lines.append(f"{document.name}: {said}" + (f" at {pointer}" if pointer else ""))
    if finding.used_by:
        lines.append(f"used by {listing(finding.used_by, _USERS)}")
    return "\n".join(_fit(line) for line in lines)


def _fit(text: str) -> str:
    """The text on one line; all that XML 1.0 can't hold (section 2.2) isn't printable either."""
    return plain(" ".join(text.split()))
